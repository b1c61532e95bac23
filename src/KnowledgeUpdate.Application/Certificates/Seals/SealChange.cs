using System.Globalization;
using System.Text.Json;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A seal comes into use: certificates issued from then on show it, those issued before keep theirs.</summary>
[Service]
public sealed class SealChange(PortalDbContext db, Actor actor, TimeProvider clock) : ICountersignedAct
{
    /// <summary>Name of the act.</summary>
    public const string Name = nameof(ChangeIssuerSeal);

    /// <summary>What a seal is proposed for: there is one issuer in a tenant, so one seal waits at a time.</summary>
    public static Guid SubjectOf(Guid tenant) => tenant;

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public async Task<ActFacts> FactsAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var form = Read(payload);
        var file = await db.Attachments.SingleOrNotFoundAsync(a => a.Id == form.AttachmentId, ct);
        var inUse = await db
            .IssuerSeals.OrderByDescending(s => s.At)
            .ThenByDescending(s => s.Id)
            .Select(s => new { s.Id, s.Sha256 })
            .FirstOrDefaultAsync(ct);
        var issued = await db.Certificates.CountAsync(ct);
        return new ActFacts(
            [new ActLine("File", file.Name), new ActLine("SHA-256", file.Sha256)],
            [
                new ActLine("Certificates issued from the confirmation on show this seal"),
                new ActLine("{0} certificates issued before keep the seal of their day", issued.ToString(CultureInfo.InvariantCulture)),
                new ActLine("The seal in use before can be taken into use again in the same way"),
            ],
            inUse?.Sha256 == file.Sha256 ? new RuleException("This seal is in use already.") : null,
            new
            {
                form,
                file.Sha256,
                InUse = inUse?.Id,
            }
        );
    }

    /// <inheritdoc />
    public async Task CarryOutAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var file = await db.Attachments.SingleAsync(a => a.Id == Read(payload).AttachmentId, ct);
        db.Add(new IssuerSeal(file, await PrintedAsync(file, ct), actor.Me, clock.GetUtcNow()));
    }

    /// <summary>The file as sheets would show it.</summary>
    internal async Task<byte[]> PrintedAsync(Attachment file, CancellationToken ct)
    {
        var content = await db.Set<AttachmentContent>().Where(c => c.AttachmentId == file.Id).Select(c => c.Content).SingleAsync(ct);
        return SealPicture.Read(content, IssuerSeal.SmallestSide, IssuerSeal.LargestSide, IssuerSeal.WantedPrintedSize).Printed;
    }

    internal static SealChangeForm Read(string payload) => JsonSerializer.Deserialize<SealChangeForm>(payload, PortalModel.Json)!;
}
