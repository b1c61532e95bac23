using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A kind of activity with its conversion.</summary>
public sealed record KindLine(Guid Id, uint Version, string Code, string Name, string NameEn, HourCategory Category, decimal HoursPerUnit, string Unit, decimal? MaxPerClaim, decimal? MaxPerYear, bool NeedsRecognition,
    string Evidence, string Source, DateOnly From, DateOnly? To)
{
    /// <summary>The kind as a line.</summary>
    public static KindLine Of(ActivityKind k) =>
        new(k.Id, k.Version, k.Code, k.Name, k.NameEn, k.Category, k.HoursPerUnit, k.Unit, k.MaxPerClaim, k.MaxPerYear, k.NeedsRecognition, k.Evidence, k.Source, k.EffectiveFrom, k.EffectiveTo);
}

/// <summary>Kinds of activity, in their order. Anybody signed in: a learner chooses among them.</summary>
/// <param name="OnlyClaimable">Leaves out those that ended before the years that can still be claimed for.</param>
[SignedIn]
public sealed record ListActivityKinds(bool OnlyClaimable = false) : IQuery<IReadOnlyList<KindLine>>;

internal sealed class ListActivityKindsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ListActivityKinds, IReadOnlyList<KindLine>>
{
    public async Task<IReadOnlyList<KindLine>> Handle(ListActivityKinds query, CancellationToken cancellationToken)
    {
        var earliest = new DateOnly(HourClaim.YearsOpen(clock.GetUtcNow())[^1], 1, 1);
        var kinds = await db.ActivityKinds.Where(k => !query.OnlyClaimable || k.EffectiveTo == null || k.EffectiveTo >= earliest).OrderBy(k => k.SortOrder).ThenBy(k => k.Code).ThenByDescending(k => k.EffectiveFrom).ToListAsync(cancellationToken);
        return [.. kinds.Select(KindLine.Of)];
    }
}

/// <summary>Enters a kind of activity, or a known one with a new conversion: the one before ends the day before.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record AddActivityKind(string? Code, string? Name, string? NameEn, HourCategory Category, decimal? HoursPerUnit, string? Unit, decimal? MaxPerClaim, decimal? MaxPerYear, bool NeedsRecognition,
    string? Evidence, string? Source, DateOnly? From) : ICommand<Guid>;

internal sealed class AddActivityKindValidator : AbstractValidator<AddActivityKind>
{
    public AddActivityKindValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Code).Matches("^[a-z0-9-]{2,40}$").WithMessage(_ => text["Enter a code of small letters, digits and hyphens"]).NotEmpty().WithMessage(_ => text["Enter a code of small letters, digits and hyphens"]);
        RuleFor(c => c.Name).NotEmpty().WithMessage(_ => text["Enter the Chinese name"]).MaximumLength(60).WithMessage(_ => text["Enter at most {0} characters", 60]);
        RuleFor(c => c.NameEn).NotEmpty().WithMessage(_ => text["Enter the English name"]).MaximumLength(120).WithMessage(_ => text["Enter at most {0} characters", 120]);
        RuleFor(c => c.Unit).NotEmpty().WithMessage(_ => text["Enter what is counted"]).MaximumLength(10).WithMessage(_ => text["Enter at most {0} characters", 10]);
        RuleFor(c => c.Evidence).NotEmpty().WithMessage(_ => text["Enter which papers prove it"]).MaximumLength(200).WithMessage(_ => text["Enter at most {0} characters", 200]);
        RuleFor(c => c.Source).NotEmpty().WithMessage(_ => text["Enter the document that sets the conversion"]).MaximumLength(200).WithMessage(_ => text["Enter at most {0} characters", 200]);
        RuleFor(c => c.From).NotNull().WithMessage(_ => text["Enter the first day"]);
        RuleFor(c => c.HoursPerUnit).Must(h => h is > 0 and <= 1000).WithMessage(_ => text["Enter hours above 0 and at most {0}", 1000]);
        RuleFor(c => c.MaxPerClaim).Must(h => h is null or (> 0 and <= 1000)).WithMessage(_ => text["Enter hours above 0 and at most {0}", 1000]);
        RuleFor(c => c.MaxPerYear).Must(h => h is null or (> 0 and <= 1000)).WithMessage(_ => text["Enter hours above 0 and at most {0}", 1000]);
    }
}

internal sealed class AddActivityKindHandler(PortalDbContext db) : IRequestHandler<AddActivityKind, Guid>
{
    public async Task<Guid> Handle(AddActivityKind command, CancellationToken cancellationToken)
    {
        var (code, from) = (command.Code!, command.From!.Value);
        var earlier = await db.ActivityKinds.Where(k => k.Code == code).OrderByDescending(k => k.EffectiveFrom).ToListAsync(cancellationToken);
        if (earlier is [var last, ..] && last.EffectiveFrom >= from)
            throw new RuleException("A conversion of this kind holds from {0:yyyy-MM-dd} on. The new one must begin later.", last.EffectiveFrom);
        if (earlier is [{ } open, ..] && open.HoldsOn(from))
            open.EndOn(from.AddDays(-1));
        var order = earlier is [var known, ..] ? known.SortOrder : await db.ActivityKinds.MaxAsync(k => (int?)k.SortOrder, cancellationToken) + 1 ?? 0;
        var kind = new ActivityKind(code, command.Name!.Trim(), command.NameEn!.Trim(), command.Category, command.HoursPerUnit!.Value, command.Unit!.Trim(), command.MaxPerClaim, command.MaxPerYear, command.NeedsRecognition,
            command.Evidence!.Trim(), command.Source!.Trim(), from, order);
        db.Add(kind);
        return kind.Id;
    }
}

/// <summary>Ends a kind of activity: study after that day cannot be claimed under it.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record EndActivityKind(Guid Id, uint Version, DateOnly? Last) : ICommand<Unit>;

internal sealed class EndActivityKindValidator : AbstractValidator<EndActivityKind>
{
    public EndActivityKindValidator(IStringLocalizer<LearnersText> text) => RuleFor(c => c.Last).NotNull().WithMessage(_ => text["Enter the last day"]);
}

internal sealed class EndActivityKindHandler(PortalDbContext db) : IRequestHandler<EndActivityKind, Unit>
{
    public async Task<Unit> Handle(EndActivityKind command, CancellationToken cancellationToken)
    {
        var kind = await db.ActivityKinds.SingleOrNotFoundAsync(k => k.Id == command.Id, cancellationToken);
        db.Expect(kind, command.Version);
        kind.EndOn(command.Last!.Value);
        return Unit.Value;
    }
}
