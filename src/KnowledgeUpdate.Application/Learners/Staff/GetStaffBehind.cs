namespace KnowledgeUpdate.Application.Learners;

/// <summary>How many of the unit's staff are behind, and how many of them a reminder would reach now.</summary>
[Requires(Permission.RemindStaff)]
public sealed record GetStaffBehind(short? Year) : IQuery<StaffBehind>;

/// <param name="Behind">Staff behind.</param>
/// <param name="Due">Of them with an account and not reminded within a week.</param>
public sealed record StaffBehind(short Year, int Behind, int Due);

internal sealed class GetStaffBehindHandler(StaffReminders reminders, HourLedger ledger) : IRequestHandler<GetStaffBehind, StaffBehind>
{
    public async Task<StaffBehind> Handle(GetStaffBehind query, CancellationToken cancellationToken)
    {
        var year = reminders.Year(query.Year);
        // Without the year's requirement nobody can be called behind.
        if (await ledger.RequirementAsync(year, cancellationToken) is null)
            return new StaffBehind(year, 0, 0);
        return new StaffBehind(
            year,
            await reminders.Behind(year).CountAsync(cancellationToken),
            await reminders.Due(year).CountAsync(cancellationToken)
        );
    }
}
