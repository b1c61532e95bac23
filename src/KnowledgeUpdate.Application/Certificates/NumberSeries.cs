using FluentValidation;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The number patterns of every kind: those of past years, of this one and of the next.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record ListCertificateSeries : IQuery<IReadOnlyList<SeriesLine>>;

/// <summary>The numbers of a kind and year.</summary>
/// <param name="Version">Null: the usual pattern holds, nothing is entered.</param>
/// <param name="Last">Last number given; 0: none.</param>
/// <param name="First">The first number of the pattern, as it would be printed.</param>
public sealed record SeriesLine(CertificateKind Kind, short Year, string Pattern, uint? Version, int Last, string First, bool MayChange);

internal sealed class ListCertificateSeriesHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<ListCertificateSeries, IReadOnlyList<SeriesLine>>
{
    public async Task<IReadOnlyList<SeriesLine>> Handle(ListCertificateSeries query, CancellationToken cancellationToken)
    {
        var year = BeijingTime.DateOf(clock.GetUtcNow()).Year;
        var entered = (await db.CertificateSeries.ToListAsync(cancellationToken)).ToDictionary(s => (s.Kind, s.Year));
        var lines = from y in entered.Keys.Select(k => k.Year).Concat([(short)year, (short)(year + 1)]).Distinct().OrderDescending()
                    from kind in Enum.GetValues<CertificateKind>()
                    where entered.ContainsKey((kind, y)) || y >= year
                    let series = entered.GetValueOrDefault((kind, y))
                    let pattern = series?.Pattern ?? CertificateIssuer.UsualPattern(kind, actor.Tenant!.Letters)
                    select new SeriesLine(kind, y, pattern, series?.Version, series?.Last ?? 0, CertificateSeries.NumberOf(pattern, y, 1), actor.Is(Role.ProgrammeOffice) && y >= year && series is not { Last: > 0 });
        return [.. lines];
    }
}

/// <summary>Enters the pattern of a kind's numbers for this year or a coming one. Once a number is given the pattern stays.</summary>
/// <param name="Version">Of the pattern entered before; null: none was.</param>
[Requires(Role.ProgrammeOffice)]
public sealed record EnterCertificateSeries(CertificateKind Kind, int? Year, uint? Version, string? Pattern) : ICommand<Unit>;

internal sealed class EnterCertificateSeriesHandler(PortalDbContext db, Actor actor, TimeProvider clock, IStringLocalizer<LearnersText> text) : IRequestHandler<EnterCertificateSeries, Unit>
{
    /// <summary>How many years ahead a pattern may be entered.</summary>
    private const int Ahead = 2;

    public async Task<Unit> Handle(EnterCertificateSeries command, CancellationToken cancellationToken)
    {
        var year = (short)BeijingTime.DateOf(clock.GetUtcNow()).Year;
        if (command.Year is not { } asked || asked > year + Ahead)
            throw LearnerRegistry.Fault(nameof(command.Year), text["Enter a year from {0} to {1}", year, year + Ahead]);
        if (asked < year)
            throw new RuleException("{0} is over: its numbers stay as they were given.", asked);
        if (CertificateSeries.Fault(command.Pattern) is { } fault)
            throw LearnerRegistry.Fault(nameof(command.Pattern), text[fault.Sentence, fault.Args]);
        var ofYear = await db.CertificateSeries.Where(s => s.Year == asked).ToListAsync(cancellationToken);
        foreach (var other in Enum.GetValues<CertificateKind>().Where(k => k != command.Kind))
            if (CertificateSeries.NumberOf(ofYear.FirstOrDefault(s => s.Kind == other)?.Pattern ?? CertificateIssuer.UsualPattern(other, actor.Tenant!.Letters), (short)asked, 0) == CertificateSeries.NumberOf(command.Pattern!.Trim(), (short)asked, 0))
                throw LearnerRegistry.Fault(nameof(command.Pattern), text["The other kind of certificate has this pattern: two would get one number"]);
        if (ofYear.FirstOrDefault(s => s.Kind == command.Kind) is not { } series)
            db.Add(new CertificateSeries(command.Kind, (short)asked, command.Pattern!));
        else
        {
            // Whoever saw no pattern entered, while one was, looks at it first.
            db.Expect(series, command.Version ?? 0);
            series.Rename(command.Pattern!);
        }

        return Unit.Value;
    }
}
