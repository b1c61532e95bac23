using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Pages.Experts;

/// <summary>The experts with employer and fields.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor, IStringLocalizer<ExpertsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public Guid? UserId { get; set; }

        public string? Employer { get; set; }

        public string? Title { get; set; }

        public List<string> Fields { get; set; } = [];

        public bool IsOutside { get; set; }

        public bool IsActive { get; set; } = true;
    }

    [BindProperty(SupportsGet = true)]
    public Guid? Edit { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ExpertList List { get; private set; } = null!;

    public IReadOnlyList<FieldName> Fields { get; private set; } = [];

    public bool MayEdit => actor.May(Permission.SaveExpert);

    public ExpertRow? Editing => List.Page.Rows.FirstOrDefault(e => e.Id == Edit);

    public string FieldName(string code) =>
        Fields.FirstOrDefault(f => f.Code == code) is not { } field ? code
        : Language.Current.Culture == "en" ? field.NameEn
        : field.Name;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct)
    {
        await LoadAsync(p, size, ct);
        if (Editing is { } e)
            Input = new InputModel
            {
                Version = e.Version,
                Employer = e.Employer,
                IsOutside = e.IsOutside,
                Title = e.Title,
                Fields = [.. e.Fields],
                IsActive = e.IsActive,
            };
    }

    public async Task<IActionResult> OnPostAsync(string? p, int size, CancellationToken ct)
    {
        await LoadAsync(p, size, ct);
        await mediator.Send(
            new SaveExpert(Edit, Input.Version, Input.UserId, Input.Employer, Input.Title, Input.Fields, Input.IsActive, Input.IsOutside),
            ct
        );
        TempData["Done"] = text["The expert is saved."].Value;
        return RedirectToPage("Index");
    }

    private async Task LoadAsync(string? p, int size, CancellationToken ct)
    {
        List = await mediator.Send(new ListExperts(new PageOf(p, size)), ct);
        Fields = await mediator.Send(new ListFields(), ct);
    }
}
