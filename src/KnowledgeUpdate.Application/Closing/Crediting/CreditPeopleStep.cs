using System.Text.Json;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>
/// Brings hours and certificates of the people of a gathering in line with their outcomes, a hundred a step. Hours and certificate of a
/// person commit together; a crash repeats nothing.
/// </summary>
[Service]
internal sealed class CreditPeopleStep(ClosingAccess access, Crediting crediting, TraineeCredits credits) : IJobStep
{
    private const int PerStep = 100;

    public string Kind => Crediting.JobKind;

    public async Task<StepDone> RunAsync(Job job, CancellationToken ct)
    {
        var gathering = await access.LoadAsync(JsonSerializer.Deserialize<Guid>(job.Arguments, JsonSerializerOptions.Default), ct);
        var people = await crediting.Due(gathering.Id).Take(PerStep).ToListAsync(ct);
        await credits.SettleAsync(gathering, people, "结项材料重新提交后学时有变", ct);
        if (people.Count < PerStep || job.Done + people.Count >= job.Total)
        {
            await crediting.CloseAsync(gathering, ct);
            return new StepDone(
                job.Total - job.Done,
                (job.Done + people.Count).ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        }

        return new StepDone(people.Count);
    }
}
