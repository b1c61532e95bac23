using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The issuer's seals, newest first: the first is printed on what is issued from now on.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record ListIssuerSeals : IQuery<IReadOnlyList<SealLine>>;

/// <summary>The change of seals that waits for a second person; null: none.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record FindProposedSeal : IQuery<Guid?>;

internal sealed class FindProposedSealHandler(PortalDbContext db) : IRequestHandler<FindProposedSeal, Guid?>
{
    public Task<Guid?> Handle(FindProposedSeal query, CancellationToken cancellationToken) => db.ProposedActs
        .Where(a => a.Kind == SealChange.Name && a.State == ProposedActState.Waiting).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancellationToken);
}

/// <summary>A seal.</summary>
/// <param name="Certificates">How many certificates show it.</param>
public sealed record SealLine(Guid Id, string FileName, string Sha256, string By, DateTimeOffset At, int Certificates);

internal sealed class ListIssuerSealsHandler(PortalDbContext db) : IRequestHandler<ListIssuerSeals, IReadOnlyList<SealLine>>
{
    public async Task<IReadOnlyList<SealLine>> Handle(ListIssuerSeals query, CancellationToken cancellationToken) => await db.IssuerSeals.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(50)
        .Select(s => new SealLine(s.Id, db.Attachments.Where(a => a.Id == s.AttachmentId).Select(a => a.Name).First(), s.Sha256, db.Users.Where(u => u.Id == s.ById).Select(u => u.DisplayName).First(), s.At,
            db.Certificates.Count(c => c.SealId == s.Id))).ToListAsync(cancellationToken);
}

/// <summary>A seal as sheets print it.</summary>
/// <returns>A JPEG.</returns>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record GetIssuerSeal(Guid Id) : IQuery<byte[]>;

internal sealed class GetIssuerSealHandler(PortalDbContext db) : IRequestHandler<GetIssuerSeal, byte[]>
{
    public async Task<byte[]> Handle(GetIssuerSeal query, CancellationToken cancellationToken) =>
        await db.IssuerSeals.Where(s => s.Id == query.Id).Select(s => s.Printed).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException(nameof(IssuerSeal));
}
