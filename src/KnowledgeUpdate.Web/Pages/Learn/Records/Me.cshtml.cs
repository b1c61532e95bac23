using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Pages.Learn.Records;

/// <summary>The learner's own record: employer and profession.</summary>
public sealed class MeModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel, IPersonForm
{
    public sealed class InputModel : PersonInput
    {
        public uint Version { get; set; }

        public bool? Confirm { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    PersonInput IPersonForm.Input => Input;

    public IReadOnlyList<FieldName> Fields { get; private set; } = [];

    public MyRecord Record { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await mediator.Send(new GetMyRecord(), ct) is not { } record)
            return RedirectToPage("Start");
        Record = record;
        Fields = await mediator.Send(new ListProfessionalFields(), ct);
        var p = record.Profession;
        Input = new InputModel
        {
            Version = record.Version,
            Series = p.Series,
            Level = p.Level,
            Title = p.Title,
            FieldCode = p.FieldCode,
            Education = p.Education,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostEmployerAsync(CancellationToken ct)
    {
        var typed = Input.Employer;
        if (await OnGetAsync(ct) is RedirectToPageResult start)
            return start;
        Input.Employer = typed;
        await mediator.Send(new ChangeEmployer(typed), ct);
        TempData["Done"] = text["The unit is asked to confirm."].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostAnswerAsync(Guid id, CancellationToken ct)
    {
        var (version, confirm) = (Input.Version, Input.Confirm);
        if (await OnGetAsync(ct) is RedirectToPageResult start)
            return start;
        await mediator.Send(new AnswerEmployment(id, version, confirm, null), ct);
        TempData["Done"] = text[confirm == true ? "Your employer is confirmed." : "The unit is told that you do not work there."].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id, CancellationToken ct)
    {
        var version = Input.Version;
        if (await OnGetAsync(ct) is RedirectToPageResult start)
            return start;
        await mediator.Send(new WithdrawEmployerRequest(id, version), ct);
        TempData["Done"] = text["The request is withdrawn; the unit is not asked any more."].Value;
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostProfessionAsync(CancellationToken ct)
    {
        var typed = Input;
        if (await OnGetAsync(ct) is RedirectToPageResult start)
            return start;
        Input = typed;
        await mediator.Send(new DescribeMyProfession(typed.Version, typed.Profession), ct);
        TempData["Done"] = text["Your profession is saved."].Value;
        return RedirectToPage();
    }
}
