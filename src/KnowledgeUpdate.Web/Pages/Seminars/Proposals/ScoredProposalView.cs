using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals;

/// <summary>A proposal beside the score sheet, as its expert may read it.</summary>
internal sealed class ScoredProposalView(IMediator mediator) : IScoredView
{
    public string Kind => nameof(SeminarCall);

    public async Task<ScoredView> ShowAsync(Guid subjectId, CancellationToken ct) =>
        new("/Pages/Seminars/Proposals/_Answers.cshtml", (await mediator.Send(new GetSeminarProposal(subjectId), ct), false));
}
