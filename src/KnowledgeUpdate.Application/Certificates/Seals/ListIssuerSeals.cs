namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The issuer's seals, newest first: the first is printed on what is issued from now on.</summary>
[Requires(Permission.ReadSeals)]
public sealed record ListIssuerSeals : IQuery<IReadOnlyList<SealLine>>;

/// <summary>A seal.</summary>
/// <param name="Certificates">How many certificates show it.</param>
public sealed record SealLine(Guid Id, string FileName, string Sha256, string By, DateTimeOffset At, int Certificates);

internal sealed class ListIssuerSealsHandler(PortalDbContext db) : IRequestHandler<ListIssuerSeals, IReadOnlyList<SealLine>>
{
    public async Task<IReadOnlyList<SealLine>> Handle(ListIssuerSeals query, CancellationToken cancellationToken) =>
        await db
            .IssuerSeals.OrderByDescending(s => s.At)
            .ThenByDescending(s => s.Id)
            .Take(50)
            .Select(s => new SealLine(
                s.Id,
                db.Attachments.Where(a => a.Id == s.AttachmentId).Select(a => a.Name).First(),
                s.Sha256,
                db.Users.Where(u => u.Id == s.ById).Select(u => u.DisplayName).First(),
                s.At,
                db.Certificates.Count(c => c.SealId == s.Id)
            ))
            .ToListAsync(cancellationToken);
}
