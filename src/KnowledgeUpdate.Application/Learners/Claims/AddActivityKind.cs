using FluentValidation;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Enters a kind of activity, or a known one with a new conversion: the one before ends the day before.</summary>
[Requires(Permission.EnterActivityKind)]
public sealed record AddActivityKind : ICommand<Guid>
{
    public required string? Code { get; init; }

    public required string? Name { get; init; }

    public required string? NameEn { get; init; }

    public required HourCategory Category { get; init; }

    public required decimal? HoursPerUnit { get; init; }

    public required string? Unit { get; init; }

    public required decimal? MaxPerClaim { get; init; }

    public required decimal? MaxPerYear { get; init; }

    public required bool NeedsRecognition { get; init; }

    public required string? Evidence { get; init; }

    public required string? Source { get; init; }

    public required DateOnly? From { get; init; }
}

internal sealed class AddActivityKindValidator : AbstractValidator<AddActivityKind>
{
    public AddActivityKindValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Code)
            .Matches("^[a-z0-9-]{2,40}$")
            .WithMessage(_ => text["Enter a code of small letters, digits and hyphens"])
            .NotEmpty()
            .WithMessage(_ => text["Enter a code of small letters, digits and hyphens"]);
        RuleFor(c => c.Name)
            .NotEmpty()
            .WithMessage(_ => text["Enter the Chinese name"])
            .MaximumLength(60)
            .WithMessage(_ => text["Enter at most {0} characters", 60]);
        RuleFor(c => c.NameEn)
            .NotEmpty()
            .WithMessage(_ => text["Enter the English name"])
            .MaximumLength(120)
            .WithMessage(_ => text["Enter at most {0} characters", 120]);
        RuleFor(c => c.Unit)
            .NotEmpty()
            .WithMessage(_ => text["Enter what is counted"])
            .MaximumLength(10)
            .WithMessage(_ => text["Enter at most {0} characters", 10]);
        RuleFor(c => c.Evidence)
            .NotEmpty()
            .WithMessage(_ => text["Enter which papers prove it"])
            .MaximumLength(200)
            .WithMessage(_ => text["Enter at most {0} characters", 200]);
        RuleFor(c => c.Source)
            .NotEmpty()
            .WithMessage(_ => text["Enter the document that sets the conversion"])
            .MaximumLength(200)
            .WithMessage(_ => text["Enter at most {0} characters", 200]);
        RuleFor(c => c.From).NotNull().WithMessage(_ => text["Enter the first day"]);
        RuleFor(c => c.HoursPerUnit).Must(h => h is > 0 and <= 1000).WithMessage(_ => text["Enter hours above 0 and at most {0}", 1000]);
        RuleFor(c => c.MaxPerClaim)
            .Must(h => h is null or (> 0 and <= 1000))
            .WithMessage(_ => text["Enter hours above 0 and at most {0}", 1000]);
        RuleFor(c => c.MaxPerYear)
            .Must(h => h is null or (> 0 and <= 1000))
            .WithMessage(_ => text["Enter hours above 0 and at most {0}", 1000]);
    }
}

internal sealed class AddActivityKindHandler(PortalDbContext db) : IRequestHandler<AddActivityKind, Guid>
{
    public async Task<Guid> Handle(AddActivityKind command, CancellationToken cancellationToken)
    {
        var (code, from) = (command.Code!, command.From!.Value);
        var earlier = await db
            .ActivityKinds.Where(k => k.Code == code)
            .OrderByDescending(k => k.EffectiveFrom)
            .ToListAsync(cancellationToken);
        if (earlier is [var last, ..] && last.EffectiveFrom >= from)
            throw new RuleException(
                "A conversion of this kind holds from {0:yyyy-MM-dd} on. The new one must begin later.",
                last.EffectiveFrom
            );
        if (earlier is [{ } open, ..] && open.HoldsOn(from))
            open.EndOn(from.AddDays(-1));
        var order = earlier is [var known, ..]
            ? known.SortOrder
            : await db.ActivityKinds.MaxAsync(k => (int?)k.SortOrder, cancellationToken) + 1 ?? 0;
        var kind = new ActivityKind(
            code,
            command.Name!.Trim(),
            command.NameEn!.Trim(),
            command.Category,
            command.HoursPerUnit!.Value,
            command.Unit!.Trim(),
            command.MaxPerClaim,
            command.MaxPerYear,
            command.NeedsRecognition,
            command.Evidence!.Trim(),
            command.Source!.Trim(),
            from,
            order
        );
        db.Add(kind);
        return kind.Id;
    }
}
