using System.Text.Json;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>
/// Brings hours and certificates of a seminar's people in line with their outcomes, a hundred a step. Hours and certificate of a person
/// commit together; a crash repeats nothing.
/// </summary>
[Service]
internal sealed class CreditSeminarStep(PortalDbContext db, SeminarCrediting crediting, TraineeCredits credits) : IJobStep
{
    private const int PerStep = 100;

    public string Kind => SeminarCrediting.JobKind;

    public async Task<StepDone> RunAsync(Job job, CancellationToken ct)
    {
        var seminar = await db.Seminars.SingleAsync(
            s => s.Id == JsonSerializer.Deserialize<Guid>(job.Arguments, JsonSerializerOptions.Default),
            ct
        );
        var people = await crediting.Due(seminar.Id).Take(PerStep).ToListAsync(ct);
        await credits.SettleAsync(seminar, people, "结项材料重新提交后学时有变", ct);
        if (people.Count < PerStep || job.Done + people.Count >= job.Total)
        {
            await crediting.CloseAsync(seminar, ct);
            return new StepDone(
                job.Total - job.Done,
                (job.Done + people.Count).ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        }

        return new StepDone(people.Count);
    }
}
