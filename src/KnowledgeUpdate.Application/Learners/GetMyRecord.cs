using FluentValidation;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The learner's own record; null when the account has none.</summary>
[SignedIn]
public sealed record GetMyRecord : IQuery<MyRecord?>;

/// <summary>The record.</summary>
public sealed record MyRecord(Guid Id, uint Version, string Name, string IdentityMask, Profession Profession, IReadOnlyList<EmploymentLine> Employments);

/// <summary>An employment of the history, newest first.</summary>
public sealed record EmploymentLine(Guid Id, uint Version, string Unit, EmploymentState State, DateOnly From, DateOnly? To, string? Reason, DateOnly? DueOn);

internal sealed class GetMyRecordHandler(PortalDbContext db, LearnerAccess access) : IRequestHandler<GetMyRecord, MyRecord?>
{
    public async Task<MyRecord?> Handle(GetMyRecord query, CancellationToken cancellationToken)
    {
        if (await access.FindMineAsync(cancellationToken) is not { } learner)
            return null;
        var employments = await (
            from e in db.Employments
            join o in db.Organisations on e.OrganisationId equals o.Id
            where e.LearnerId == learner.Id
            orderby e.RequestedAt descending
            select new EmploymentLine(e.Id, e.Version, o.Name, e.State, e.From, e.To, e.Reason, e.DueOn)).ToListAsync(cancellationToken);
        return new MyRecord(learner.Id, learner.Version, learner.Name, learner.IdentityMask, new Profession(learner.Series, learner.Level, learner.Title, learner.FieldCode, learner.Education), employments);
    }
}

/// <summary>The learner says what the profession is.</summary>
[SignedIn]
public sealed record DescribeMyProfession(uint Version, Profession Profession) : ICommand<Unit>;

internal sealed class DescribeMyProfessionValidator : AbstractValidator<DescribeMyProfession>
{
    public DescribeMyProfessionValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Profession.Title).MaximumLength(40).WithMessage(_ => text["The title must be {0} characters or less", 40]).OverridePropertyName("Title");
        RuleFor(c => c.Profession.Series).NotEmpty().When(c => c.Profession.Level != TitleLevel.None).WithMessage(_ => text["Choose the series in which you have the title"])
            .OverridePropertyName("Series");
    }
}

internal sealed class DescribeMyProfessionHandler(PortalDbContext db, LearnerAccess access, LearnerRegistry registry) : IRequestHandler<DescribeMyProfession, Unit>
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

/// <summary>The professional fields, for whoever says what the own one is: also before there is an account.</summary>
[Public]
public sealed record ListProfessionalFields : IQuery<IReadOnlyList<FieldName>>;

internal sealed class ListProfessionalFieldsHandler(PortalDbContext db) : IRequestHandler<ListProfessionalFields, IReadOnlyList<FieldName>>
{
    public async Task<IReadOnlyList<FieldName>> Handle(ListProfessionalFields query, CancellationToken cancellationToken) =>
        await db.Fields.OrderBy(f => f.SortOrder).Select(f => new FieldName(f.Code, f.Name, f.NameEn)).ToListAsync(cancellationToken);
}
