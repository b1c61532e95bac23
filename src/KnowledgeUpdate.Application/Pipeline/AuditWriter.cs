using System.Text.Json;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Audit;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Writes what a command changed to the hash-chained history, in the command's own transaction.</summary>
public sealed class AuditWriter(PortalDbContext db, Actor actor, TimeProvider clock)
{
    /// <summary>How long savings of one draft go on as one line, from the first.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(1);

    private readonly List<(string? Act, string Kind, Guid Id, object?[] Change)> notes = [];
    private readonly List<(string? Act, string Kind, Guid Id, object?[] Change)> saved = [];
    private (Guid User, Membership? Acting)? shown;

    /// <summary>Notes an act that changes no row of its own, such as revealing a contact.</summary>
    /// <param name="args">Values of the sentence; words are read in the language of whoever reads the history.</param>
    public void Note(string subjectKind, Guid subjectId, [Sentence] string text, params object?[] args) =>
        notes.Add((null, subjectKind, subjectId, NoteOf(subjectId, text, args)));

    /// <summary>Notes a refusal, as an event of its own beside what the command changes.</summary>
    public void Note(SecurityEvent what, Guid userId, [Sentence] string text, params object?[] args) =>
        notes.Add((what.ToString(), nameof(User), userId, NoteOf(userId, text, args)));

    /// <summary>Records the figures of an act; figures need no translation.</summary>
    public void NoteFigures(string subjectKind, Guid subjectId, string figures) =>
        notes.Add((null, subjectKind, subjectId, NoteOf(subjectId, figures, [])));

    /// <summary>Who acts where nobody is signed in: the person who has just shown who it is.</summary>
    public void By(User user, Membership? acting) => shown = (user.Id, acting);

    /// <summary>Saves the changes so far, for a hand-written statement that builds on them; they still go into the history.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        NoteChanges();
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Drops what a message recorded: it is finished, or was rolled back.</summary>
    internal void Forget()
    {
        saved.Clear();
        notes.Clear();
        shown = null;
    }

    internal List<AuditDraft> Collect()
    {
        NoteChanges();
        saved.AddRange(notes);
        notes.Clear();
        List<AuditDraft> all =
        [
            .. saved
                .GroupBy(c => (c.Act, c.Kind, c.Id))
                .Select(g => new AuditDraft(g.Key.Act, g.Key.Kind, g.Key.Id, [.. g.Select(c => c.Change)])),
        ];
        saved.Clear();
        return all;
    }

