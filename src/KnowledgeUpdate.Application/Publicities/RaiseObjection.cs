using System.Security.Cryptography;
using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Publicities;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Raises an objection to a list in publicity. Anybody may, with a name and a contact, which stay protected.</summary>
/// <param name="About">Title of the row it is about; empty for the whole list.</param>
[Public]
public sealed record RaiseObjection(Guid PublicityId, string? Name, string? Contact, string? About, string? Content) : ICommand<string>;

internal sealed class RaiseObjectionValidator : AbstractValidator<RaiseObjection>
{
    public RaiseObjectionValidator(IStringLocalizer<PublicitiesText> text)
    {
        RuleFor(c => c.Name)
            .NotEmpty()
            .WithMessage(_ => text["Enter your name"])
            .MaximumLength(60)
            .WithMessage(_ => text["The name must be {0} characters or less", 60]);
        RuleFor(c => c.Contact)
            .Must(c =>
                PhoneNumber.IsValid(PhoneNumber.Normalise(c))
                || (c?.Contains('@', StringComparison.Ordinal) == true && c.Length is > 5 and < 120)
            )
            .WithMessage(_ => text["Enter a telephone, as 138 0000 0000 or 0771-0000000, or an e-mail address"]);
        RuleFor(c => c.Content)
            .NotEmpty()
            .WithMessage(_ => text["Enter the facts you object to"])
            .MaximumLength(2000)
            .WithMessage(_ => text["The facts must be {0} characters or less", 2000]);
    }
}

internal sealed class RaiseObjectionHandler(PortalDbContext db, IEnumerable<IPublicised> subjects, Flow flow, TimeProvider clock)
    : IRequestHandler<RaiseObjection, string>
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public async Task<string> Handle(RaiseObjection command, CancellationToken cancellationToken)
    {
        var publicity = await db.Publicities.SingleOrNotFoundAsync(p => p.Id == command.PublicityId, cancellationToken);
        var receipt = $"YY-{RandomNumberGenerator.GetString(Alphabet, 5)}-{RandomNumberGenerator.GetString(Alphabet, 5)}";
        var objection = Objection.Receive(
            publicity,
            receipt,
            command.Name!,
            command.Contact!,
            command.About?.Trim() ?? "",
            subjects.First(s => s.SubjectKind == publicity.SubjectKind).RowsOf(publicity),
            command.Content!,
            clock.GetUtcNow()
        );
        db.Add(objection);
        var office = await db
            .Organisations.Where(o => o.Kind == OrganisationKind.ProgrammeOffice && o.ClosedOn == null)
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .FirstAsync(cancellationToken);
        await flow.Of(
                new FlowSubject(
                    nameof(Objection),
                    objection.Id,
                    receipt,
                    objection.About.Length > 0 ? objection.About : publicity.Title,
                    Links.Objection(objection.Id)
                )
            )
            .Opens(PublicityActs.Answer, Role.ProgrammeOffice, office, publicity.EndsOn)
            .Tells(Role.ProgrammeOffice, office, "Objection {0} was received", receipt)
            .DoneAsync(cancellationToken);
        return receipt;
    }
}
