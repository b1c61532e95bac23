using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>Searches the tenant's history, newest first.</summary>
/// <param name="Act">A use case's name.</param>
/// <param name="Person">Part of the name of a person who did it, or to whose account it was done.</param>
/// <param name="SubjectKind">Kind of record.</param>
/// <param name="IsSecurity">Only what was refused.</param>
/// <param name="From">First Beijing date.</param>
/// <param name="To">Last Beijing date.</param>
[Requires(Permission.ReadHistory)]
public sealed record ListHistory(
    string? Act,
    string? Person,
    string? SubjectKind,
    DateOnly? From,
    DateOnly? To,
    PageOf Page,
    bool IsSecurity = false
) : IQuery<HistoryPage>;

/// <summary>What a search of the history found.</summary>
/// <param name="SubjectKinds">Kinds of record to choose from.</param>
public sealed record HistoryPage(Page<HistoryLine> Lines, IReadOnlyList<string> SubjectKinds);

internal sealed class ListHistoryHandler(PortalDbContext db, Parties parties, HistoryReader reader)
    : IRequestHandler<ListHistory, HistoryPage>
{
    /// <summary>Sorted by time first, so that an index leads to a date however long ago; the number breaks ties.</summary>
    internal static readonly Sorts<AuditEvent> Sorts = new("-at", e => e.Sequence) { { "at", e => e.At } };

    private static readonly string[] Refused = Enum.GetNames<SecurityEvent>();

    /// <summary>Largest number of people whose acts are searched, if many have that name.</summary>
    private const int MostPeople = 200;

    public async Task<HistoryPage> Handle(ListHistory query, CancellationToken cancellationToken)
    {
        // People with a conflict of interest with a proposal must not learn from the history that it was scored.
        var me = await parties.MyAccountsAsync(cancellationToken);
        var hidden = await db
            .ExpertAssignments.Where(a => db.ConflictsOfInterest.Any(c => me.Contains(c.UserId) && c.SubjectId == a.SubjectId))
            .Select(a => a.Id)
            .ToListAsync(cancellationToken);
        // Savings in a row are shown with their first.
        var events = db.AuditEvents.AsNoTracking().Where(e => e.Continues == null && !hidden.Contains(e.SubjectId));
        if (!string.IsNullOrWhiteSpace(query.Act))
            events = events.Where(e => e.Act == query.Act.Trim());
        if (query.IsSecurity)
            events = events.Where(e => Refused.Contains(e.Act));
        if (!string.IsNullOrWhiteSpace(query.SubjectKind))
            events = events.Where(e => e.SubjectKind == query.SubjectKind);
        if (!string.IsNullOrWhiteSpace(query.Person))
        {
            var pattern = LikePattern.Containing(query.Person.Trim());
            var people = await db
                .Users.Where(u =>
                    EF.Functions.ILike(u.DisplayName, pattern, LikePattern.EscapeCharacter)
                    || EF.Functions.ILike(u.UserName, pattern, LikePattern.EscapeCharacter)
                )
                .OrderBy(u => u.Id)
                .Take(MostPeople)
                .Select(u => u.Id)
                .ToListAsync(cancellationToken);
            events = events.Where(e => people.Contains(e.UserId!.Value) || (e.SubjectKind == nameof(User) && people.Contains(e.SubjectId)));
        }

        if (query.From is { } from)
            events = events.Where(e => e.At >= BeijingTime.StartOf(from));
        if (query.To is { } to)
            events = events.Where(e => e.At < BeijingTime.EndOf(to));
        var found = await events.ToPageAsync(Sorts.Of(), query.Page, e => e, cancellationToken);
        var kinds = db
            .Model.GetEntityTypes()
            .Select(t => t.ClrType)
            .Where(t =>
                typeof(Entity).IsAssignableFrom(t) && !typeof(IUntracked).IsAssignableFrom(t) && !typeof(IPartOf).IsAssignableFrom(t)
            )
            .Select(t => t.Name)
            .Order(StringComparer.Ordinal)
            .ToList();
        return new HistoryPage(found.With(await reader.TranslateAsync(found.Rows, withRecords: true, cancellationToken)), kinds);
    }
}
