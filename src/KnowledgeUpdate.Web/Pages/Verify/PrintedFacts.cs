using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>Every fact printed on a certificate, in the order of the paper.</summary>
public static class PrintedFacts
{
    /// <summary>The facts with their names in the reader's language.</summary>
    public static IReadOnlyList<Fact> Of(
        CertificateFacts f,
        IStringLocalizer<CertificatesText> text,
        PortalText words,
        bool isLinked = false
    )
    {
        var facts = new List<Fact>
        {
            new(text["Certificate number"], f.Number, Language: "zh-CN"),
            new(text["Look-up code"], VerificationCode.Format(f.Code), Href: isLinked ? $"/v/{f.Code}" : null),
            new(text["Name"], f.Name, Language: "zh-CN"),
            new(text["Identity number"], f.IdentityMask),
            new(text["Kind of certificate"], words[f.Kind]),
            Subject(f, text),
            new(text["Time"], $"{Show.LongDate(f.From)} — {Show.LongDate(f.To)}"),
        };
        if (f.Hours is { } hours)
            facts.Add(new(text["Hours"], Show.Hours(hours)));
        if (f.Compulsory is not null)
            facts.Add(
                new(
                    text["Of them"],
                    text[
                        "{0} compulsory public, {1} elective public, {2} professional",
                        Show.Hours(f.Compulsory ?? 0),
                        Show.Hours(f.Elective ?? 0),
                        Show.Hours(f.Professional ?? 0)
                    ]
                )
            );
        if (f.Provider.Length > 0)
            facts.Add(new(text["Hosting unit"], f.Provider, Language: "zh-CN"));
        facts.AddRange(f.Own.Select(o => new Fact(o.Name, o.Value, Language: "zh-CN")));
        facts.Add(new(text["Issued by"], f.Issuer, Language: "zh-CN"));
        facts.Add(new(text["Programme"], f.Programme, Language: "zh-CN"));
        facts.Add(new(text["Issued on"], Show.LongDate(f.IssuedOn)));
        if (f.ExpiresOn is { } last)
            facts.Add(new(text["Valid until"], Show.LongDate(last)));
        return facts;
    }

    // The paper writes the year in Chinese; a reader of English reads the figure.
    private static Fact Subject(CertificateFacts f, IStringLocalizer<CertificatesText> text) =>
        f.Kind == CertificateKind.SeminarCompletion
            ? new(text["Seminar"], f.Subject, Language: "zh-CN")
            : new(text["Learning year"], Language.Of(f.Subject) is null ? f.Subject : f.Subject.TrimEnd('年', '度'));
}
