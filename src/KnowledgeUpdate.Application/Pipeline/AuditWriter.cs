using System.Text.Json;
using KnowledgeUpdate.Domain.Audit;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Writes what a command changed to the hash-chained history, in the command's own transaction.</summary>
public sealed class AuditWriter(PortalDbContext db, Actor actor, TimeProvider clock)
{
    private readonly List<(string Kind, Guid Id, string Text)> notes = [];
    private readonly List<(string Kind, Guid Id, object?[] Change)> saved = [];

    /// <summary>Notes an act that changes no row of its own, such as revealing a contact.</summary>
    public void Note(string subjectKind, Guid subjectId, [Sentence] string text) => notes.Add((subjectKind, subjectId, text));

    /// <summary>Records the figures of an act; figures need no translation.</summary>
    public void NoteFigures(string subjectKind, Guid subjectId, string figures) => notes.Add((subjectKind, subjectId, figures));

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
    }

    internal List<(string Kind, Guid Id, List<object?[]> Changes)> Collect()
    {
        NoteChanges();
        saved.AddRange(notes.Select(n => (n.Kind, n.Id, (object?[])[null, n.Id, null, null, n.Text])));
        notes.Clear();
        List<(string Kind, Guid Id, List<object?[]> Changes)> all =
        [
            .. saved.GroupBy(c => (c.Kind, c.Id)).Select(g => (g.Key.Kind, g.Key.Id, g.Select(c => c.Change).ToList())),
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
            saved.AddRange(ChangesOf(entry).Select(change => (kind, id, change)));
        }
    }

    internal async Task WriteAsync(
        string act,
        List<(string Kind, Guid Id, List<object?[]> Changes)> changes,
        string? reason,
        CancellationToken ct
    )
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
        foreach (var (kind, id, list) in changes)
        {
            var draft = new AuditEvent
            {
                TenantId = db.Scope.Required,
                Sequence = head.Sequence + 1,
                At = at,
                UserId = actor.UserId,
                OnBehalfOfId = actor.OnBehalfOfId,
                OrganisationId = actor.OrganisationId,
                Role = actor.Role?.ToString(),
                Act = act,
                SubjectKind = kind,
                SubjectId = id,
                Changes = JsonSerializer.Serialize(list, PortalModel.Json),
                Reason = reason,
                From = actor.From,
                PreviousHash = head.Hash,
                Hash = "",
            };
            var sealedEvent = Seal(draft);
            db.AuditEvents.Add(sealedEvent);
            (head.Sequence, head.Hash) = (sealedEvent.Sequence, sealedEvent.Hash);
        }

        await db.SaveChangesAsync(ct);
    }

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
