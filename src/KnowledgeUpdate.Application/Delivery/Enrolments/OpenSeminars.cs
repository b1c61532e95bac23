using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Delivery;

internal static class OpenSeminars
{
    /// <summary>
    /// The seminars for which <see cref="Seminar.TakesEnrolments"/> holds, sorted out by the database so that a list of them can be paged.
    /// </summary>
    public static IQueryable<Seminar> TakingEnrolments(this PortalDbContext db, DateTimeOffset now) =>
        db.Seminars.FromSql(
            $"""
            SELECT s.*, s.xmin FROM seminars s
            WHERE s.state = 'Filed' AND s.ends_on >= {BeijingTime.DateOf(now)}
                AND (s.implementation ->> 'EnrolmentClosesAt')::timestamptz > {now}
            """
        );

    /// <summary>A seminar that takes enrolments by a way; one that nobody may see is not found.</summary>
    /// <exception cref="RuleException">Enrolment is closed, or this way is not offered.</exception>
    public static async Task<Seminar> OpenSeminarAsync(
        this PortalDbContext db,
        Guid id,
        Func<Seminar, bool> isOffered,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        var seminar =
            await db.Seminars.SingleOrDefaultAsync(s => s.Id == id && s.State != SeminarState.Preparing, ct)
            ?? throw new NotFoundException(nameof(Seminar));
        if (!seminar.TakesEnrolments(now))
            throw new RuleException("Enrolment in “{0}” is closed.", seminar.Title);
        return isOffered(seminar)
            ? seminar
            : throw new RuleException("“{0}” does not take enrolments this way. Its page says how to enrol.", seminar.Title);
    }
}
