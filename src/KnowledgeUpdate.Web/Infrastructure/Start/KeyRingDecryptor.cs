using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using KnowledgeUpdate.Application.Pipeline;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Opens what <see cref="KeyRingEncryptor"/> closed. Keys from before are not marked as encrypted and never come here.</summary>
/// <remarks>The framework creates it by the type name in the key's row and passes the services.</remarks>
internal sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var box = Convert.FromBase64String(encryptedElement.Value);
        var text = new byte[box.Length - KeyRingEncryptor.NonceLength - KeyRingEncryptor.TagLength];
        using var aes = new AesGcm(
            services.GetRequiredService<PortalKeys>().Symmetric(KeyRingEncryptor.Purpose),
            KeyRingEncryptor.TagLength
        );
        aes.Decrypt(
            box.AsSpan(0, KeyRingEncryptor.NonceLength),
            box.AsSpan(KeyRingEncryptor.NonceLength + KeyRingEncryptor.TagLength),
            box.AsSpan(KeyRingEncryptor.NonceLength, KeyRingEncryptor.TagLength),
            text
        );
        return XElement.Parse(Encoding.UTF8.GetString(text));
    }
}
