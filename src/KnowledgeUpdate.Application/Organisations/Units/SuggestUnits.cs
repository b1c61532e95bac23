using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>
/// Open units whose name contains what is typed, whose place is named so, or whose credit code begins so: for every field that names a
/// unit. Names of units are public.
/// </summary>
/// <param name="Words">What is typed; fewer than two characters suggest nothing. Parts apart by blanks must all occur, in the name or the
/// place.</param>
[Public]
public sealed record SuggestUnits(string? Words) : IQuery<IReadOnlyList<UnitSuggestion>>;

/// <param name="Place">Name of the division in which it stands.</param>
public sealed record UnitSuggestion(string Name, string? CreditCode, string Place);

internal sealed class SuggestUnitsHandler(PortalDbContext db) : IRequestHandler<SuggestUnits, IReadOnlyList<UnitSuggestion>>
{
    private const int Most = 10,
        MostParts = 3;

    public async Task<IReadOnlyList<UnitSuggestion>> Handle(SuggestUnits query, CancellationToken cancellationToken)
    {
        var typed = Characters.TrimToNull(query.Words);
        if (typed is not { Length: >= 2 and <= 60 })
            return [];
        var units = db.Organisations.Where(o => o.ClosedOn == null && o.Kind != OrganisationKind.Division);
        var code = CreditCode.Normalise(typed);
        if (code.Length >= 6 && code.All(char.IsAsciiLetterOrDigit))
        {
            var begin = LikePattern.StartingWith(code);
            units = units.Where(o => o.CreditCode != null && EF.Functions.Like(o.CreditCode, begin, LikePattern.EscapeCharacter));
        }
        else
            foreach (var part in typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostParts))
            {
                var like = LikePattern.Containing(part);
                units = units.Where(o =>
                    EF.Functions.ILike(o.Name, like, LikePattern.EscapeCharacter)
                    || db.Organisations.Any(d =>
                        d.Id == o.ParentId
                        && d.Kind == OrganisationKind.Division
                        && EF.Functions.ILike(d.Name, like, LikePattern.EscapeCharacter)
                    )
                );
            }

        return await units
            .OrderBy(o => o.Name.Length)
            .ThenBy(o => o.Name)
            .ThenBy(o => o.Id)
            .Take(Most)
            .Select(o => new UnitSuggestion(
                o.Name,
                o.CreditCode,
                db.Organisations.Where(d => d.Id == o.ParentId).Select(d => d.Name).FirstOrDefault() ?? ""
            ))
            .ToListAsync(cancellationToken);
    }
}
