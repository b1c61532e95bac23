using System.Text.Json;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Migrator;

/// <summary>Checks a certificate's file without the portal: with the published keys, or with the portal's own secret.</summary>
public static class VerifyCertificateFile
{
    private sealed record KeyFile(IReadOnlyList<PublishedKey> Keys);

    /// <param name="keyFile">The published keys; null: those of the secret.</param>
    /// <returns>The program's exit code.</returns>
    public static async Task<int> RunAsync(string file, string? keyFile, string? secret, Action<string> say)
    {
        if (!File.Exists(file))
            throw new InvalidOperationException($"There is no file {file}.");
        using var signer =
            keyFile is not null ? CertificateSigner.Verifier(await KeysAsync(keyFile))
            : secret is { Length: > 0 } ? new CertificateSigner(PortalKeys.Parse(secret))
            : throw new InvalidOperationException(
                "Name the file of the published keys, --keys KEYS.json, as found at /.well-known/certificate-keys.json of the "
                    + "portal; or set Keys__Secret to the portal's own secret."
            );
        var holds = signer.VerifyFile(await File.ReadAllBytesAsync(file));
        say(
            holds
                ? "The signature holds: no byte was altered since it was issued. Whether it was revoked since is seen online."
                : "The signature does not hold: the file was altered, or is not a certificate signed by one of these keys."
        );
        return holds ? 0 : 1;
    }

    private static async Task<IReadOnlyList<PublishedKey>> KeysAsync(string file)
    {
        if (!File.Exists(file))
            throw new InvalidOperationException($"There is no file {file}. Save /.well-known/certificate-keys.json of the portal there.");
        try
        {
            return
                JsonSerializer.Deserialize<KeyFile>(await File.ReadAllTextAsync(file), JsonSerializerOptions.Web)
                    is { Keys.Count: > 0 } read
                ? read.Keys
                : throw new InvalidOperationException($"{file} holds no keys.");
        }
        catch (JsonException)
        {
            throw new InvalidOperationException(
                $"{file} is not the file of the published keys. Save /.well-known/certificate-keys.json of the portal anew."
            );
        }
    }
}
