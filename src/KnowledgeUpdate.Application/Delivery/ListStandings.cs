using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Where a list stands for a trainee.</summary>
internal static class ListStandings
{
    /// <summary>The standing for somebody with a seat.</summary>
    internal static ListStanding Of(Seminar seminar, Enrolment? enrolment) => (enrolment?.HasSeat, seminar.State) switch
    {
        (true, SeminarState.PapersFiled) when seminar.OutcomesToldAt is null => ListStanding.BeingChecked,
        (true, SeminarState.PapersReturned) => ListStanding.BeingCorrected,
        _ => ListStanding.None,
    };
}
