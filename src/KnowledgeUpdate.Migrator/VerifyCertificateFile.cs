using System.Text.Json;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Migrator;

/// <summary>Checks a certificate's file without the portal: with the published keys, or with the portal's own secret.</summary>
internal static class VerifyCertificateFile
{
    private sealed record KeyFile(IReadOnlyList<PublishedKey> Keys);

    public static async Task<int> RunAsync(string file, string? keyFile, string? secret, Action<string> say)
    {
        if (!File.Exists(file))
            throw new InvalidOperationException($"There is no file {file}.");
        using var signer = keyFile is not null
            ? CertificateSigner.Verifier(JsonSerializer.Deserialize<KeyFile>(await File.ReadAllTextAsync(keyFile), JsonSerializerOptions.Web)?.Keys ?? throw new InvalidOperationException($"{keyFile} holds no keys."))
            : new CertificateSigner(secret is { Length: > 0 } ? PortalKeys.Parse(secret) : PortalKeys.Development);
        var holds = signer.VerifyFile(await File.ReadAllBytesAsync(file));
        say(holds ? "The signature holds: no byte was altered since it was issued. Whether it was revoked since is seen online." : "The signature does not hold: the file was altered, or is not a certificate signed by one of these keys.");
        return holds ? 0 : 1;
    }
}