    private void NoteChanges()
    {
        db.ChangeTracker.DetectChanges();
        foreach (
            var entry in db
                .ChangeTracker.Entries<Entity>()
                .Where(e => e.Entity is not IUntracked && e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
        )
        {
            var (kind, id) = entry.Entity is IPartOf part ? (part.WholeKind, part.WholeId) : (entry.Metadata.ClrType.Name, entry.Entity.Id);
            saved.AddRange(ChangesOf(entry).Select(change => ((string?)null, kind, id, change)));
        }
    }

    /// <param name="isDraft">The page may have sent the command by itself, see <see cref="ISavesDraft"/>.</param>
    internal async Task WriteAsync(string act, List<AuditDraft> changes, string? reason, bool isDraft, CancellationToken ct)
    {
        if (changes.Count == 0)
            return;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO audit_heads (tenant_id, sequence, hash) VALUES ({db.Scope.Required}, 0, {AuditEvent.Genesis}) ON CONFLICT DO NOTHING
            """,
            ct
        );
        var head = await db.AuditHeads.FromSql($"SELECT tenant_id, sequence, hash FROM audit_heads FOR UPDATE").SingleAsync(ct);
        var at = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        // A person who is signed in stays who acts.
        var by = actor.UserId is null ? shown : null;
        foreach (var change in changes)
        {
            var draft = new AuditEvent
            {
                TenantId = db.Scope.Required,
                Sequence = head.Sequence + 1,
                At = at,
                UserId = by?.User ?? actor.UserId,
                OnBehalfOfId = actor.OnBehalfOfId,
                OrganisationId = by?.Acting?.OrganisationId ?? actor.OrganisationId,
                Role = (by?.Acting?.Role ?? actor.Role)?.ToString(),
                Act = change.Act ?? act,
                SubjectKind = change.Kind,
                SubjectId = change.Id,
                Changes = JsonSerializer.Serialize(change.Changes, PortalModel.Json),
                Reason = reason,
                From = actor.From,
                Continues = isDraft ? await RunAsync(act, change, at, ct) : null,
                PreviousHash = head.Hash,
                Hash = "",
            };
            var sealedEvent = Seal(draft);
            db.AuditEvents.Add(sealedEvent);
            (head.Sequence, head.Hash) = (sealedEvent.Sequence, sealedEvent.Hash);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>The first of the savings in a row that this one goes on; null: it begins one.</summary>
    private async Task<long?> RunAsync(string act, AuditDraft change, DateTimeOffset at, CancellationToken ct)
    {
        var last = await db
            .AuditEvents.Where(e => e.SubjectId == change.Id && e.SubjectKind == change.Kind)
            .OrderByDescending(e => e.Sequence)
            .Select(e => new
            {
                First = e.Continues ?? e.Sequence,
                Began = db.AuditEvents.Where(f => f.Sequence == (e.Continues ?? e.Sequence)).Select(f => f.At).First(),
                e.Act,
                e.UserId,
                e.OnBehalfOfId,
                e.Role,
                e.From,
            })
            .FirstOrDefaultAsync(ct);
        var goesOn =
            last is not null
            && (last.Act, last.UserId, last.OnBehalfOfId, last.Role, last.From)
                == (act, actor.UserId, actor.OnBehalfOfId, actor.Role?.ToString(), actor.From)
            && at - last.Began < LongestRun
            // Whoever searches by dates finds a run on one of them.
            && BeijingTime.DateOf(at) == BeijingTime.DateOf(last.Began);
        return goesOn ? last!.First : null;
    }

    private static object?[] NoteOf(Guid id, string text, object?[] args) =>
        [null, id, null, args.Length == 0 ? null : PortalText.Keep(args), text];

    private static AuditEvent Seal(AuditEvent e) =>
        new()
        {
            TenantId = e.TenantId,
            Sequence = e.Sequence,
            At = e.At,
            UserId = e.UserId,
            OnBehalfOfId = e.OnBehalfOfId,
            OrganisationId = e.OrganisationId,
            Role = e.Role,
            Act = e.Act,
            SubjectKind = e.SubjectKind,
            SubjectId = e.SubjectId,
            Changes = e.Changes,
            Reason = e.Reason,
            From = e.From,
            Continues = e.Continues,
            PreviousHash = e.PreviousHash,
            Hash = e.ComputeHash(),
        };

    private static IEnumerable<object?[]> ChangesOf(EntityEntry<Entity> entry)
    {
        var name = entry.Metadata.ClrType.Name;
        foreach (var property in entry.Properties)
        {
            // Versions and computed sums are left out, since they follow from what is kept.
            if (
                property.Metadata.Name is nameof(Entity.TenantId) or nameof(Entity.Id)
                || property.Metadata.ValueGenerated == ValueGenerated.OnAddOrUpdate
            )
                continue;
            var (before, after) = (
                entry.State == EntityState.Added ? null : property.OriginalValue,
                entry.State == EntityState.Deleted ? null : property.CurrentValue
            );
            if (entry.State == EntityState.Modified && (!property.IsModified || property.Metadata.GetValueComparer().Equals(before, after)))
                continue;
            if (entry.State != EntityState.Modified && (before ?? after) is null or "" or false or 0)
                continue;
            var personal = property.Metadata.PropertyInfo?.IsDefined(typeof(PersonalAttribute), true) == true;
            yield return
            [
                name,
                entry.Entity.Id,
                property.Metadata.Name,
                personal && before is not null ? "***" : before,
                personal && after is not null ? "***" : after,
            ];
        }
    }
}
