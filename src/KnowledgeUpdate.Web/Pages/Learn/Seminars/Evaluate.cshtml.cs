using System.Globalization;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Evaluations;
using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Web.Face;
using Microsoft.AspNetCore.Authorization;

namespace KnowledgeUpdate.Web.Pages.Learn.Seminars;

/// <summary>The questionnaire of a seminar.</summary>
[Authorize]
public sealed class EvaluateModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    /// <summary>What is chosen and typed.</summary>
    public sealed class InputModel
    {
        public List<int?> Marks { get; set; } = [.. Enumerable.Repeat<int?>(null, Evaluation.Questions.Count)];

        public string? Comment { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public EvaluationForm Form { get; private set; } = null!;

    public IReadOnlyList<Choice> Marks =>
        [
            .. Enumerable
                .Range(1, Evaluation.Most)
                .Select(m => new Choice(
                    m.ToString(CultureInfo.InvariantCulture),
                    m.ToString(CultureInfo.InvariantCulture),
                    m switch
                    {
                        5 => text["very good"],
                        4 => text["good"],
                        3 => text["fair"],
                        2 => text["poor"],
                        _ => text["very poor"],
                    }
                )),
        ];

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Form = await mediator.Send(new GetEvaluationForm(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        while (Input.Marks.Count < Evaluation.Questions.Count)
            Input.Marks.Add(null);
        await mediator.Send(new AnswerEvaluation(id, Input.Marks, Input.Comment), ct);
        TempData["Done"] = text["Your answer is kept, without your name."].Value;
        return RedirectToPage("Details", new { id });
    }
}
