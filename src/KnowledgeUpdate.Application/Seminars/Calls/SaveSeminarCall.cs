using FluentValidation;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Drafts a call, or changes the draft.</summary>
/// <param name="Id">The draft; null for a new one.</param>
/// <param name="OpensAt">Beijing clock time of the first instant of filing.</param>
/// <param name="ClosesAt">Beijing clock time at which filing ends.</param>
[Requires(Permission.SaveSeminarCall)]
public sealed record SaveSeminarCall(
    Guid? Id,
    uint Version,
    int? Year,
    string? Title,
    string? Text,
    DateTime? OpensAt,
    DateTime? ClosesAt,
    CallTerms Terms
) : ICommand<Guid>;

internal sealed class SaveSeminarCallValidator : AbstractValidator<SaveSeminarCall>
{
    public SaveSeminarCallValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Year).InclusiveBetween(2020, 2100).WithMessage(_ => text["Enter the year of the plan, as 2027"]);
        RuleFor(c => c.Year).NotNull().WithMessage(_ => text["Enter the year of the plan, as 2027"]);
        RuleFor(c => c.Title)
            .NotEmpty()
            .WithMessage(_ => text["Enter the title of the call"])
            .MaximumLength(120)
            .WithMessage(_ => text["The title must be {0} characters or less", 120]);
        RuleFor(c => c.Text).NotEmpty().WithMessage(_ => text["Enter the text of the call"]);
        RuleFor(c => c.OpensAt).NotNull().WithMessage(_ => text["Enter when filing opens, as 2026-09-14 09:00"]);
        RuleFor(c => c.ClosesAt).NotNull().WithMessage(_ => text["Enter when filing closes, as 2026-10-23 24:00"]);
        RuleFor(c => c.ClosesAt)
            .GreaterThan(c => c.OpensAt)
            .When(c => c.OpensAt is not null && c.ClosesAt is not null)
            .WithMessage(_ => text["The closing time must be after the opening time."]);
        RuleFor(c => c.Terms.Kinds).NotEmpty().OverridePropertyName("Kinds").WithMessage(_ => text["Choose at least one kind"]);
        RuleFor(c => c.Terms.Fields).NotEmpty().OverridePropertyName("Fields").WithMessage(_ => text["Choose at least one field"]);
        RuleFor(c => c.Terms.RecommendationLimit)
            .InclusiveBetween(1, 200)
            .OverridePropertyName("RecommendationLimit")
            .WithMessage(_ => text["Enter how many a unit may recommend, from 1 to 200"]);
        When(
            c => c.Terms.ExpertScoring,
            () =>
            {
                RuleFor(c => c.Terms.ExpertsPerProposal)
                    .InclusiveBetween(1, 9)
                    .OverridePropertyName("ExpertsPerProposal")
                    .WithMessage(_ => text["Enter the experts per proposal, from 1 to 9"]);
                RuleFor(c => c.Terms.Criteria)
                    .Must(c => c.All(x => x.Weight is >= 1 and <= 100))
                    .OverridePropertyName("Criteria")
                    .WithMessage(_ => text["Give each criterion a weight from 1 to 100."]);
                RuleFor(c => c.Terms.Criteria)
                    .Must(c => c.Sum(x => x.Weight) == 100)
                    .OverridePropertyName("Criteria")
                    .WithMessage(c =>
                        text["The weights of the criteria must sum to 100; now they sum to {0}.", c.Terms.Criteria.Sum(x => x.Weight)]
                    );
            }
        );
    }
}

internal sealed class SaveSeminarCallHandler(PortalDbContext db) : IRequestHandler<SaveSeminarCall, Guid>
{
    public async Task<Guid> Handle(SaveSeminarCall command, CancellationToken cancellationToken)
    {
        var (opens, closes) = (BeijingTime.At(command.OpensAt!.Value), BeijingTime.At(command.ClosesAt!.Value));
        if (command.Id is not { } id)
        {
            var draft = SeminarCall.Draft(command.Year!.Value, command.Title!, command.Text!, opens, closes, command.Terms);
            db.Add(draft);
            return draft.Id;
        }

        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == id, cancellationToken);
        db.Expect(call, command.Version);
        call.Revise(command.Title!, command.Text!, opens, closes, command.Terms);
        return id;
    }
}
