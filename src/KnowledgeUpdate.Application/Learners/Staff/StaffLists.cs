using System.Text.Json;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Learners;

internal static class StaffLists
{
    public const string JobKind = nameof(ImportStaff),
        SubjectKind = "StaffList";

    /// <summary>A list of the actor's unit, by whoever of the unit uploaded it.</summary>
    /// <exception cref="NotFoundException">There is none, or it is another unit's.</exception>
    public static async Task<(Job Job, string Name, IReadOnlyList<StaffLine> Lines)> FindStaffListAsync(
        this PortalDbContext db,
        Guid id,
        Guid unit,
        IdentityVault vault,
        CancellationToken ct
    )
    {
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == id && j.Kind == JobKind, ct) ?? throw new NotFoundException(nameof(Job));
        if (JsonSerializer.Deserialize<Guid>(job.Arguments) != unit)
            throw new NotFoundException(nameof(Job));
        var (name, content) = await db.OpenUploadAsync(vault, SubjectKind, id, ct);
        return (job, name, StaffFile.Read(content, name, ct));
    }
}
