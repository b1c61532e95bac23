using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Countersign;

/// <summary>What a proposed act says, its consequences, and whether anything prevents it.</summary>
/// <param name="Said">What the form said, in words: pairs of a name and a value.</param>
/// <param name="Consequences">What follows.</param>
/// <param name="Hindrance">What prevents it now; null if nothing does.</param>
/// <param name="RestsOn">Everything that must be the same when it is confirmed.</param>
public sealed record ActFacts(IReadOnlyList<ActLine> Said, IReadOnlyList<ActLine> Consequences, RuleException? Hindrance, object RestsOn)
{
    /// <summary>SHA-256 over what it rests on, hexadecimal.</summary>
    public string Hash =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(RestsOn, PortalModel.Json))));
}
