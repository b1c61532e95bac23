using FluentValidation;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Confirms or refuses many requests of people at once, all or none.</summary>
/// <param name="Rows">Ids with the versions that were looked at.</param>
/// <returns>How many were decided.</returns>
[Requires(Permission.DecideEmployment)]
public sealed record DecideEmployments(IReadOnlyList<(Guid Id, uint Version)> Rows, bool? Confirm, string? Reason)
    : ICommand<int>,
        IHasReason;

internal sealed class DecideEmploymentsValidator : AbstractValidator<DecideEmployments>
{
    private const int Most = 500;

    public DecideEmploymentsValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Rows)
            .NotEmpty()
            .WithMessage(_ => text["Tick at least one person"])
            .Must(l => l.Count <= Most)
            .WithMessage(_ => text["Tick at most {0} people at once", Most])
            .OverridePropertyName("Ids");
        RuleFor(c => c.Confirm).NotNull().WithMessage(_ => text["Choose whether the people work at your unit"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .When(c => c.Confirm == false)
            .WithMessage(_ => text["Enter the reason: the person reads it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
    }
}

internal sealed class DecideEmploymentsHandler(PortalDbContext db, EmploymentAccess access, EmploymentAnswers answers)
    : IRequestHandler<DecideEmployments, int>
{
    public async Task<int> Handle(DecideEmployments command, CancellationToken cancellationToken)
    {
        var versions = command.Rows.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Version);
        var ids = versions.Keys.ToList();
        var asked = await access
            .Visible()
            .Where(e => ids.Contains(e.Id))
            .OrderBy(e => e.RequestedAt)
            .ThenBy(e => e.Id)
            .ToListAsync(cancellationToken);
        if (asked.Count != ids.Count)
            throw new NotFoundException(nameof(Employment));
        var people = await db
            .Learners.Where(l => asked.Select(e => e.LearnerId).Contains(l.Id))
            .ToDictionaryAsync(l => l.Id, cancellationToken);
        foreach (var employment in asked)
        {
            db.Expect(employment, versions[employment.Id]);
            Employment.States.Next(employment.State, command.Confirm == true ? EmploymentAction.Confirm : EmploymentAction.Refuse);
            if (await access.DeciderHindranceAsync(employment, cancellationToken) is { } hindrance)
                throw hindrance;
            await answers.AnswerAsync(
                employment,
                people[employment.LearnerId],
                command.Confirm == true,
                command.Reason,
                byPerson: false,
                cancellationToken
            );
        }

        return asked.Count;
    }
}
