namespace KnowledgeUpdate.Application.Learners;

/// <summary>What a list of staff would do now: every row checked.</summary>
[Requires(Permission.EnterLearner)]
public sealed record GetStaffList(Guid Id) : IQuery<StaffListView>;

/// <summary>A list of staff as it stands.</summary>
/// <param name="Result">How many people were entered or added to, once it is over.</param>
public sealed record StaffListView(Guid Id, string FileName, bool IsOver, int? Result, IReadOnlyList<StaffRow> Rows)
{
    /// <summary>Rows that change something.</summary>
    public int Changing =>
        Rows.Count(r => r.State is StaffRowState.New or StaffRowState.Joins or StaffRowState.Asked or StaffRowState.Described);

    /// <summary>Of them people who have a record and are asked first.</summary>
    public int Asking => Rows.Count(r => r.State == StaffRowState.Asked);
}

internal sealed class GetStaffListHandler(PortalDbContext db, Actor actor, IdentityVault vault, StaffCheck check)
    : IRequestHandler<GetStaffList, StaffListView>
{
    public async Task<StaffListView> Handle(GetStaffList query, CancellationToken cancellationToken)
    {
        var (job, name, lines) = await db.FindStaffListAsync(query.Id, actor.MyUnit, vault, cancellationToken);
        return new StaffListView(
            job.Id,
            name,
            job.IsOver,
            int.TryParse(job.Result, out var result) ? result : null,
            [.. (await check.CheckAsync(actor.MyUnit, lines, cancellationToken)).Select(l => l.Row)]
        );
    }
}
