using System.Security.Cryptography;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Makes certificates' files: the sheet, with a signature over every byte of it as its last line.</summary>
[Service]
public sealed class CertificatePrinter(PortalDbContext db, Actor actor, IDocumentRenderer renderer, CertificateSigner signer)
{
    private readonly Dictionary<Guid, byte[]> seals = [];

    /// <summary>
    /// The files, each named by its number, in the order given. Those that are made for the first time are noted by one statement.
    /// </summary>
    /// <exception cref="RuleException">A reprint would differ from the first print.</exception>
    public async Task<List<CertificateFile>> FilesAsync(IReadOnlyList<Certificate> certificates, CancellationToken ct)
    {
        await ReadSealsAsync(certificates, ct);
        var pages = certificates.ToDictionary(c => c.Id, c => Render(c, c.Site ?? actor.BaseUrl));
        List<Guid> first = [.. certificates.Where(c => c.FileSignature is null).Select(c => c.Id)];
        var noted = first.Count == 0 ? [] : await NoteAsync(first, pages, ct);
        var files = new List<CertificateFile>(certificates.Count);
        foreach (var given in certificates)
        {
            var (certificate, page) = (noted.GetValueOrDefault(given.Id, given), pages[given.Id]);
            if (given.FileSignature is null && certificate.Site is { } site && site != actor.BaseUrl)
                page = Render(certificate, site);
            certificate.FileMade(SHA256.HashData(page));
            files.Add(
                new CertificateFile(
                    $"{certificate.Number}.pdf",
                    CertificateSigner.Seal(page, certificate.KeyId, certificate.FileSignature!)
                )
            );
        }

        return files;
    }

    /// <summary>
    /// The first print decides the address and the signature; a concurrent print waits and uses those. Rows are locked in the order of
    /// numbers, so that two batches cannot deadlock.
    /// </summary>
    private async Task<Dictionary<Guid, Certificate>> NoteAsync(List<Guid> first, Dictionary<Guid, byte[]> pages, CancellationToken ct)
    {
        byte[][] hashes = [.. first.Select(id => SHA256.HashData(pages[id]))],
            signatures = [.. first.Select(id => signer.Sign(pages[id]))];
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH waiting AS (SELECT id FROM certificates WHERE tenant_id = {db.Scope.Required} AND id = ANY({first}) AND file_signature IS
                NULL ORDER BY number FOR UPDATE)
            UPDATE certificates c SET site = {actor.BaseUrl}, file_hash = n.hash, file_signature = n.signature
            FROM waiting w JOIN unnest({first}, {hashes}, {signatures}) AS n (id, hash, signature) ON n.id = w.id
            WHERE c.tenant_id = {db.Scope.Required} AND c.id = w.id
            """,
            ct
        );
        return await db.Certificates.AsNoTracking().Where(c => first.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
    }

    /// <summary>The sheet without the file's signature: the same bytes whenever it is made.</summary>
    private byte[] Render(Certificate certificate, string site)
    {
        var (f, host, items) = (certificate.Facts, new Uri(site), certificate.Items ?? []);
        if (!CertificateItems.AreSigned(f, items))
            throw new RuleException(
                "The list of certificate {0} is not the one that was signed. Tell the programme office.",
                certificate.Number
            );
        return renderer.Render(
            CertificateSheet.Build(
                new CertificateSheetData(
                    f,
                    $"{host.Scheme}://{host.Authority}/v/{f.Code}#"
                        + $"{CertificatePayload.Fragment(certificate.Payload, certificate.Signature)}",
                    $"{host.Authority}/verify",
                    certificate.SealId is { } seal ? (ReadOnlyMemory<byte>?)seals[seal] : null,
                    certificate.IssuedAt
                )
                {
                    Items = items,
                }
            )
        );
    }

    private async Task ReadSealsAsync(IEnumerable<Certificate> certificates, CancellationToken ct)
    {
        List<Guid> missing = [.. certificates.Select(c => c.SealId).OfType<Guid>().Distinct().Where(id => !seals.ContainsKey(id))];
        if (missing.Count > 0)
            foreach (
                var seal in await db.IssuerSeals.Where(s => missing.Contains(s.Id)).Select(s => new { s.Id, s.Printed }).ToListAsync(ct)
            )
                seals.Add(seal.Id, seal.Printed);
    }
}
