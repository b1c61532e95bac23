using FluentValidation;

namespace KnowledgeUpdate.Application.Reviews;

/// <summary>The person's saved phrases 常用语, after those that everybody has.</summary>
[SignedIn]
public sealed record ListPhrases : IQuery<IReadOnlyList<Phrase>>;

/// <summary>A phrase; one without an id belongs to everybody.</summary>
public sealed record Phrase(Guid? Id, string Text);

internal sealed class ListPhrasesHandler(PortalDbContext db, Actor actor) : IRequestHandler<ListPhrases, IReadOnlyList<Phrase>>
{
    /// <summary>Opinions are official texts and so always Chinese, whatever the reader's language.</summary>
    private static readonly string[] Everybody =
    [
        "同意推荐。",
        "选题切合产业需求。",
        "课程与师资结构合理。",
        "经费测算符合标准。",
        "退回修改：",
        "不予推荐：",
    ];

    public async Task<IReadOnlyList<Phrase>> Handle(ListPhrases query, CancellationToken cancellationToken) =>
        [
            .. Everybody.Select(t => new Phrase(null, t)),
            .. await db
                .SavedPhrases.Where(p => p.UserId == actor.Me)
                .OrderBy(p => p.Id)
                .Select(p => new Phrase(p.Id, p.Text))
                .ToListAsync(cancellationToken),
        ];
}
