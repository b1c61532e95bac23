using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Evaluations;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Pages.Delivery.Evaluations;

/// <summary>What the trainees said, on the four sides.</summary>
public sealed class EvaluationModel(IMediator mediator, PortalText words, IStringLocalizer<DeliveryText> text) : PageModel
{
    public EvaluationResult Result { get; private set; } = null!;

    public SeminarState State { get; private set; }

    public BarChart Sides
    {
        get
        {
            var sides = Enum.GetValues<EvaluationSide>().Select(s => (Side: s, Mean: Result.MeanOf(s))).ToList();
            var (best, worst) = (sides.MaxBy(s => s.Mean), sides.MinBy(s => s.Mean));
            return new BarChart(
                text["Means of the four sides"],
                best.Mean == worst.Mean
                    ? text["All four sides have {0} of 5.", best.Mean.ToString("0.00")]
                    : text[
                        "Best is “{0}” with {1}, lowest “{2}” with {3} of 5.",
                        words[best.Side],
                        best.Mean.ToString("0.00"),
                        words[worst.Side],
                        worst.Mean.ToString("0.00")
                    ],
                [.. sides.Select(s => new BarRow(words[s.Side], (double)s.Mean, s.Mean.ToString("0.00")))],
                null,
                text["Side"],
                text["Mean, 1 to 5"],
                Whole: Evaluation.Most
            );
        }
    }

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Result = await mediator.Send(new GetEvaluation(id), ct);
        State = (await mediator.Send(new GetSeminarHead(id), ct)).State;
    }
}
