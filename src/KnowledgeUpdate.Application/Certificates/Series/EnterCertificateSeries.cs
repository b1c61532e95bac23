using FluentValidation;
using KnowledgeUpdate.Domain.Certificates;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>
/// Enters the pattern of a kind's numbers for this year or a coming one. Once a number has been issued the pattern cannot change.
/// </summary>
/// <param name="Version">Of the pattern entered before; null: none was.</param>
[Requires(Permission.EnterCertificateSeries)]
public sealed record EnterCertificateSeries(CertificateKind Kind, int? Year, uint? Version, string? Pattern) : ICommand<Unit>;

internal sealed class EnterCertificateSeriesHandler(
    PortalDbContext db,
    Actor actor,
    CertificateKinds kinds,
    TimeProvider clock,
    IStringLocalizer<CertificatesText> text
) : IRequestHandler<EnterCertificateSeries, Unit>
{
    /// <summary>How many years ahead a pattern may be entered.</summary>
    private const int Ahead = 2;

    public async Task<Unit> Handle(EnterCertificateSeries command, CancellationToken cancellationToken)
    {
        var year = (short)BeijingTime.DateOf(clock.GetUtcNow()).Year;
        if (command.Year is not { } asked || asked > year + Ahead)
            throw Faults.Beside(nameof(command.Year), text["Enter a year from {0} to {1}", year, year + Ahead]);
        if (asked < year)
            throw new RuleException("{0} is over: its numbers stay as they were given.", asked);
        if (CertificateSeries.Fault(command.Pattern) is { } fault)
            throw Faults.Beside(nameof(command.Pattern), text[fault.Key, [.. fault.Args.Select(a => a!)]]);
        var ofYear = await db.CertificateSeries.Where(s => s.Year == asked).ToListAsync(cancellationToken);
        foreach (var other in Enum.GetValues<CertificateKind>().Where(k => k != command.Kind))
            if (
                CertificateSeries.NumberOf(
                    ofYear.FirstOrDefault(s => s.Kind == other)?.Pattern ?? kinds.UsualPattern(other, actor.Tenant!.Letters),
                    (short)asked,
                    0
                ) == CertificateSeries.NumberOf(command.Pattern!.Trim(), (short)asked, 0)
            )
                throw Faults.Beside(
                    nameof(command.Pattern),
                    text["The other kind of certificate has this pattern: two would get one number"]
                );
        if (ofYear.FirstOrDefault(s => s.Kind == command.Kind) is not { } series)
            db.Add(new CertificateSeries(command.Kind, (short)asked, command.Pattern!));
        else
        {
            // Refuses if a pattern was entered after the page was drawn, so that the person looks at it first.
            db.Expect(series, command.Version ?? 0);
            series.Rename(command.Pattern!);
        }

        return Unit.Value;
    }
}
