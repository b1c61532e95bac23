using FluentValidation;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The learner describes their profession.</summary>
[SignedIn]
public sealed record DescribeMyProfession(uint Version, Profession Profession) : ICommand<Unit>;

internal sealed class DescribeMyProfessionValidator : AbstractValidator<DescribeMyProfession>
{
    public DescribeMyProfessionValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Profession.Title)
            .MaximumLength(40)
            .WithMessage(_ => text["The title must be {0} characters or less", 40])
            .OverridePropertyName("Title");
        RuleFor(c => c.Profession.Series)
            .NotEmpty()
            .When(c => c.Profession.Level != TitleLevel.None)
            .WithMessage(_ => text["Choose the series in which you have the title"])
            .OverridePropertyName("Series");
    }
}

internal sealed class DescribeMyProfessionHandler(PortalDbContext db, LearnerAccess access, LearnerRegistry registry)
    : IRequestHandler<DescribeMyProfession, Unit>
{
    public async Task<Unit> Handle(DescribeMyProfession command, CancellationToken cancellationToken)
    {
        var learner = await access.MineAsync(cancellationToken);
        db.Expect(learner, command.Version);
        await registry.CheckAsync(command.Profession, cancellationToken);
        learner.Describe(command.Profession);
        return Unit.Value;
    }
}
