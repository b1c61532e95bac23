using System.Globalization;
using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Takes a unit's list of staff in and keeps it, encrypted, until it is imported. Nothing of it is written yet.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record UploadStaff(string? Name, byte[]? Content) : ICommand<Guid>;

internal sealed class UploadStaffValidator : AbstractValidator<UploadStaff>
{
    public UploadStaffValidator(IStringLocalizer<LearnersText> text) => RuleFor(c => c.Content).Must(c => c is { Length: > 0 }).WithMessage(_ => text["Choose the list to import"]).OverridePropertyName("File");
}

internal sealed class UploadStaffHandler(PortalDbContext db, Actor actor, IdentityVault vault, TimeProvider clock) : IRequestHandler<UploadStaff, Guid>
{
    public Task<Guid> Handle(UploadStaff command, CancellationToken cancellationToken)
    {
        var (name, content, now) = (FileTypes.SafeName(command.Name ?? ""), command.Content!, clock.GetUtcNow());
        SealedUploads.Guard(name, content);
        var lines = StaffFile.Read(content, name, cancellationToken);
        var job = new Job(StaffLists.JobKind, JsonSerializer.Serialize(actor.MyUnit), lines.Count, actor.Me, actor.MembershipId, now);
        db.AddUpload(vault, job, StaffLists.SubjectKind, "Staff", name, content);
        return Task.FromResult(job.Id);
    }
}

/// <summary>What a list of staff would do now: every row checked.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record GetStaffList(Guid Id) : IQuery<StaffListView>;

/// <summary>A list of staff as it stands.</summary>
/// <param name="Result">How many people were entered or added to, once it is over.</param>
public sealed record StaffListView(Guid Id, string FileName, bool IsOver, int? Result, IReadOnlyList<StaffRow> Rows)
{
    /// <summary>Rows that change something.</summary>
    public int Changing => Rows.Count(r => r.State is StaffRowState.New or StaffRowState.Joins or StaffRowState.Asked or StaffRowState.Described);

    /// <summary>Of them people who have a record and are asked first.</summary>
    public int Asking => Rows.Count(r => r.State == StaffRowState.Asked);
}

internal sealed class GetStaffListHandler(PortalDbContext db, Actor actor, IdentityVault vault, StaffCheck check) : IRequestHandler<GetStaffList, StaffListView>
{
    public async Task<StaffListView> Handle(GetStaffList query, CancellationToken cancellationToken)
    {
        var (job, name, lines) = await db.FindStaffListAsync(query.Id, actor.MyUnit, vault, cancellationToken);
        return new StaffListView(job.Id, name, job.IsOver, int.TryParse(job.Result, out var result) ? result : null, [.. (await check.CheckAsync(actor.MyUnit, lines, cancellationToken)).Select(l => l.Row)]);
    }
}

/// <summary>Enters the people of a list as staff, all good rows or none; refused rows are left out. Doing it again changes nothing.</summary>
/// <returns>How many people were entered or added to.</returns>
[Requires(Role.UnitAdministrator)]
public sealed record ImportStaff(Guid Id) : ICommand<int>;

