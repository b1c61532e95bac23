using FluentValidation;
using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using MiniExcelLibs;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Takes a file of units in and keeps it until it is imported. Nothing of it is written yet.</summary>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator, Role.LocalBureau, Role.IndustryDepartment)]
public sealed record UploadUnitFile(string? Name, byte[]? Content) : ICommand<Guid>;

internal sealed class UploadUnitFileValidator : AbstractValidator<UploadUnitFile>
{
    public UploadUnitFileValidator(IStringLocalizer<OrganisationsText> text) =>
        RuleFor(c => c.Content).Must(c => c is { Length: > 0 }).WithMessage(_ => text["Choose the file to import"]).OverridePropertyName("File");
}

internal sealed class UploadUnitFileHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<UploadUnitFile, Guid>
{
    public Task<Guid> Handle(UploadUnitFile command, CancellationToken cancellationToken)
    {
        var (name, content, now) = (FileTypes.SafeName(command.Name ?? ""), command.Content!, clock.GetUtcNow());
        if (content.Length > Attachment.MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", name);
        var file = UnitFile.Read(content, name, cancellationToken);
        var job = new Job(UnitImports.JobKind, "{}", file.Rows.Count, actor.Me, actor.MembershipId, now);
        var attachment = Table.IsWorkbook(content)
            ? Attachment.Create(UnitImports.SubjectKind, job.Id, "Units", name, content, actor.Me, now)
            : Attachment.CreateCsv(UnitImports.SubjectKind, job.Id, "Units", name, content, actor.Me, now);
        db.AddRange(job, attachment, new AttachmentContent { AttachmentId = attachment.Id, Content = content });
        return Task.FromResult(job.Id);
    }
}

/// <summary>What an import would do now: every row checked.</summary>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator, Role.LocalBureau, Role.IndustryDepartment)]
public sealed record GetUnitImport(Guid Id) : IQuery<UnitImport>;

/// <summary>An import as it stands.</summary>
/// <param name="Result">How many units were entered, once it is over.</param>
public sealed record UnitImport(Guid Id, string FileName, JobState State, int? Result, IReadOnlyList<UnitImportRow> Rows);

internal sealed class GetUnitImportHandler(PortalDbContext db, Actor actor, UnitAccess access, IStringLocalizer<OrganisationsText> text) : IRequestHandler<GetUnitImport, UnitImport>
{
    public async Task<UnitImport> Handle(GetUnitImport query, CancellationToken cancellationToken)
    {
        var (job, name, file) = await db.FindImportAsync(query.Id, actor, cancellationToken);
        var (rows, _) = await new UnitCheck(db, access, text).CheckAsync(file, name, cancellationToken);
        return new UnitImport(job.Id, name, job.State, int.TryParse(job.Result, out var result) ? result : null, rows);
    }
}

/// <summary>Enters the good rows of an import, all or none; a division that brings no HR bureau gets one. Doing it again changes nothing.</summary>
/// <returns>How many units were entered.</returns>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator, Role.LocalBureau, Role.IndustryDepartment)]
public sealed record ImportUnits(Guid Id) : ICommand<int>;

internal sealed class ImportUnitsHandler(PortalDbContext db, Actor actor, UnitAccess access, TimeProvider clock, IStringLocalizer<OrganisationsText> text) : IRequestHandler<ImportUnits, int>
{
    public async Task<int> Handle(ImportUnits command, CancellationToken cancellationToken)
    {
        await access.HoldTreeAsync(toMove: true, cancellationToken);
        var (job, name, file) = await db.FindImportAsync(command.Id, actor, cancellationToken);
        if (job.IsOver)
            return int.TryParse(job.Result, out var before) ? before : 0;
        var (rows, units) = await new UnitCheck(db, access, text).CheckAsync(file, name, cancellationToken);
        if (units.Count == 0)
            throw new RuleException("This file has no new unit: nothing to import.");
        db.AddRange(units);
        db.AddRange(units.Where(d => d.Kind == OrganisationKind.Division && !units.Any(b => b.ParentId == d.Id && b.Kind == OrganisationKind.HrBureau)).Select(Organisation.BureauOf));
        job.Advance(rows.Count);
        job.End(JobState.Finished, units.Count.ToString(), clock.GetUtcNow());
        return units.Count;
    }
}

/// <summary>A file to fill in, or the uploaded one with a column that says what is wrong.</summary>
/// <param name="Id">The import; null for the empty template.</param>
[Requires(Role.ProgrammeOffice, Role.SystemAdministrator, Role.LocalBureau, Role.IndustryDepartment)]
public sealed record GetUnitFile(Guid? Id) : IQuery<UnitDownload>;

/// <summary>A workbook.</summary>
public sealed record UnitDownload(string Name, byte[] Content);

internal sealed class GetUnitFileHandler(PortalDbContext db, Actor actor, UnitAccess access, IStringLocalizer<OrganisationsText> text) : IRequestHandler<GetUnitFile, UnitDownload>
{
    public async Task<UnitDownload> Handle(GetUnitFile query, CancellationToken cancellationToken)
    {
        if (query.Id is not { } id)
            return new UnitDownload($"{text["Units template"].Value}.xlsx", Write([Row("五象示例软件有限公司", text[OrganisationKind.Enterprise.Word()], "南宁市", "", "450100", null)]));
        var (_, name, file) = await db.FindImportAsync(id, actor, cancellationToken);
        var (rows, _) = await new UnitCheck(db, access, text).CheckAsync(file, name, cancellationToken);
        return new UnitDownload($"{Path.GetFileNameWithoutExtension(name)}-{text["Problem"].Value}.xlsx",
            Write([.. rows.Select(r => Row(r.Name, r.Kind, r.Parent, r.CreditCode, r.DivisionCode, string.Join(text["; "], r.Faults.Select(f => f.Message))))]));
    }

    private Dictionary<string, object> Row(string name, string kind, string parent, string code, string division, string? problem)
    {
        var row = UnitCheck.Columns.Zip([name, kind, parent, code, division]).ToDictionary(c => System.Globalization.CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) ? c.First.Heads[0] : c.First.Heads[^1], c => Harmless(c.Second));
        if (problem is not null)
            row[text["Problem"]] = problem;
        return row;
    }

    /// <summary>A cell that begins like a formula is shown as text, should the file be opened as csv later.</summary>
    private static object Harmless(string cell) => cell.Length > 0 && "=+-@".Contains(cell[0], StringComparison.Ordinal) ? "'" + cell : cell;

    private static byte[] Write(IReadOnlyList<Dictionary<string, object>> rows)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(rows);
        return stream.ToArray();
    }
}

/// <summary>Finds uploads again.</summary>
internal static class UnitImports
{
    public const string JobKind = nameof(ImportUnits), SubjectKind = "UnitImport";

    /// <summary>The person's own upload: what others uploaded does not exist for them.</summary>
    public static async Task<(Job Job, string Name, UnitFile File)> FindImportAsync(this PortalDbContext db, Guid id, Actor actor, CancellationToken ct)
    {
        var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == id && j.Kind == JobKind && j.UserId == actor.UserId, ct) ?? throw new NotFoundException(nameof(Job));
        var found = await (
            from a in db.Attachments
            join c in db.AttachmentContents on a.Id equals c.AttachmentId
            where a.SubjectKind == SubjectKind && a.SubjectId == id
            select new { a.Name, c.Content }).AsNoTracking().SingleAsync(ct);
        return (job, found.Name, UnitFile.Read(found.Content, found.Name, ct));
    }
}
