using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>Searches the tenant's history, newest first. A page costs the same however far back it lies; nothing is counted.</summary>
/// <param name="Act">A use case's name.</param>
/// <param name="Person">Part of a person's name.</param>
/// <param name="SubjectKind">Kind of record.</param>
/// <param name="From">First Beijing date.</param>
/// <param name="To">Last Beijing date.</param>
/// <param name="Before">Only events before this one.</param>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record ListHistory(string? Act, string? Person, string? SubjectKind, DateOnly? From, DateOnly? To, long? Before) : IQuery<HistoryPage>;

/// <summary>A slice of the history.</summary>
/// <param name="Next">Where the next, older slice begins; null at the end.</param>
/// <param name="SubjectKinds">Kinds of record to choose from.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryLine> Lines, long? Next, IReadOnlyList<string> SubjectKinds);

internal sealed class ListHistoryHandler(PortalDbContext db, Actor actor, HistoryReader reader) : IRequestHandler<ListHistory, HistoryPage>
{
    /// <summary>Events on a page.</summary>
    private const int Size = 50;

    /// <summary>People whose acts are searched at once, should many have that name.</summary>
    private const int MostPeople = 200;

    public async Task<HistoryPage> Handle(ListHistory query, CancellationToken cancellationToken)
    {
        // Whoever has a conflict of interest with a proposal does not learn from the history that it was scored.
        var hidden = await db.ExpertAssignments.Where(a => db.ConflictsOfInterest.Any(c => c.UserId == actor.UserId && c.ProposalId == a.ProposalId)).Select(a => a.Id).ToListAsync(cancellationToken);
        var events = db.AuditEvents.AsNoTracking().Where(e => !hidden.Contains(e.SubjectId));
        if (!string.IsNullOrWhiteSpace(query.Act))
            events = events.Where(e => e.Act == query.Act.Trim());
        if (!string.IsNullOrWhiteSpace(query.SubjectKind))
            events = events.Where(e => e.SubjectKind == query.SubjectKind);
        if (!string.IsNullOrWhiteSpace(query.Person))
        {
            var pattern = $"%{LikePattern.Escape(query.Person.Trim())}%";
            var people = await db.Users.Where(u => EF.Functions.ILike(u.DisplayName, pattern, LikePattern.EscapeCharacter) || EF.Functions.ILike(u.UserName, pattern, LikePattern.EscapeCharacter))
                .OrderBy(u => u.Id).Take(MostPeople).Select(u => (Guid?)u.Id).ToListAsync(cancellationToken);
            events = events.Where(e => people.Contains(e.UserId));
        }

        if (query.From is { } from)
            events = events.Where(e => e.At >= BeijingTime.StartOf(from));
        if (query.To is { } to)
            events = events.Where(e => e.At < BeijingTime.EndOf(to));
        if (query.Before is { } before)
            events = events.Where(e => e.Sequence < before);
        var found = await events.OrderByDescending(e => e.Sequence).Take(Size + 1).ToListAsync(cancellationToken);
        var kinds = db.Model.GetEntityTypes().Select(t => t.ClrType).Where(t => typeof(Entity).IsAssignableFrom(t) && !typeof(IUntracked).IsAssignableFrom(t) && !typeof(IPartOf).IsAssignableFrom(t))
            .Select(t => t.Name).Order(StringComparer.Ordinal).ToList();
        return new HistoryPage(await reader.TranslateAsync([.. found.Take(Size)], cancellationToken), found.Count > Size ? found[Size - 1].Sequence : null, kinds);
    }
}
