using FluentValidation;
using KnowledgeUpdate.Domain.Publicities;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Shows who objected, for a reason that the history keeps.</summary>
[Requires(Permission.RevealObjector), Reconfirm]
public sealed record RevealObjector(Guid Id, string? Reason) : ICommand<(string Name, string Contact)>, IHasReason;

internal sealed class RevealObjectorValidator : AbstractValidator<RevealObjector>
{
    public RevealObjectorValidator(IStringLocalizer<PublicitiesText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter why you need the contact; the history keeps it"]);
}

internal sealed class RevealObjectorHandler(PortalDbContext db, AuditWriter audit)
    : IRequestHandler<RevealObjector, (string Name, string Contact)>
{
    public async Task<(string Name, string Contact)> Handle(RevealObjector command, CancellationToken cancellationToken)
    {
        var objection = await db.Objections.SingleOrNotFoundAsync(o => o.Id == command.Id, cancellationToken);
        audit.Note(nameof(Objection), objection.Id, "Contact revealed");
        return (objection.Name, objection.Contact);
    }
}
