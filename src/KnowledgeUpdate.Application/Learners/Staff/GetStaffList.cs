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

internal sealed class GetStaffListHandler(Actor actor, StaffSheet sheet, StaffCheck check) : IRequestHandler<GetStaffList, StaffListView>
{
    public async Task<StaffListView> Handle(GetStaffList query, CancellationToken cancellationToken)
    {
        var upload = await sheet.FindOwnAsync(query.Id, cancellationToken);
        return new StaffListView(
            upload.Job.Id,
            upload.Name,
            upload.Job.IsOver,
            upload.Result,
            [.. (await check.CheckAsync(actor.MyUnit, upload.Rows, cancellationToken)).Select(l => l.Row)]
        );
    }
}
