using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Enters an expert, or changes what is known of one.</summary>
/// <param name="UserId">An account with the role of reviewing expert.</param>
[Requires(Role.ProgrammeOffice)]
public sealed record SaveExpert(Guid? Id, uint Version, Guid? UserId, string? Employer, string? Title, IReadOnlyList<string> Fields, bool IsActive) : ICommand<Guid>;

internal sealed class SaveExpertValidator : AbstractValidator<SaveExpert>
{
    public SaveExpertValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.UserId).NotNull().When(c => c.Id is null).WithMessage(_ => text["Choose the expert's account"]);
        RuleFor(c => c.Employer).NotEmpty().WithMessage(_ => text["Enter the employer's full name or credit code"]);
        RuleFor(c => c.Title).NotEmpty().WithMessage(_ => text["Enter the professional title"]);
        RuleFor(c => c.Fields).NotEmpty().WithMessage(_ => text["Choose at least one field"]);
    }
}

internal sealed class SaveExpertHandler(PortalDbContext db, IStringLocalizer<SeminarsText> text) : IRequestHandler<SaveExpert, Guid>
{
    public async Task<Guid> Handle(SaveExpert command, CancellationToken cancellationToken)
    {
        var (name, code) = (command.Employer!.Trim(), CreditCode.Normalise(command.Employer));
        var employer = await db.Organisations.Where(o => o.ClosedOn == null && (o.Name == name || o.CreditCode == code)).OrderBy(o => o.Id).FirstOrDefaultAsync(cancellationToken)
            ?? throw new ValidationException([new FluentValidation.Results.ValidationFailure("Employer", text["No unit is called “{0}”. Enter its full name or its credit code.", name])]);
        if (command.Id is { } id)
        {
            var expert = await db.Experts.SingleOrNotFoundAsync(e => e.Id == id, cancellationToken);
            db.Expect(expert, command.Version);
            expert.Revise(employer.Id, command.Title!, command.Fields, command.IsActive);
            return id;
        }

        var user = await db.Users.SingleOrNotFoundAsync(u => u.Id == command.UserId && u.EndedAt == null && db.Memberships.Any(m => m.UserId == u.Id && m.Role == Role.Expert && m.To == null), cancellationToken);
        var entered = new Expert(user.Id, user.DisplayName, employer.Id, command.Title!, command.Fields);
        db.Add(entered);
        return entered.Id;
    }
}

/// <summary>The experts with their loads.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record ListExperts(PageOf Page) : IQuery<ExpertList>;

/// <summary>Experts, and accounts that may be entered as one.</summary>
public sealed record ExpertList(Page<ExpertRow> Page, IReadOnlyList<(Guid Id, string Name)> Candidates);

/// <summary>An expert.</summary>
public sealed record ExpertRow(Guid Id, uint Version, string Name, string Employer, string Title, IReadOnlyList<string> Fields, bool IsActive);

internal sealed class ListExpertsHandler(PortalDbContext db) : IRequestHandler<ListExperts, ExpertList>
{
    internal static readonly Sorts<Expert> Sorts = new("name", e => e.Id) { { "name", e => e.Name } };

    public async Task<ExpertList> Handle(ListExperts query, CancellationToken cancellationToken)
    {
        var page = await db.Experts.ToPageAsync(Sorts.Of(), query.Page,
            e => new ExpertRow(e.Id, e.Version, e.Name, db.Organisations.Where(o => o.Id == e.EmployerId).Select(o => o.Name).Single(), e.Title, e.Fields, e.IsActive), cancellationToken);
        var candidates = await db.Users.Where(u => u.EndedAt == null && db.Memberships.Any(m => m.UserId == u.Id && m.Role == Role.Expert && m.To == null) && !db.Experts.Any(e => e.UserId == u.Id))
            .OrderBy(u => u.DisplayName).Take(100).Select(u => new { u.Id, u.DisplayName }).ToListAsync(cancellationToken);
        return new ExpertList(page, [.. candidates.Select(c => (c.Id, c.DisplayName))]);
    }
}
