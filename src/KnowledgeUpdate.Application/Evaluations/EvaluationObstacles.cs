using KnowledgeUpdate.Domain.Gatherings;

namespace KnowledgeUpdate.Application.Evaluations;

internal static class EvaluationObstacles
{
    /// <summary>
    /// Who was there answers, from the last day on, once, until the days for disputes after the filing of the papers are over.
    /// </summary>
    [return: Sentence]
    public static async Task<string?> ObstacleAsync(
        PortalDbContext db,
        Gathering gathering,
        Guid enrolment,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        if (BeijingTime.DateOf(now) < gathering.HeldUntil)
            return "The questionnaire opens on the last day of the training.";
        if (gathering.EvaluationIsClosed(now) || !gathering.IsEvaluated)
            return "The questionnaire is closed: its days after the filing of the closing papers are over.";
        if (await db.EvaluationsTaken.AnyAsync(t => t.GatheringId == gathering.Id && t.EnrolmentId == enrolment, ct))
            return "You have answered. Your answer is kept without your name, so that it cannot be shown or changed.";
        return await db.AttendanceSigns.AnyAsync(s => s.EnrolmentId == enrolment && s.VoidedAt == null, ct)
            ? null
            : "The questionnaire is for those who took part: no attendance of yours is recorded.";
    }
}
