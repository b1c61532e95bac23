using FluentValidation;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The person's saved phrases 常用语, after those that everybody has.</summary>
[SignedIn]
public sealed record ListPhrases : IQuery<IReadOnlyList<Phrase>>;

/// <summary>A phrase; one without id stands for everybody.</summary>
public sealed record Phrase(Guid? Id, string Text);

internal sealed class ListPhrasesHandler(PortalDbContext db, Actor actor) : IRequestHandler<ListPhrases, IReadOnlyList<Phrase>>
{
    /// <summary>Opinions are official and therefore Chinese, whatever the reader's language.</summary>
    private static readonly string[] Everybody = ["同意推荐。", "选题切合产业需求。", "课程与师资结构合理。", "经费测算符合标准。", "退回修改：", "不予推荐："];

    public async Task<IReadOnlyList<Phrase>> Handle(ListPhrases query, CancellationToken cancellationToken) =>
    [
        .. Everybody.Select(t => new Phrase(null, t)),
        .. await db.SavedPhrases.Where(p => p.UserId == actor.Me).OrderBy(p => p.Id).Select(p => new Phrase(p.Id, p.Text)).ToListAsync(cancellationToken),
    ];
}

/// <summary>Saves a phrase for oneself.</summary>
[SignedIn]
public sealed record SavePhrase(string? Text) : ICommand<Unit>;

internal sealed class SavePhraseValidator : AbstractValidator<SavePhrase>
{
    public SavePhraseValidator(IStringLocalizer<SeminarsText> text) =>
        RuleFor(c => c.Text).NotEmpty().WithMessage(_ => text["Enter the phrase"]).MaximumLength(200).WithMessage(_ => text["The phrase must be {0} characters or less", 200]);
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

/// <summary>Removes one's own phrase.</summary>
[SignedIn]
public sealed record RemovePhrase(Guid Id) : ICommand<Unit>;

internal sealed class RemovePhraseHandler(PortalDbContext db, Actor actor) : IRequestHandler<RemovePhrase, Unit>
{
    public async Task<Unit> Handle(RemovePhrase command, CancellationToken cancellationToken)
    {
        await db.SavedPhrases.Where(p => p.Id == command.Id && p.UserId == actor.Me).ExecuteDeleteAsync(cancellationToken);
        return Unit.Value;
    }
}
