namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>What nobody means and some send: the words of the fuzzer's grammar.</summary>
internal static class HostileValues
{
    /// <summary>Texts for a field, a part of an address or a value of a query.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "", " ", "\0", "a\0b", "\uD800", "x\uDFFFy", "\uFFFF", "a\r\nSet-Cookie: x=1", "\t", new string('A', 70_000), new string('字', 3_000), string.Concat(Enumerable.Repeat("😀", 700)),
        "😀", "𠮷野", "e\u0301\u0301\u0301", "\u202Eabc", "\u200B", "<script>alert(1)</script>", "' OR 1=1 --", "%", "_", "\\", "%00", "%zz", "../../etc/passwd", "=1+1", "{0}", "{0:zzz}{9}", "[]", "{}", "{\"a\":1}", "null",
        "-1", "0", "1", "+1", "１２", "1,000", "2147483647", "2147483648", "-2147483649", "99999999999999999999", "79228162514264337593543950336", "9999999999999.99", "0.00000000001", "1e400", "NaN", "Infinity", "-0", "0x10", "32768", "65536",
        "0001-01-01", "9999-12-31", "10000-01-01", "2027-02-30", "1899-12-31", "2199-12-31", "24:61", "99999", "1970", "2027", "-2027",
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "not-a-guid", "{00000000-0000-0000-0000-000000000000}", "0198f000-0000-7000-8000-000000000001:1", "x:y", ":-1", ":", "1:2:3",
        "true", "false", "maybe", "on", "Approved", "ProgrammeOffice", "999", "Draft,Submitted", "name", "-name", "name desc", "海洋", "/search?q=海洋", "//evil.test", "/\\evil.test", "http://evil.test/", "javascript:alert(1)",
    ];

    /// <summary>Files for a field that takes one.</summary>
    public static readonly IReadOnlyList<(string Name, byte[] Bytes)> Files =
    [
        ("空.csv", []), ("a.csv", "a,b\n1"u8.ToArray()), ("a.csv", [.. "姓名,证件号码\n"u8, 0, 0]), ("\0.csv", "a"u8.ToArray()), ("x.xlsx", "PK\u0003\u0004 broken"u8.ToArray()), ("x.pdf", "%PDF-1.7"u8.ToArray()), ("x.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]),
        (new string('长', 400) + ".pdf", "%PDF-1.7 %%EOF"u8.ToArray()), ("", [1, 2, 3]), ("..\\..\\x.jpg", [0xFF, 0xD8, 0xFF, 0xE0]),
    ];

    /// <summary>Methods that a page may meet.</summary>
    public static readonly IReadOnlyList<string> Methods = ["HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "GETX"];
}
