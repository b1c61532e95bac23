using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>Drafts a call, from nothing or from one of a former year, or changes the draft.</summary>
public sealed class EditModel(IMediator mediator, PortalText words, IStringLocalizer<SeminarsText> text, TimeProvider clock)
    : CallFormPage(mediator, words, text)
{
    /// <summary>Criteria that a new draft begins with; official words, so Chinese.</summary>
    private static readonly (string Name, int Weight)[] Usual =
    [
        ("选题价值", 30),
        ("课程与师资", 30),
        ("组织能力", 20),
        ("经费合理性", 20),
    ];

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    /// <summary>The former call to copy.</summary>
    [FromQuery]
    public Guid? From { get; set; }

    /// <summary>Former calls that can be copied.</summary>
    public IReadOnlyList<CallChoice> Former { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var next = BeijingTime.DateOf(clock.GetUtcNow()).Year + 1;
        if ((Id ?? From) is { } known)
        {
            var call = await Mediator.Send(new GetSeminarCall(known), ct);
            Input = Id is null ? CallInput.CopyOf(call, Math.Max(next, call.Year + 1)) : CallInput.Of(call);
        }

        await LoadAsync(ct);
        if ((Id ?? From) is null)
            Input = new CallInput
            {
                Year = next,
                Kinds = [.. Enum.GetValues<SeminarKind>()],
                Fields = [.. Options.Fields.Select(f => f.Code)],
                RecommendationLimit = 8,
                ExpertScoring = true,
                ExpertsPerProposal = 3,
                Criteria = [.. Usual.Select(c => new CallInput.CriterionRow { Name = c.Name, Weight = c.Weight })],
                FeeClass = Options.Fees is { Classes: [.., var last] } ? last.Name : null,
                KindLimits = Input.KindLimits,
            };
        AddBlankRows();
    }

    public async Task<IActionResult> OnPostAsync(string? add, string? remove, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Input.ChangeRows(add, remove))
            return Shown();
        Input.DropBlankRows(ModelState);
        var id = await Mediator.Send(
            new SaveSeminarCall(
                Id,
                Input.Version,
                Input.Year,
                Input.Title,
                Input.Text,
                Show.ParseClock(Input.OpensAt),
                Show.ParseClock(Input.ClosesAt),
                Input.Terms()
            ),
            ct
        );
        TempData["Done"] = Text["The draft is saved."].Value;
        return RedirectToPage("Details", new { id });
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        await LoadOptionsAsync(ct);
        Former = Id is null
            ? [.. (await Mediator.Send(new ListCallChoices(), ct)).Where(c => c.State is not (CallState.Draft or CallState.ForRelease))]
            : [];
    }

    /// <summary>A row to type into, where a list has none.</summary>
    private void AddBlankRows()
    {
        if (Input.RequiredAttachments.Count == 0)
            Input.RequiredAttachments.Add(null);
        if (Input.OwnLimits.Count == 0)
            Input.OwnLimits.Add(new CallInput.QuotaRow());
        if (Input.Criteria.Count == 0)
            Input.Criteria.Add(new CallInput.CriterionRow());
    }
}
