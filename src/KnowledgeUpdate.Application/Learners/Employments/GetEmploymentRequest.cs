using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A request about an employment: for the unit, for the employer before, and for the bureau or office it rose to.</summary>
[Requires(Permission.DecideEmployment)]
public sealed record GetEmploymentRequest(Guid Id) : IQuery<EmploymentRequest>;

public sealed record EmploymentRequest
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required EmploymentState State { get; init; }

    public required string Name { get; init; }

    public required string IdentityMask { get; init; }

    public required string? Series { get; init; }

    public required TitleLevel Level { get; init; }

    public required string? Title { get; init; }

    public required string Unit { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The employer now, which another would follow.</summary>
    public required string? Before { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required string? Reason { get; init; }

    public required DateOnly? DueOn { get; init; }

    /// <summary>The unit says so, not the person.</summary>
    public required bool IsClaim { get; init; }

    /// <summary>The reader answers it.</summary>
    public required bool MayDecide { get; init; }
}

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
            select new EmploymentRequest
            {
                Id = employment.Id,
                Version = employment.Version,
                State = employment.State,
                Name = l.Name,
                IdentityMask = l.IdentityMask,
                Series = l.Series,
                Level = l.Level,
                Title = l.Title,
                Unit = unit,
                From = employment.From,
                Before = before,
                RequestedAt = employment.RequestedAt,
                Reason = employment.Reason,
                DueOn = employment.DueOn,
                IsClaim = employment.State == EmploymentState.Claimed,
                MayDecide = mayDecide,
            }
        ).SingleAsync(ct);
    }
}
