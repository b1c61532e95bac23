using System.Security.Cryptography;
using System.Text;

namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>The look-up code 查验码 of a certificate: 80 random bits in 16 characters and a check character, in groups of four.</summary>
public static class VerificationCode
{
    /// <summary>Characters without the groups' hyphens.</summary>
    public const int Length = 17;

    // Crockford's letters: no I, L, O, U, which people misread.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new code. Nobody can guess one: there are 2^80.</summary>
    public static string Create()
    {
        Span<byte> bytes = stackalloc byte[10];
        RandomNumberGenerator.Fill(bytes);
        Span<char> code = stackalloc char[Length];
        var (bits, held, n) = (0u, 0, 0);
        foreach (var b in bytes)
        {
            for (bits = (bits << 8) | b, held += 8; held >= 5; held -= 5)
                code[n++] = Alphabet[(int)(bits >> (held - 5)) & 31];
        }
        code[16] = CheckCharacter(code[..16]);
        return new string(code);
    }

    /// <summary>Folds what people type: case, spaces, hyphens, full width, O for 0, I and L for 1.</summary>
    public static string Normalise(string? text)
    {
        var code = new StringBuilder();
        foreach (var c in Common.Characters.Narrow(text).ToUpperInvariant())
            if (c is not ('-' or '—' or '－'))
                code.Append(
                    c switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        _ => c,
                    }
                );
        return code.ToString();
    }

    /// <summary>
    /// Whether a normalised code is well formed and its check character right: every single wrong character and every swap of neighbours is
    /// found.
    /// </summary>
    public static bool IsWellFormed(string code) =>
        code.Length == Length
        && code.All(c => Alphabet.Contains(c, StringComparison.Ordinal))
        && CheckCharacter(code.AsSpan(0, 16)) == code[16];

    /// <summary>In groups, as printed: XXXX-XXXX-XXXX-XXXX-C.</summary>
    public static string Format(string code) =>
        code.Length == Length ? $"{code[..4]}-{code[4..8]}-{code[8..12]}-{code[12..16]}-{code[16]}" : code;

    // Weighted with powers of 2 in the field of 32 elements: any single error and any swap of neighbours changes the sum.
    private static char CheckCharacter(ReadOnlySpan<char> code)
    {
        var sum = 0;
        foreach (var c in code)
            sum = Double(sum) ^ Alphabet.IndexOf(c, StringComparison.Ordinal);
        return Alphabet[Double(sum)];
    }

    private static int Double(int x) => (x << 1) is var y && (y & 32) != 0 ? (y ^ 0b100101) & 31 : y;
}
