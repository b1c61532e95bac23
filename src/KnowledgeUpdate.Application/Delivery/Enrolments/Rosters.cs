using System.Text.Json;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Delivery;

internal static class Rosters
{
    public const string JobKind = nameof(ImportRoster),
        SubjectKind = "SeminarRoster";

    public static void DemandRunning(Seminar seminar, DateTimeOffset now)
    {
        if (seminar.AdmissionHindrance(now) is { } hindrance)
            throw hindrance;
    }

    /// <summary>A roster of a seminar of the actor's unit, by whoever of the unit uploaded it.</summary>
    public static async Task<(Job Job, Seminar Seminar, string Name, IReadOnlyList<RosterLine> Lines)> FindRosterAsync(
        this PortalDbContext db,
        Guid id,
        Actor actor,
        DeliveryAccess access,
        IdentityVault vault,
        CancellationToken ct
    )
    {
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == id && j.Kind == JobKind, ct) ?? throw new NotFoundException(nameof(Job));
        var seminar = await access.FindOwnAsync(JsonSerializer.Deserialize<Guid>(job.Arguments), ct);
        var (name, content) = await db.OpenUploadAsync(vault, SubjectKind, id, ct);
        return (job, seminar, name, RosterFile.Read(content, name, ct));
    }
}
