using FluentValidation;
using KnowledgeUpdate.Domain.Work;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Reviews;

/// <summary>Saves a phrase for the person.</summary>
[SignedIn]
public sealed record SavePhrase(string? Text) : ICommand<Unit>;

internal sealed class SavePhraseValidator : AbstractValidator<SavePhrase>
{
    public SavePhraseValidator(IStringLocalizer<ReviewsText> text) =>
        RuleFor(c => c.Text)
            .NotEmpty()
            .WithMessage(_ => text["Enter the phrase"])
            .MaximumLength(200)
            .WithMessage(_ => text["The phrase must be {0} characters or less", 200]);
}

internal sealed class SavePhraseHandler(PortalDbContext db, Actor actor) : IRequestHandler<SavePhrase, Unit>
{
    public async Task<Unit> Handle(SavePhrase command, CancellationToken cancellationToken)
    {
        var text = command.Text!.Trim();
        if (!await db.SavedPhrases.AnyAsync(p => p.UserId == actor.Me && p.Text == text, cancellationToken))
            db.Add(new SavedPhrase(actor.Me, text));
        return Unit.Value;
    }
}
