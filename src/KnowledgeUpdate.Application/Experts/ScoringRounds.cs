using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>Begins and closes rounds of scoring.</summary>
[Service]
public sealed class ScoringRounds(PortalDbContext db, Parties parties, ScoringDesks desks, TimeProvider clock)
{
    /// <summary>Computes the conflicts of interest and gives every subject its experts; each expert is told how many.</summary>
    /// <returns>Sheets given out.</returns>
    /// <exception cref="RuleException">Nothing is to be scored, or too few experts are free of conflict.</exception>
    public async Task<int> BeginAsync(ScoringRound round, IReadOnlyList<ScoredSubject> subjects, CancellationToken ct)
    {
        if (subjects.Count == 0)
            throw new RuleException("Nothing is recommended: there is nothing to score.");
        var experts = await db.Experts.Where(e => e.IsActive).OrderBy(e => e.Id).ToListAsync(ct);
        var conflicts = await FindConflictsAsync(subjects, experts, ct);
        var pairs = BalancedAssignment.Assign(
            subjects.Count,
            experts.Count,
            round.ExpertsEach,
            (s, e) => !conflicts.Contains((subjects[s].SubjectId, experts[e].UserId)),
            (s, e) => experts[e].Fields.Contains(subjects[s].Field ?? ""),
            round.Seed
        );
        db.Add(round);
        db.AddRange(subjects);
        foreach (var (s, e) in pairs)
            db.Add(new ExpertAssignment(round.Id, subjects[s].SubjectId, experts[e].Id, experts[e].UserId));
        foreach (var load in pairs.GroupBy(p => p.Expert))
            await desks.GiveAsync(round, experts[load.Key], load.Count(), ct);
        return pairs.Count;
    }

    /// <summary>Closes the round of a record, if it holds one: nothing is scored any more.</summary>
    /// <returns>Score by subject, 0 to 100, by the round's method.</returns>
    public async Task<IReadOnlyDictionary<Guid, decimal>> CloseAsync(Guid roundId, CancellationToken ct)
    {
        if (await db.ScoringRounds.SingleOrDefaultAsync(r => r.Id == roundId, ct) is not { } round)
            return new Dictionary<Guid, decimal>();
        round.Close(clock.GetUtcNow());
        var scores = await db
            .ExpertAssignments.Where(a => a.RoundId == roundId && a.State == AssignmentState.Submitted)
            .Select(a => new { a.SubjectId, Score = a.Score ?? 0 })
            .ToListAsync(ct);
        return scores.GroupBy(s => s.SubjectId).ToDictionary(g => g.Key, g => ScoreSummary.Of(g.Select(s => s.Score), round.Method)!.Score);
    }

    /// <summary>Records the computed conflicts; those declared before stay.</summary>
    private async Task<HashSet<(Guid Subject, Guid User)>> FindConflictsAsync(
        IReadOnlyList<ScoredSubject> subjects,
        List<Expert> experts,
        CancellationToken ct
    )
    {
        var places = subjects.Select(s => s.HostId).Concat(experts.Select(e => e.EmployerId).OfType<Guid>()).Distinct().ToList();
        var units = await db.Organisations.AsNoTracking().Where(o => places.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var ids = subjects.Select(s => s.SubjectId).ToList();
        var known = (
            await db.ConflictsOfInterest.Where(c => ids.Contains(c.SubjectId)).Select(c => new { c.SubjectId, c.UserId }).ToListAsync(ct)
        )
            .Select(c => (c.SubjectId, c.UserId))
            .ToHashSet();
        var (hosts, today) = (subjects.Select(s => s.HostId).Distinct().ToList(), BeijingTime.DateOf(clock.GetUtcNow()));
        foreach (var expert in experts)
        {
            // What a person declared under another account, and whatever ties that account to a unit, counts for the person.
            var accounts = await parties.AccountsAsync([expert.UserId], ct);
            var belongs = await parties.BelongingAsync(accounts, hosts, ct);
            foreach (var subject in subjects)
            {
                var reasons = ConflictOfInterest
                    .Between(expert.Name, expert.EmployerId is { } employer ? units[employer] : null, units[subject.HostId], subject.People)
                    .ToHashSet();
                if (belongs(subject.HostId, today))
                    reasons.Add(ConflictReason.SameUnit);
                foreach (var reason in reasons)
                    db.Add(new ConflictOfInterest(expert.UserId, subject.SubjectId, reason));
                if (reasons.Count > 0 || accounts.Any(a => known.Contains((subject.SubjectId, a))))
                    known.Add((subject.SubjectId, expert.UserId));
            }
        }

        return known;
    }
}
