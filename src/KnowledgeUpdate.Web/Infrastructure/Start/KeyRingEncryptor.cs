using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using KnowledgeUpdate.Application.Pipeline;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Encrypts the keys that protect cookies and forms before they go to the database: a copy of the database is not enough to forge one.
/// AES-256-GCM with a key derived from the portal's secret.
/// </summary>
internal sealed class KeyRingEncryptor(PortalKeys keys) : IXmlEncryptor
{
    internal const string Purpose = "key ring 1",
        Element = "sealedKey";
    internal const int NonceLength = 12,
        TagLength = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var text = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var box = new byte[NonceLength + TagLength + text.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(keys.Symmetric(Purpose), TagLength);
        aes.Encrypt(box.AsSpan(0, NonceLength), text, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        return new EncryptedXmlInfo(new XElement(Element, Convert.ToBase64String(box)), typeof(KeyRingDecryptor));
    }
}
