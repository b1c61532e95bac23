using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals.Forms;

/// <summary>One section of the filing form. It saves itself. Missing answers are pointed out but prevent only the submission.</summary>
public sealed class SectionModel(IMediator mediator, PortalText words, IStringLocalizer<SeminarsText> text) : PageModel
{
    public static readonly IReadOnlyList<ProposalSection> Order = Enum.GetValues<ProposalSection>();

    [BindProperty(SupportsGet = true)]
    public ProposalSection Section { get; set; }

    [BindProperty]
    public ProposalInput Input { get; set; } = new();

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file names neither host nor people.</summary>
    [BindProperty]
    public bool IsRedacted { get; set; }

    public ProposalView Proposal { get; private set; } = null!;

    public ProposalOptions Options { get; private set; } = null!;

    /// <summary>What stands in the boxes is saved: a working of something else is not shown.</summary>
    public bool IsSaved { get; private set; } = true;

    public int Number => Order.ToList().IndexOf(Section) + 1;

    public bool IsOpen =>
        Proposal.State == ProposalState.Draft || (Proposal.State == ProposalState.Returned && Proposal.OpenSections.Contains(Section));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        Input = ProposalInput.Of(Proposal);
        return Proposal.Rights.Edit && IsOpen ? Page() : RedirectToPage("Form", new { id });
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? add, int? remove, string? then, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        if (ChangeRows(add, remove))
            return Page();
        if (!ModelState.IsValid)
        {
            IsSaved = false;
            return Refused();
        }

        var saved = await mediator.Send(new SaveProposalSection(id, Input.Version, Section, c => Input.Into(Section, c)), ct);
        if (then == "list" || saved.Faults.Count == 0)
            return then != "list" && Number < Order.Count
                ? RedirectToPage("Section", new { id, section = Order[Number] })
                : RedirectToPage("Form", new { id });
        foreach (var fault in saved.Faults)
            ModelState.AddModelError($"Input.{fault.FieldName}", words[fault.Message, [.. fault.Args]]);
        // What was typed is saved: the working below is that of now.
        await LoadAsync(id, ct);
        Input.Version = Proposal.Version;
        ModelState.Remove("Input.Version");
        return Refused();
    }

    public async Task<IActionResult> OnPostAutosaveAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        if (!ModelState.IsValid)
            return BadRequest();
        var saved = await mediator.Send(new SaveProposalSection(id, Input.Version, Section, c => Input.Into(Section, c)), ct);
        var version = await mediator.Send(new GetProposalVersion(id), ct);
        return new JsonResult(new { savedAt = BeijingTime.LocalOf(saved.SavedAt).ToString("HH:mm:ss"), version });
    }

    /// <summary>Rows copied from a sheet take the place of those in the form; nothing is saved before they were looked at.</summary>
    public async Task<IActionResult> OnPostPasteAsync(Guid id, string? pasted, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        var rows = PastedRows.Read(pasted);
        ModelState.Clear();
        IsSaved = false;
        if (rows.Count == 0)
        {
            ModelState.AddModelError("pasted", text["Paste rows copied from a sheet, one lesson or lecturer a row"]);
            return Refused();
        }

        if (Section == ProposalSection.Lecturers)
            Input.Lecturers = [.. rows.Select(r => PastedRows.Lecturer(r, words))];
        else
            Input.Courses = [.. rows.Select(r => PastedRows.Course(r, words))];
        return Page();
    }

    public async Task<IActionResult> OnPostAttachAsync(Guid id, string? category, string? own, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        if (Upload is null)
            ModelState.AddModelError("Upload", text["Choose a file"]);
        if (string.IsNullOrWhiteSpace(category) && string.IsNullOrWhiteSpace(own))
            ModelState.AddModelError("category", text["Choose which paper it is, or enter a name"]);
        if (!ModelState.IsValid)
            return Refused();
        if (Upload!.Length > Domain.Files.Attachment.MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", Upload.FileName);
        using var memory = new MemoryStream();
        await Upload.CopyToAsync(memory, ct);
        await mediator.Send(
            new AttachToProposal(
                id,
                Input.Version,
                string.IsNullOrWhiteSpace(category) ? own : category,
                Upload.FileName,
                memory.ToArray(),
                IsRedacted
            ),
            ct
        );
        TempData["Done"] = text["“{0}” is attached.", Upload.FileName].Value;
        return RedirectToPage("Section", new { id, section = Section });
    }

    public async Task<IActionResult> OnPostDetachAsync(Guid id, Guid attachment, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new RemoveFromProposal(id, Input.Version, attachment), ct);
        return RedirectToPage("Section", new { id, section = Section });
    }

    private async Task LoadAsync(Guid id, CancellationToken ct)
    {
        Proposal = await mediator.Send(new GetSeminarProposal(id), ct);
        Options = await mediator.Send(new GetProposalOptions(id), ct);
    }

    /// <summary>Without script, rows are added and removed by posting the form.</summary>
    private bool ChangeRows(string? add, int? remove)
    {
        if (add is null && remove is null)
            return false;
        if (Section == ProposalSection.Lecturers)
            Change(Input.Lecturers, remove);
        else
            Change(Input.Courses, remove);
        ModelState.Clear();
        return true;

        static void Change<T>(List<T> rows, int? remove)
            where T : new()
        {
            if (remove is { } at && at >= 0 && at < rows.Count)
                rows.RemoveAt(at);
            else
                rows.Add(new T());
        }
    }

    private PageResult Refused()
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>The cap of one item, beside its box; null: the standard is not configured.</summary>
    public string? LimitOf(Func<FeeClass, decimal> item) =>
        Options.Fees?.Classes.FirstOrDefault(c => c.Name == Proposal.Call.Terms.FeeClass) is { } fees
            ? text["{0}: at most {1:0.##} yuan", fees.Name, item(fees)].Value
            : null;

    /// <summary>The highest fee of a rank, beside its box; null: not configured.</summary>
    public string? FeeLimitOf(LecturerRank rank) =>
        Options.Fees?.LecturerCaps.TryGetValue(rank, out var cap) == true ? text["At most {0:0.##} yuan", cap].Value : null;

    public IEnumerable<SelectListItem> Choices<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(v => new SelectListItem(words[v], v.ToString()));
}
