using System.Globalization;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Pages.Delivery.Closing;

/// <summary>The closing papers: the host writes and files them, the office accepts or returns them.</summary>
public sealed class PapersModel(IMediator mediator, PortalText words, IStringLocalizer<DeliveryText> text, TimeProvider clock) : PageModel
{
    /// <summary>A line of the accounts.</summary>
    public sealed class AccountRow
    {
        public string? Item { get; set; }

        public decimal? Budget { get; set; }

        public decimal? Actual { get; set; }

        public string? Note { get; set; }
    }

    /// <summary>What the host types.</summary>
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Summary { get; set; }

        public string? Problems { get; set; }

        public List<AccountRow> Accounts { get; set; } = [];
    }

    /// <summary>A file to attach.</summary>
    public sealed class AttachModel
    {
        public string? Category { get; set; }

        public IFormFile? File { get; set; }
    }

    /// <summary>What the office decides.</summary>
    public sealed class DecisionModel
    {
        public uint Version { get; set; }

        public ClosingMove? Action { get; set; }

        public string? Opinion { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty]
    public AttachModel Attach { get; set; } = new();

    [BindProperty]
    public DecisionModel Decision { get; set; } = new();

    public PapersView Papers { get; private set; } = null!;

    public IEnumerable<SelectListItem> Categories => ClosingPapers.Categories.Select(c => new SelectListItem(words[c], c));

    public IReadOnlyList<Choice> Choices => [.. AllChoices.Where(c => Papers.MayAccept || c.Value != nameof(ClosingMove.Accept))];

    private IEnumerable<Choice> AllChoices =>
        [
            new(
                nameof(ClosingMove.Accept),
                words[ClosingMove.Accept],
                Papers.Figures is { } f
                    ? Papers.IsBrokenOff
                        ? text[
                            "{0} people get {1} hours in all; a seminar that was broken off gives no certificate",
                            f.Completed,
                            Show.Hours(f.Hours)
                        ].Value
                        : text["{0} people get {1} hours in all and a certificate each", f.Completed, Show.Hours(f.Hours)].Value
                    : null
            ),
            new(
                nameof(ClosingMove.Return),
                words[ClosingMove.Return],
                text["The host changes them and files again; outcomes are taken back"]
            ),
        ];

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        Fill();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? add, int? remove, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        if (add is not null || remove is not null)
        {
            if (remove is { } at && at >= 0 && at < Input.Accounts.Count)
                Input.Accounts.RemoveAt(at);
            else
                Input.Accounts.Add(new AccountRow());
            ModelState.Clear();
            return Page();
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await mediator.Send(Read(id), ct);
        TempData["Done"] = text["The papers are saved."].Value;
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostAutosaveAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        if (!ModelState.IsValid)
            return BadRequest();
        await mediator.Send(Read(id), ct);
        var saved = await mediator.Send(new GetSeminarHead(id), ct);
        return new JsonResult(
            new
            {
                savedAt = BeijingTime.LocalOf(clock.GetUtcNow()).ToString("HH:mm:ss", CultureInfo.InvariantCulture),
                version = saved.Version,
            }
        );
    }

    [SentForm(nameof(Attach))]
    public async Task<IActionResult> OnPostAttachAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        if (Attach.File?.Length > Domain.Files.Attachment.MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", Attach.File.FileName);
        using var content = new MemoryStream();
        if (Attach.File is not null)
            await Attach.File.CopyToAsync(content, ct);
        await mediator.Send(new AttachToPapers(id, Attach.Category, Attach.File?.FileName, content.ToArray()), ct);
        TempData["Done"] = text["The file is attached."].Value;
        return RedirectToPage(null, null, new { id }, "files");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, Guid file, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new RemoveFromPapers(id, file), ct);
        TempData["Done"] = text["The file is taken off the papers."].Value;
        return RedirectToPage(null, null, new { id }, "files");
    }

    [SentForm(nameof(Decision))]
    public async Task<IActionResult> OnPostDecideAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new DecidePapers(id, Decision.Version, Decision.Action, Decision.Opinion), ct);
        TempData["Done"] =
            Decision.Action == ClosingMove.Accept
                ? text["The closing papers are accepted; hours are being credited."].Value
                : text["The closing papers are returned, and the host is told."].Value;
        return RedirectToPage("/Delivery/Seminars/Details", new { id });
    }

    private SavePapers Read(Guid id) =>
        new(
            id,
            Input.Version,
            Input.Summary,
            Input.Problems,
            [.. Input.Accounts.Select(a => new AccountInput(a.Item, a.Budget, a.Actual, a.Note))]
        );

    private async Task LoadAsync(Guid id, CancellationToken ct) => Papers = await mediator.Send(new GetPapers(id), ct);

    private void Fill() =>
        Input = new InputModel
        {
            Version = Papers.Version,
            Summary = Papers.Content.Summary,
            Problems = Papers.Content.Problems,
            Accounts =
                Papers.Content.Accounts.Count > 0
                    ?
                    [
                        .. Papers.Content.Accounts.Select(a => new AccountRow
                        {
                            Item = a.Item,
                            Budget = a.Budget,
                            Actual = a.Actual,
                            Note = a.Note,
                        }),
                    ]
                    : [new AccountRow()],
        };
}
