using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Pages.Delivery.Closing;

/// <summary>Two versions of the closing papers side by side.</summary>
public sealed class VersionsModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    /// <summary>What a version says in one row.</summary>
    public sealed record Side(string Text, bool IsBad = false);

    /// <summary>A row of the comparison.</summary>
    public sealed record Row(string What, Side Left, Side Right, bool IsChanged, string? Language = null);

    [BindProperty(SupportsGet = true)]
    public int? Left { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Right { get; set; }

    public PapersComparison Comparison { get; private set; } = null!;

    public IEnumerable<SelectListItem> Options => Comparison.Numbers.Select(n => new SelectListItem(text["Version {0}", n], $"{n}"));

    public IReadOnlyList<Row> Rows =>
        [
            Of(text["Filed"], v => new(Show.At(v.FiledAt)), isFigure: false),
            Of(
                text["Due"],
                v => new(v.IsLate ? text["{0}, filed late", Show.Date(v.DueOn)] : Show.Date(v.DueOn), v.IsLate),
                isFigure: false
            ),
            Of(text["Completed"], v => new($"{v.Figures.Completed} / {v.Figures.Trainees}")),
            Of(text["Attendance"], v => new($"{v.Figures.AttendancePercent:0.#} %")),
            Of(text["Hours to be credited"], v => new(Show.Hours(v.Figures.Hours))),
            Of(text["Half days without a sign"], v => new($"{v.Figures.Unsigned} / {v.Figures.Held}")),
            Of(text["Questionnaires"], v => new($"{v.Figures.Answers}"), isFigure: false),
            Of(text["Spent, yuan"], v => new(Show.Money(v.Content.Spent), v.IsOverBudget)),
            Of(text["Approved with the proposal"], v => new(v.ApprovedBudget is { } budget ? Show.Money(budget) : "—")),
            Of(text["Why more was spent than approved"], v => new(v.OverBudgetReason ?? "—"), language: "zh-CN"),
            Of(text["Why they are filed again as they are"], v => new(v.UnchangedReason ?? "—"), isFigure: false, language: "zh-CN"),
        ];

    public IReadOnlyList<Row> Accounts
    {
        get
        {
            var (left, right) = (Comparison.Left?.Content.Accounts ?? [], Comparison.Right!.Content.Accounts);
            string Spent(IReadOnlyList<AccountLine> lines, string item) =>
                lines.Where(l => l.Item == item).ToList() is { Count: > 0 } some ? Show.Money(some.Sum(l => l.Actual)) : "—";
            return
            [
                .. left.Concat(right)
                    .Select(l => l.Item)
                    .Distinct()
                    .Select(i => new Row(
                        i,
                        new(Spent(left, i)),
                        new(Spent(right, i)),
                        Comparison.Left is not null && Spent(left, i) != Spent(right, i)
                    )),
            ];
        }
    }

    public IReadOnlyList<(string Title, string? Before, string? After)> Texts =>
        [
            (text["How the seminar went"], Comparison.Left?.Content.Summary, Comparison.Right!.Content.Summary),
            (text["Problems and advice"], Comparison.Left?.Content.Problems, Comparison.Right.Content.Problems),
        ];

    public bool FilesChanged =>
        Comparison.Left is { } left
        && (left.Files.Any(f => IsOnlyIn(f, left)) || Comparison.Right!.Files.Any(f => IsOnlyIn(f, Comparison.Right)));

    public bool IsOnlyIn(KeptPaper file, ClosingPapersVersion version) =>
        (version == Comparison.Left ? Comparison.Right : Comparison.Left) is { } other
        && other.Files.All(f => (f.Category, f.Sha256) != (file.Category, file.Sha256));

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Comparison = await mediator.Send(new ComparePapers(id, Left, Right), ct);
        (Left, Right) = (Comparison.Left?.Number, Comparison.Right?.Number);
    }

    private Row Of(string what, Func<ClosingPapersVersion, Side> side, bool isFigure = true, string? language = null)
    {
        var (left, right) = (Comparison.Left is { } l ? side(l) : new Side(""), side(Comparison.Right!));
        return new Row(what, left, right, isFigure && Comparison.Left is not null && left.Text != right.Text, language);
    }
}
