using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A sample certificate with the proposed seal, as it would be printed: not signed, and with a code that is never valid.</summary>
/// <returns>A PDF.</returns>
[Requires(Permission.ReadSeals)]
public sealed record GetSealSample(Guid ProposedActId) : IQuery<byte[]>;

internal sealed class GetSealSampleHandler(
    PortalDbContext db,
    Actor actor,
    SealChange change,
    IDocumentRenderer renderer,
    TimeProvider clock
) : IRequestHandler<GetSealSample, byte[]>
{
    public async Task<byte[]> Handle(GetSealSample query, CancellationToken cancellationToken)
    {
        var act = await db.ProposedActs.SingleOrNotFoundAsync(
            a => a.Id == query.ProposedActId && a.Kind == SealChange.Name,
            cancellationToken
        );
        var file = await db.Attachments.SingleOrNotFoundAsync(a => a.Id == SealChange.Read(act.Payload).AttachmentId, cancellationToken);
        var (tenant, now) = (actor.Tenant!, clock.GetUtcNow());
        var today = BeijingTime.DateOf(now);
        var facts = new CertificateFacts
        {
            Kind = CertificateKind.SeminarCompletion,
            Number = "样张〔0000〕000000号",
            Code = new string('0', VerificationCode.Length),
            Name = "样张",
            IdentityMask = "****",
            Subject = "印章启用样张，不对应任何一期研修班",
            Hours = 40,
            Compulsory = null,
            Elective = null,
            Professional = null,
            From = today,
            To = today,
            Provider = "样张",
            Issuer = tenant.Sponsor ?? tenant.RegionName,
            Programme = tenant.ProgrammeName,
            IssuedOn = today,
            ExpiresOn = null,
        };
        var host = new Uri(actor.BaseUrl);
        return renderer.Render(
            CertificateSheet.Build(
                new CertificateSheetData(
                    facts,
                    $"{host.Scheme}://{host.Authority}/verify",
                    $"{host.Authority}/verify",
                    await change.PrintedAsync(file, cancellationToken),
                    now
                )
            )
        );
    }
}
