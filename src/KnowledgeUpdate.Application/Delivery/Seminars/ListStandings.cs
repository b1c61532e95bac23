using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Where a list stands for a trainee.</summary>
internal static class ListStandings
{
    /// <summary>The standing for somebody with a seat.</summary>
    internal static ListStanding Of(Seminar seminar, Enrolment? enrolment) =>
        (enrolment?.HasSeat, seminar.State) switch
        {
            (true, SeminarState.PapersFiled) when seminar.OutcomesToldAt is null => ListStanding.BeingChecked,
            (true, SeminarState.PapersReturned) => ListStanding.BeingCorrected,
            _ => ListStanding.None,
        };
}
