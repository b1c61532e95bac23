using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>
/// Says whether a name, typed from a paper, is the one that the certificate was issued to; never what the right one is. Wrong names are
/// counted for the code and for the address, so that nobody finds the hidden characters by trying.
/// </summary>
[Public]
public sealed record CompareCertificateName(string? Code, string? Name) : ICommand<NameComparison>;

/// <summary>How a name compares.</summary>
/// <param name="Matches">Null: it was not compared.</param>
/// <param name="WaitUntil">When the next name may be compared, after too many wrong ones.</param>
public sealed record NameComparison(bool? Matches, DateTimeOffset? WaitUntil)
{
    /// <summary>The activities that the certificate lists, for whoever knows its name; empty for everybody else.</summary>
    public IReadOnlyList<CertificateItem> Items { get; init; } = [];
}

internal sealed class CompareCertificateNameValidator : AbstractValidator<CompareCertificateName>
{
    private const int Longest = 100;

    public CompareCertificateNameValidator(IStringLocalizer<CertificatesText> text) =>
        RuleFor(c => c.Name)
            .NotEmpty()
            .WithMessage(_ => text["Enter the name as the paper has it"])
            .MaximumLength(Longest)
            .WithMessage(_ => text["The name must be {0} characters or less", Longest]);
}

internal sealed class CompareCertificateNameHandler(PortalDbContext db, Tries tries)
    : IRequestHandler<CompareCertificateName, NameComparison>
{
    public async Task<NameComparison> Handle(CompareCertificateName command, CancellationToken cancellationToken)
    {
        var code = Characters.Cut(VerificationCode.Normalise(command.Code), VerificationCode.Length);
        TryLimit[] limits = [Tries.OfCertificate(code), tries.OfCertificates()];
        // One after the other for a code, whether it exists or not: many at once would slip through together.
        await tries.HoldAsync(limits[0], cancellationToken);
        if (await tries.WaitAsync(limits, cancellationToken) is { } wait)
            return new NameComparison(null, wait);
        var found = await db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancellationToken);
        if (
            CryptographicOperations.FixedTimeEquals(Digest(command.Name!), Digest(found?.Facts.Name ?? ""))
            && found is { Facts: var facts, Items: var items }
        )
            return new NameComparison(true, null) { Items = CertificateItems.AreSigned(facts, items ?? []) ? items ?? [] : [] };
        await tries.CountAsync(limits, cancellationToken);
        return new NameComparison(false, null);
    }

    /// <summary>Of equal length, whatever the name; spaces, widths and dots that people type otherwise are the same.</summary>
    private static byte[] Digest(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(PersonName.Normalise(name).ToUpperInvariant()));
}
