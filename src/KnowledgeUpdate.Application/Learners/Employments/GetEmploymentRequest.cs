using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A request about an employment: for the unit, for the employer before, and for the bureau or office it rose to.</summary>
[Requires(Permission.DecideEmployment)]
public sealed record GetEmploymentRequest(Guid Id) : IQuery<EmploymentRequest>;

/// <param name="Before">The employer now, which another would follow.</param>
/// <param name="IsClaim">The unit says so, not the person.</param>
/// <param name="MayDecide">The reader answers it.</param>
public sealed record EmploymentRequest(
    Guid Id,
    uint Version,
    EmploymentState State,
    string Name,
    string IdentityMask,
    string? Series,
    TitleLevel Level,
    string? Title,
    string Unit,
    DateOnly From,
    string? Before,
    DateTimeOffset RequestedAt,
    string? Reason,
    DateOnly? DueOn,
    bool IsClaim,
    bool MayDecide
);

internal sealed class GetEmploymentRequestHandler(PortalDbContext db, EmploymentAccess access)
    : IRequestHandler<GetEmploymentRequest, EmploymentRequest>
{
    public async Task<EmploymentRequest> Handle(GetEmploymentRequest query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var employment = await access.Visible().SingleOrNotFoundAsync(e => e.Id == query.Id, ct);
        var mayDecide = employment.IsOpen && await access.DeciderHindranceAsync(employment, ct) is null;
        return await (
            from l in db.Learners
            where l.Id == employment.LearnerId
            let unit = db.Organisations.Where(o => o.Id == employment.OrganisationId).Select(o => o.Name).First()
            let before = db
                .Organisations.Where(b => b.Id == l.EmployerId && b.Id != employment.OrganisationId)
                .Select(b => b.Name)
                .FirstOrDefault()
            select new EmploymentRequest(
                employment.Id,
                employment.Version,
                employment.State,
                l.Name,
                l.IdentityMask,
                l.Series,
                l.Level,
                l.Title,
                unit,
                employment.From,
                before,
                employment.RequestedAt,
                employment.Reason,
                employment.DueOn,
                employment.State == EmploymentState.Claimed,
                mayDecide
            )
        ).SingleAsync(ct);
    }
}
