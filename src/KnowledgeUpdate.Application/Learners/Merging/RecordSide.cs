using System.Linq.Expressions;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A learner's record as one side of a comparison.</summary>
/// <param name="Employer">Where the person works by this record, confirmed or asked for.</param>
/// <param name="Hours">Hours of the record's own entries, reversals taken off.</param>
public sealed record RecordSide(
    Guid Id,
    uint Version,
    string Name,
    IdentityKind Kind,
    string IdentityMask,
    string? Employer,
    string? Series,
    TitleLevel Level,
    string? Title,
    string? FieldCode,
    Education Education,
    bool HasAccount,
    DateTimeOffset CreatedAt,
    int Entries,
    decimal Hours,
    int Claims,
    int Certificates
)
{
    internal static Expression<Func<Learner, RecordSide>> Of(PortalDbContext db) =>
        l => new RecordSide(
            l.Id,
            l.Version,
            l.Name,
            l.IdentityKind,
            l.IdentityMask,
            db.Organisations.Where(o => o.Id == l.EmployerId).Select(o => o.Name).FirstOrDefault(),
            l.Series,
            l.Level,
            l.Title,
            l.FieldCode,
            l.Education,
            l.UserId != null,
            l.CreatedAt,
            db.HourEntries.Count(e => e.LearnerId == l.Id),
            db.HourEntries.Where(e => e.LearnerId == l.Id).Sum(e => e.Hours),
            db.HourClaims.Count(c => c.LearnerId == l.Id),
            db.Certificates.Count(c => c.LearnerId == l.Id && c.State == CertificateState.Valid)
        );
}
