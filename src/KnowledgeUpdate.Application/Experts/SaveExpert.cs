using FluentValidation;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Experts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>Enters an expert, or changes an expert's details.</summary>
/// <param name="UserId">An account with the role of reviewing expert.</param>
/// <param name="IsOutside">The employer is not a unit of the province: its name is kept as it is.</param>
[Requires(Permission.SaveExpert)]
public sealed record SaveExpert(
    Guid? Id,
    uint Version,
    Guid? UserId,
    string? Employer,
    string? Title,
    IReadOnlyList<string> Fields,
    bool IsActive,
    bool IsOutside = false
) : ICommand<Guid>;

internal sealed class SaveExpertValidator : AbstractValidator<SaveExpert>
{
    public SaveExpertValidator(IStringLocalizer<ExpertsText> text)
    {
        RuleFor(c => c.UserId).NotNull().When(c => c.Id is null).WithMessage(_ => text["Choose the expert's account"]);
        RuleFor(c => c.Employer)
            .NotEmpty()
            .WithMessage(_ => text["Enter the employer's full name or credit code"])
            .MaximumLength(120)
            .WithMessage(_ => text["Enter at most {0} characters", 120]);
        RuleFor(c => c.Title).NotEmpty().WithMessage(_ => text["Enter the professional title"]);
        RuleFor(c => c.Fields).NotEmpty().WithMessage(_ => text["Choose at least one field"]);
    }
}

internal sealed class SaveExpertHandler(PortalDbContext db, Parties parties, IStringLocalizer<ExpertsText> text)
    : IRequestHandler<SaveExpert, Guid>
{
    public async Task<Guid> Handle(SaveExpert command, CancellationToken cancellationToken)
    {
        var (name, code) = (command.Employer!.Trim(), CreditCode.Normalise(command.Employer));
        var employer = command.IsOutside
            ? null
            : await db
                .Organisations.Where(o => o.ClosedOn == null && (o.Name == name || o.CreditCode == code))
                .OrderBy(o => o.Id)
                .FirstOrDefaultAsync(cancellationToken)
                ?? throw Faults.Beside("Employer", text["No unit is called “{0}”. Enter its full name or its credit code.", name]);
        if (command.Id is { } id)
        {
            var expert = await db.Experts.SingleOrNotFoundAsync(e => e.Id == id, cancellationToken);
            db.Expect(expert, command.Version);
            expert.Revise(employer?.Id, name, command.Title!, command.Fields, command.IsActive);
            return id;
        }

        var user = await db.Users.SingleOrNotFoundAsync(
            u =>
                u.Id == command.UserId
                && u.EndedAt == null
                && db.Memberships.Any(m => m.UserId == u.Id && m.Role == Role.Expert && m.To == null),
            cancellationToken
        );
        var accounts = await parties.AccountsAsync([user.Id], cancellationToken);
        if (await db.Experts.AnyAsync(e => accounts.Contains(e.UserId), cancellationToken))
            throw Faults.Beside(nameof(command.UserId), text["This person is entered as an expert already, with another account"]);
        var entered = new Expert(user.Id, user.DisplayName, employer?.Id, name, command.Title!, command.Fields);
        db.Add(entered);
        return entered.Id;
    }
}
