using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A record to be corrected, and the certificates that print what is wrong.</summary>
[Requires(Permission.CorrectLearner)]
public sealed record GetLearnerToCorrect(Guid Id) : IQuery<LearnerToCorrect>;

/// <param name="Certificates">Valid ones: each is replaced.</param>
public sealed record LearnerToCorrect(
    Guid Id,
    uint Version,
    string Name,
    IdentityKind Kind,
    string IdentityMask,
    IReadOnlyList<CertificateLine> Certificates
);

internal sealed class GetLearnerToCorrectHandler(LearnerAccess access, HourCertificates certificates, TimeProvider clock)
    : IRequestHandler<GetLearnerToCorrect, LearnerToCorrect>
{
    public async Task<LearnerToCorrect> Handle(GetLearnerToCorrect query, CancellationToken cancellationToken)
    {
        var (l, today) = (await access.FindAsync(query.Id, cancellationToken), BeijingTime.DateOf(clock.GetUtcNow()));
        var valid = await certificates.ValidOf(l.Id).ToListAsync(cancellationToken);
        return new LearnerToCorrect(
            l.Id,
            l.Version,
            l.Name,
            l.IdentityKind,
            l.IdentityMask,
            [.. valid.Select(c => CertificateLine.Of(c, today))]
        );
    }
}