internal sealed class ImportStaffHandler(PortalDbContext db, Actor actor, IdentityVault vault, StaffCheck check, LearnerRegistry registry, EmployerRequests requests, Notifier notifier, TimeProvider clock) : IRequestHandler<ImportStaff, int>
{
    public async Task<int> Handle(ImportStaff command, CancellationToken cancellationToken)
    {
        var (ct, unit) = (cancellationToken, actor.MyUnit);
        await db.HeldJob(command.Id).LoadAsync(ct);
        var (job, _, lines) = await db.FindStaffListAsync(command.Id, unit, vault, ct);
        if (job.IsOver)
            return int.TryParse(job.Result, out var before) ? before : 0;
        var rows = (await check.CheckAsync(unit, lines, ct)).Where(r => r.Row.State is StaffRowState.New or StaffRowState.Joins or StaffRowState.Asked or StaffRowState.Described).ToList();
        if (rows.Count == 0)
            throw new RuleException("This list enters nobody new: there is nothing to import.");
        var people = rows.Select(r => (r.Row.State, r.Profession, Learner: r.Learner ?? registry.Enter(new CheckedIdentity(r.Line.Name, r.Line.Kind!.Value, r.Line.Number, null), r.Profession))).ToList();
        foreach (var (_, profession, learner) in people.Where(p => p.State != StaffRowState.Asked && StaffCheck.IsUnstated(p.Learner)))
            learner.Describe(profession);
        await registry.EmployAsync([.. people.Where(p => p.State is StaffRowState.New or StaffRowState.Joins).Select(p => p.Learner)], unit, ct);
        await requests.ClaimAsync([.. people.Where(p => p.State == StaffRowState.Asked).Select(p => p.Learner)], unit, actor.OrganisationName, ct);
        await notifier.TellAllAsync([.. people.Where(p => p.State == StaffRowState.Joins).Select(p => p.Learner.UserId).OfType<Guid>()], "{0} has entered you as staff", "/learn", ct, actor.OrganisationName);
        job.Advance(lines.Count);
        job.End(JobState.Finished, rows.Count.ToString(CultureInfo.InvariantCulture), clock.GetUtcNow());
        return rows.Count;
    }
}

/// <summary>An empty list to fill in, or the uploaded one with a column that says what is wrong; identity numbers of the latter are masked.</summary>
/// <param name="Id">The list; null for the template.</param>
[Requires(Role.UnitAdministrator)]
public sealed record GetStaffFile(Guid? Id) : IQuery<StaffDownload>;

/// <summary>A workbook.</summary>
public sealed record StaffDownload(string Name, byte[] Content);

internal sealed class GetStaffFileHandler(PortalDbContext db, Actor actor, IdentityVault vault, StaffCheck check, IStringLocalizer<LearnersText> text) : IRequestHandler<GetStaffFile, StaffDownload>
{
    public async Task<StaffDownload> Handle(GetStaffFile query, CancellationToken cancellationToken)
    {
        if (query.Id is not { } id)
            return new StaffDownload($"{text["Staff template"].Value}.xlsx", Write([Row(["韦示例", "居民身份证", "", "工程技术", "中级", "工程师", "", "大学本科"], null)]));
        var (_, name, lines) = await db.FindStaffListAsync(id, actor.MyUnit, vault, cancellationToken);
        var rows = await check.CheckAsync(actor.MyUnit, lines, cancellationToken);
        return new StaffDownload($"{Path.GetFileNameWithoutExtension(name)}-{text["Problem"].Value}.xlsx", Write([.. rows.Select(r =>
            Row([r.Row.Name, r.Line.KindText, r.Row.IdentityMask, r.Line.Series, r.Line.Level, r.Line.Title, r.Line.Field, r.Line.Education], string.Join(text["; "], r.Row.Faults.Select(f => $"{f.Column} {f.Message}"))))]));
    }

    private Dictionary<string, object?> Row(string[] cells, string? problem)
    {
        var row = StaffFile.Columns.Zip(cells).ToDictionary(c => c.First[0], c => (object?)Sheets.Safe(c.Second));
        if (problem is not null)
            row[text["Problem"]] = problem;
        return row;
    }

    private static byte[] Write(IReadOnlyList<Dictionary<string, object?>> rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(rows);
        return stream.ToArray();
    }
}

/// <summary>Finds uploads again.</summary>
internal static class StaffLists
{
    public const string JobKind = nameof(ImportStaff), SubjectKind = "StaffList";

    /// <summary>A list of the actor's unit, by whoever of the unit uploaded it.</summary>
    /// <exception cref="NotFoundException">There is none, or it is another unit's.</exception>
    public static async Task<(Job Job, string Name, IReadOnlyList<StaffLine> Lines)> FindStaffListAsync(this PortalDbContext db, Guid id, Guid unit, IdentityVault vault, CancellationToken ct)
    {
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == id && j.Kind == JobKind, ct) ?? throw new NotFoundException(nameof(Job));
        if (JsonSerializer.Deserialize<Guid>(job.Arguments) != unit)
            throw new NotFoundException(nameof(Job));
        var (name, content) = await db.OpenUploadAsync(vault, SubjectKind, id, ct);
        return (job, name, StaffFile.Read(content, name, ct));
    }
}
