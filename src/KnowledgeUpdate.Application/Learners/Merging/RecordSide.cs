using System.Linq.Expressions;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A learner's record as one side of a comparison.</summary>
public sealed record RecordSide
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required string Name { get; init; }

    public required IdentityKind Kind { get; init; }

    public required string IdentityMask { get; init; }

    /// <summary>Where the person works by this record, confirmed or asked for.</summary>
    public required string? Employer { get; init; }

    public required string? Series { get; init; }

    public required TitleLevel Level { get; init; }

    public required string? Title { get; init; }

    public required string? FieldCode { get; init; }

    public required Education Education { get; init; }

    public required bool HasAccount { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int Entries { get; init; }

    /// <summary>Hours of the record's own entries, reversals taken off.</summary>
    public required decimal Hours { get; init; }

    public required int Claims { get; init; }

    public required int Certificates { get; init; }

    internal static Expression<Func<Learner, RecordSide>> Of(PortalDbContext db) =>
        l => new RecordSide
        {
            Id = l.Id,
            Version = l.Version,
            Name = l.Name,
            Kind = l.IdentityKind,
            IdentityMask = l.IdentityMask,
            Employer = db.Organisations.Where(o => o.Id == l.EmployerId).Select(o => o.Name).FirstOrDefault(),
            Series = l.Series,
            Level = l.Level,
            Title = l.Title,
            FieldCode = l.FieldCode,
            Education = l.Education,
            HasAccount = l.UserId != null,
            CreatedAt = l.CreatedAt,
            Entries = db.HourEntries.Count(e => e.LearnerId == l.Id),
            Hours = db.HourEntries.Where(e => e.LearnerId == l.Id).Sum(e => e.Hours),
            Claims = db.HourClaims.Count(c => c.LearnerId == l.Id),
            Certificates = db.Certificates.Count(c => c.LearnerId == l.Id && c.State == CertificateState.Valid),
        };
}
