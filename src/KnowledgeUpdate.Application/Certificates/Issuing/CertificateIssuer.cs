using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Issues certificates: numbers without a gap, facts signed, one valid for each holder, project and kind.</summary>
[Service]
public sealed class CertificateIssuer(
    PortalDbContext db,
    Actor actor,
    CertificateSigner signer,
    CertificateKinds kinds,
    AuditWriter audit,
    TimeProvider clock
)
{
    /// <summary>
    /// Issues those that are not valid already; the others are left out. The numbers' series is held until the transaction ends.
    /// </summary>
    /// <returns>The new certificates, in the order of the orders.</returns>
    public async Task<IReadOnlyList<Certificate>> IssueAsync(
        CertificateKind kind,
        IReadOnlyList<CertificateOrder> orders,
        CancellationToken ct
    )
    {
        await audit.SaveAsync(ct);
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        var series = await HoldSeriesAsync(kind, (short)today.Year, ct);
        var (holders, projects) = (orders.Select(o => o.HolderId).ToList(), orders.Select(o => o.ProjectId).Distinct().ToList());
        var valid = (
            await db
                .Certificates.Where(c =>
                    c.Kind == kind && c.State == CertificateState.Valid && holders.Contains(c.HolderId) && projects.Contains(c.ProjectId)
                )
                .Select(c => new { c.HolderId, c.ProjectId })
                .ToListAsync(ct)
        )
            .Select(c => (c.HolderId, c.ProjectId))
            .ToHashSet();
        // The owner of a record must be certain before a certificate is printed from it.
        var uncertain = (
            await db
                .Learners.Where(l => holders.Contains(l.Id) && (l.ProvisionalOfId != null || l.FrozenAt != null))
                .Select(l => l.Id)
                .ToListAsync(ct)
        ).ToHashSet();
        var due = orders.Where(o => !uncertain.Contains(o.HolderId) && valid.Add((o.HolderId, o.ProjectId))).ToList();
        if (due.Count == 0)
            return [];
        var last = (
            await db
                .Database.SqlQuery<int>(
                    $"""
                    UPDATE certificate_series SET last = last + {due.Count} WHERE tenant_id = {db.Scope.Required} AND id = {series.Id}
                        RETURNING last AS "Value"
                    """
                )
                .ToListAsync(ct)
        ).Single();
        var seal = await db
            .IssuerSeals.OrderByDescending(s => s.At)
            .ThenByDescending(s => s.Id)
            .Select(s => (Guid?)s.Id)
            .FirstOrDefaultAsync(ct);
        var issued = due.Select((order, i) => Sign(order, kind, series.NumberOf(last - due.Count + 1 + i), seal, today, now)).ToList();
        db.AddRange(issued);
        return issued;
    }

    /// <summary>Issues a certificate in the place of one that is valid, if there is one.</summary>
    public async Task<Certificate> ReplaceAsync(
        Certificate? old,
        CertificateKind kind,
        CertificateOrder order,
        string reason,
        DateOnly today,
        CancellationToken ct
    )
    {
        if (old is null)
            return (await IssueAsync(kind, [order], ct)).SingleOrDefault()
                ?? await db.Certificates.SingleAsync(
                    c =>
                        c.Kind == kind
                        && c.ProjectId == order.ProjectId
                        && c.HolderId == order.HolderId
                        && c.State == CertificateState.Valid,
                    ct
                );
        // The old one ends first, so that the index never sees two that are valid; its successor is named before the transaction ends.
        var successor = Guid.CreateVersion7();
        old.ReplaceBy(successor, reason, today);
        return (await IssueAsync(kind, [order with { Id = successor }], ct)).Single();
    }

    private Certificate Sign(CertificateOrder o, CertificateKind kind, string number, Guid? seal, DateOnly today, DateTimeOffset now)
    {
        var tenant = actor.Tenant!;
        var facts = new CertificateFacts
        {
            Kind = kind,
            Number = number,
            Code = VerificationCode.Create(),
            Name = o.Name,
            IdentityMask = o.IdentityMask,
            Subject = o.Subject,
            Hours = o.Hours,
            Compulsory = o.Compulsory,
            Elective = o.Elective,
            Professional = o.Professional,
            From = o.From,
            To = o.To,
            Provider = o.Provider,
            Issuer = o.IssuedBy?.Name ?? tenant.Sponsor ?? tenant.RegionName,
            Programme = tenant.ProgrammeName,
            IssuedOn = today,
            ExpiresOn = o.ExpiresOn,
            Own =
            [
                .. o.Own.Where(own => own.Name != CertificateItems.FactName),
                .. o.Items.Count == 0 ? [] : new[] { CertificateItems.FactOf(o.Items) },
            ],
        };
        var payload = CertificatePayload.Encode(facts, signer.KeyId);
        var certificate = new Certificate(
            facts,
            o.HolderKind,
            o.HolderId,
            o.ProjectId,
            o.LearningYear,
            payload,
            signer.Sign(payload),
            signer.KeyId,
            o.ReplacesId,
            DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            o.Id,
            seal,
            o.IssuedBy?.UnitId
        );
        certificate.Lists(o.Items);
        return certificate;
    }

    // Concurrent issues wait for each other here, so that neither a gap nor a second certificate can arise.
    private async Task<CertificateSeries> HoldSeriesAsync(CertificateKind kind, short year, CancellationToken ct)
    {
        var fresh = new CertificateSeries(kind, year, kinds.UsualPattern(kind, actor.Tenant!.Letters));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO certificate_series (tenant_id, id, kind, year, pattern, last) VALUES ({db.Scope.Required}, {fresh.Id},
                {kind.ToString()}, {year}, {fresh.Pattern}, 0) ON CONFLICT DO NOTHING
            """,
            ct
        );
        return await db
            .CertificateSeries.FromSql(
                $"""
                SELECT tenant_id, id, kind, year, pattern, last, xmin FROM certificate_series WHERE kind = {kind.ToString()} AND year =
                    {year} FOR UPDATE
                """
            )
            .AsNoTracking()
            .SingleAsync(ct);
    }
}
