using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>What a merge does to the person: values chosen field by field, the employment, and who is told.</summary>
[Service]
public sealed class MergedPerson(
    PortalDbContext db,
    HourCertificates certificates,
    CertificateReplacements replacements,
    LearnerNotices notices,
    Notifier notifier,
    TimeProvider clock
)
{
    /// <summary>Gives the kept record the values chosen of the merged one. A certificate that prints another name is issued anew.</summary>
    public async Task TakeAsync(Learner kept, Learner merged, MergeValues? chosen, string reason, CancellationToken ct)
    {
        var open = await db
            .Employments.Where(e =>
                (e.LearnerId == kept.Id || e.LearnerId == merged.Id)
                && (e.State == EmploymentState.Confirmed || e.State == EmploymentState.Pending)
            )
            .ToListAsync(ct);
        var works = open.SingleOrDefault(e => e.LearnerId == kept.Id && e.State == EmploymentState.Confirmed);
        var values = chosen ?? MergeValues.Usual(kept, merged, works is not null);
        kept.Describe(
            new Profession(
                values.Title ? merged.Series : kept.Series,
                values.Title ? merged.Level : kept.Level,
                values.Title ? merged.Title : kept.Title,
                values.Field ? merged.FieldCode : kept.FieldCode,
                values.Education ? merged.Education : kept.Education
            )
        );
        if (
            values.Employer
            && open.SingleOrDefault(e => e.LearnerId == merged.Id && e.State == EmploymentState.Confirmed) is { } employment
            && employment.OrganisationId != works?.OrganisationId
        )
            Employ(kept, employment, [.. open.Where(e => e.LearnerId == kept.Id)]);
        if (!values.Name || kept.Name == merged.Name)
            return;
        kept.Rename(merged.Name);
        foreach (var certificate in await certificates.ValidOf(kept.Id).Where(c => c.LearnerId == kept.Id).ToListAsync(ct))
            if (CertificateReplacements.Differs(certificate.Facts, kept.Name, kept.IdentityMask))
                await replacements.ReplaceAsync(certificate, HourCertificates.HolderOf(kept), reason, ct);
    }

    /// <summary>Units at which the person works by either record.</summary>
    public async Task<IReadOnlyList<Guid>> EmployersAsync(Learner kept, Learner merged, CancellationToken ct) =>
        await db
            .Employments.Where(e => (e.LearnerId == kept.Id || e.LearnerId == merged.Id) && e.State == EmploymentState.Confirmed)
            .Select(e => e.OrganisationId)
            .Distinct()
            .OrderBy(id => id)
            .ToListAsync(ct);

    /// <summary>Tells the units and the person.</summary>
    /// <param name="unit">Sentence with the person's name.</param>
    public async Task TellAsync(
        Learner learner,
        IReadOnlyList<Guid> employers,
        [Sentence] string unit,
        [Sentence] string person,
        CancellationToken ct
    )
    {
        foreach (var employer in employers)
            await notifier.TellAsync(
                Role.UnitAdministrator,
                employer,
                unit,
                employer == learner.EmployerId ? Links.Learner(learner.Id) : Links.Learners,
                ct,
                learner.Name
            );
        await notices.TellAsync(learner.Id, person, Links.MyHours, ct);
    }

    private void Employ(Learner kept, Employment employment, List<Employment> open)
    {
        var (now, today) = (clock.GetUtcNow(), BeijingTime.DateOf(clock.GetUtcNow()));
        foreach (var former in open)
            if (former.State == EmploymentState.Confirmed)
                former.End(kept, today);
            else
                former.Withdraw(kept, today);
        db.Add(new Employment(kept, employment.OrganisationId, employment.From, confirmed: true, now));
    }
}
