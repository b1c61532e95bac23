using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Chooses the language in which letters and messages are written to the person.</summary>
/// <param name="Language">One of <see cref="Languages.All"/>.</param>
[SignedIn]
public sealed record ChooseLanguage(string? Language) : ICommand<Unit>;

internal sealed class ChooseLanguageValidator : AbstractValidator<ChooseLanguage>
{
    public ChooseLanguageValidator(IStringLocalizer<AccountsText> text) =>
        RuleFor(c => c.Language)
            .Must(l => l is not null && Languages.All.Contains(l))
            .WithMessage(_ => text["Choose the language of letters"]);
}

internal sealed class ChooseLanguageHandler(PortalDbContext db, Actor actor) : IRequestHandler<ChooseLanguage, Unit>
{
    public async Task<Unit> Handle(ChooseLanguage command, CancellationToken cancellationToken)
    {
        (await db.Users.SingleAsync(u => u.Id == actor.Me, cancellationToken)).WriteIn(command.Language!);
        return Unit.Value;
    }
}
