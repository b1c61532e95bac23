using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Pages.Learners.Merging;

/// <summary>Two records side by side, and what their merge would do.</summary>
public sealed class MergeModel(IMediator mediator, PortalText words, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }

        public ValuesModel Values { get; set; } = new();
    }

    /// <summary>Which values are taken from the other record; empty for the usual choice.</summary>
    public sealed class ValuesModel
    {
        public bool? Name { get; set; }

        public bool? Title { get; set; }

        public bool? Field { get; set; }

        public bool? Education { get; set; }

        public bool? Employer { get; set; }
    }

    /// <summary>A value that differs between the records.</summary>
    public sealed record DifferentValue(string Property, string Name, string Kept, string Merged, bool IsTaken);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public MergePreview Preview { get; private set; } = null!;

    /// <summary>What differs and may be chosen.</summary>
    public IReadOnlyList<DifferentValue> Fields
    {
        get
        {
            var (k, m, v) = (Preview.Kept, Preview.Merged, Values);
            string TitleOf(RecordSide s) =>
                string.Join(" · ", new[] { s.Series, words[s.Level], s.Title }.Where(t => !string.IsNullOrEmpty(t)));
            DifferentValue[] all =
            [
                new(nameof(v.Name), text["Name"], k.Name, m.Name, v.Name),
                new(nameof(v.Title), text["Professional title"], TitleOf(k), TitleOf(m), v.Title),
                new(nameof(v.Field), text["Professional field"], k.FieldCode ?? "", m.FieldCode ?? "", v.Field),
                new(nameof(v.Education), text["Education"], words[k.Education], words[m.Education], v.Education),
                new(nameof(v.Employer), text["Employer"], k.Employer ?? "", m.Employer ?? "", v.Employer),
            ];
            return [.. all.Where(f => f.Kept != f.Merged)];
        }
    }

    private MergeValues Values =>
        new()
        {
            Name = Input.Values.Name ?? Preview.Usual.Name,
            Title = Input.Values.Title ?? Preview.Usual.Title,
            Field = Input.Values.Field ?? Preview.Usual.Field,
            Education = Input.Values.Education ?? Preview.Usual.Education,
            Employer = Input.Values.Employer ?? Preview.Usual.Employer,
        };

    public async Task OnGetAsync(Guid id, Guid other, CancellationToken ct) =>
        Preview = await mediator.Send(new GetMergePreview(id, other), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, Guid other, CancellationToken ct)
    {
        await OnGetAsync(id, other, ct);
        await mediator.Send(new MergeLearners(id, other, Input.Version, Input.Reason, Values), ct);
        TempData["Done"] = text["The two records are one now."].Value;
        return RedirectToPage("/Learners/Records/Details", new { id });
    }
}
