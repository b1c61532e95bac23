using System.Globalization;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Documents.Seminars;
using KnowledgeUpdate.Documents.Typography;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The filed form 选题申报表 as PDF: a filed version, by default the last.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator, Role.Expert)]
public sealed record DownloadProposalForm(Guid Id, int? Version = null) : IQuery<FileContent>;

internal sealed class DownloadProposalFormHandler(PortalDbContext db, Actor actor, SeminarAccess access, ProposalForms forms, ChineseWords words, IDocumentRenderer renderer)
    : IRequestHandler<DownloadProposalForm, FileContent>
{
    public async Task<FileContent> Handle(DownloadProposalForm query, CancellationToken cancellationToken)
    {
        var proposal = await access.FindAsync(query.Id, cancellationToken);
        var version = await db.ProposalVersions.Where(v => v.ProposalId == proposal.Id && (query.Version == null || v.Number == query.Version)).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken)
            ?? throw new RuleException("The proposal has not been filed yet: there is no form to print.");
        var c = version.Content;
        var field = await db.Fields.Where(f => f.Code == c.Field).Select(f => f.Name).SingleOrDefaultAsync(cancellationToken);
        var fees = await forms.WorkAsync(c, proposal.Call.Terms, version.FiledAt, cancellationToken);
        var opinions = actor.Is(Role.Expert) ? [] : await db.ReviewSteps.Where(s => s.SubjectId == proposal.Id && s.Decision != ReviewDecision.Submitted && s.At >= version.FiledAt).OrderBy(s => s.At).ToListAsync(cancellationToken);
        var data = new ProposalFormData
        {
            ProgrammeName = (actor.Tenant?.ShortName ?? "") + (actor.Tenant?.ProgrammeName ?? ""), Year = proposal.Call.Year, Number = proposal.Number ?? "", VersionNo = version.Number,
            FiledAt = Local(version.FiledAt), Created = version.FiledAt, Title = c.Title, Kind = words[c.Kind], Field = field ?? "", Host = new HostUnit(version.HostName, version.HostCode ?? ""),
            Sponsors = [actor.Tenant?.Sponsor ?? "", .. c.CoSponsor is { Length: > 0 } co ? new[] { co } : []], CoOrganisers = c.CoOrganisers is { Length: > 0 } others ? [others] : [],
            ContactName = c.ContactName ?? "", ContactPhone = c.ContactPhone ?? "", Rationale = $"{c.Grounds}\n{c.Aims}", Trainees = c.Target ?? "", Headcount = c.HeadCount ?? 0,
            HeadcountOutsideProvince = c.FromOutside ?? 0, StartsOn = c.StartsOn ?? default, EndsOn = c.EndsOn ?? default, Days = c.Days ?? 0, Place = c.Place ?? "", Mode = c.Mode ?? "",
            Courses = [.. c.Courses.Select(l => new CourseLine((c.StartsOn ?? default).AddDays(l.Day - 1), words[l.Half], l.Topic, l.Hours, l.Lecturer, c.Lecturers.FirstOrDefault(x => x.Name == l.Lecturer)?.Title ?? ""))],
            Lecturers = [.. c.Lecturers.Select(l => new LecturerLine(l.Name, l.Unit, $"{l.Title}（{words[l.Rank]}）", l.Position ?? "", l.IsAcademician))],
            ExpectedResults = c.Results ?? "", HostConditions = c.Conditions ?? "", Funding = new FundingSplit(c.CentralFunds, c.RegionFunds, c.OwnFunds),
            BudgetLines = fees is { } f ? [.. f.Working.Lines.Append(f.Working.Comprehensive).Concat(f.Working.Lecturers).Append(f.Working.LecturerTravel)
                .Select(l => new BudgetLine(words[l.Item], l.AskedWorking, l.Asked, l.AllowedWorking, l.Allowed, words[l.Verdict]))] : [],
            BudgetTotals = new BudgetTotals(fees?.Working.Total ?? c.TotalFunds, null, fees?.Working.IsWithin == false ? words[FeeVerdict.Over] : words[FeeVerdict.Within]),
            RuleSource = fees is { } rule ? $"{rule.Source}，{rule.From:yyyy-MM-dd} 起施行" : words["Not configured"],
            Attachments = [.. c.Attachments.Select(a => new AttachmentLine(a.Name, $"{a.Size / 1024m / 1024m:0.0} MB", a.Sha256[..12]))],
            Opinions = [.. opinions.Select(o => new OpinionLine($"{o.OrganisationName} {o.UserName}", words[o.Decision], o.Opinion ?? "", Local(o.At)))],
        };
        return new FileContent($"{proposal.Number}-{version.Number}.pdf", "application/pdf", Rendered.Pdf(renderer, Documents.Seminars.ProposalForm.Build(data)));
    }

    private static string Local(DateTimeOffset at) => BeijingTime.LocalOf(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>The published plan, or a publicity notice, as an official document.</summary>
/// <param name="Version">A version; null for the one in force.</param>
[Public]
public sealed record DownloadPlanDocument(Guid PlanId, int? Version = null) : IQuery<FileContent>;

/// <summary>A publicity notice with its list as an official document.</summary>
[Public]
public sealed record DownloadPublicityDocument(Guid Id) : IQuery<FileContent>;

internal sealed class DownloadPlanDocumentHandler(PortalDbContext db, Actor actor, ChineseWords words, IDocumentRenderer renderer, TimeProvider clock)
    : IRequestHandler<DownloadPlanDocument, FileContent>, IRequestHandler<DownloadPublicityDocument, FileContent>
{
    public async Task<FileContent> Handle(DownloadPlanDocument query, CancellationToken cancellationToken)
    {
        var version = await db.PlanVersions.Where(v => v.PlanId == query.PlanId && (query.Version == null || v.Number == query.Version)).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException(nameof(PlanVersion));
        var year = await db.AnnualPlans.Where(p => p.Id == query.PlanId).Select(p => p.Year).SingleAsync(cancellationToken);
        var (rows, tenant) = (version.Rows, actor.Tenant!);
        var live = rows.Where(r => !r.IsCancelled).ToList();
        var data = new AnnualPlanData
        {
            IssuerName = $"{tenant.Sponsor}文件", DocumentNumber = version.DocumentNumber, Title = $"关于印发{year}年度{tenant.ProgrammeName}\n研修培训项目计划的通知", AnnexTitle = $"{year}年度研修培训项目计划",
            Salutation = "各市人力资源和社会保障局，各有关部门、单位：",
            Paragraphs =
            [
                $"根据《{tenant.RegionName}{tenant.ProgrammeName}实施方案》，经单位申报、初审推荐、专家评审和公示，确定{year}年度研修培训项目{live.Count}期，计划培训{live.Sum(r => r.HeadCount):#,##0}人。现将计划印发，请认真组织实施。",
                "承办单位应按计划的内容、对象和时间办班；确需变更的，须事先申请并经同意。中央或自治区财政支持的经费在限额内据实报销，不足部分由承办单位补足。",
            ],
            SignatureLines = tenant.Signature, Date = version.PublishedOn, Created = version.At, Rows = [.. rows.Select(Row)], VersionNote = version.Number > 1 ? $"第{version.Number}版：{version.Change}" : null,
        };
        return new FileContent($"{year}-plan-{version.Number}.pdf", "application/pdf", Rendered.Pdf(renderer, AnnualPlanDocument.Build(data)));
    }

    public async Task<FileContent> Handle(DownloadPublicityDocument query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var p = await db.Publicities.SingleOrNotFoundAsync(p => p.Id == query.Id && p.StartsOn <= today, cancellationToken);
        var rows = System.Text.Json.JsonSerializer.Deserialize<List<Domain.Seminars.PlanRow>>(p.Content, Persistence.Common.PortalModel.Json)!;
        var data = new AnnualPlanData
        {
            IssuerName = actor.Tenant!.Sponsor, DocumentNumber = p.IndexNumber, Title = p.Title, AnnexTitle = "拟列入计划的项目",
            Paragraphs = p.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), SignatureLines = actor.Tenant.Signature, Date = p.StartsOn,
            Created = BeijingTime.StartOf(p.StartsOn), Rows = [.. rows.Select(Row)],
        };
        return new FileContent($"{p.IndexNumber}.pdf", "application/pdf", Rendered.Pdf(renderer, AnnualPlanDocument.Build(data)));
    }

    private Documents.Seminars.PlanRow Row(Domain.Seminars.PlanRow r) => new(r.IsCancelled ? $"{r.Title}（已取消）" : r.Title, words[r.Kind], r.Host, r.HeadCount, r.Days, r.StartsOn is { } d ? $"{d.Month}月" : "", r.Place, words.Money(r));
}

/// <summary>Renders, and says in the portal's words what cannot be printed.</summary>
internal static class Rendered
{
    public static byte[] Pdf(IDocumentRenderer renderer, Document document)
    {
        try
        {
            return renderer.Render(document);
        }
        catch (MissingGlyphException e)
        {
            throw new RuleException("The document fonts lack {0}. Nothing was printed: ask the system administrator to add the character.", string.Join(" ", e.Missing.Select(r => $"{r} (U+{r.Value:X4})")));
        }
    }
}

/// <summary>The plan's rows for a spreadsheet, as made public.</summary>
[Public]
public sealed record ExportPlan(Guid PlanId, int? Version, Stream Output) : IQuery<string>;

internal sealed class ExportPlanHandler(PortalDbContext db, ChineseWords words) : IRequestHandler<ExportPlan, string>
{
    public async Task<string> Handle(ExportPlan query, CancellationToken cancellationToken)
    {
        var version = await db.PlanVersions.Where(v => v.PlanId == query.PlanId && (query.Version == null || v.Number == query.Version)).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException(nameof(PlanVersion));
        await PlanSheet.WriteAsync(query.Output, version.Rows, words, cancellationToken);
        return $"plan-{version.PublishedOn:yyyy}-{version.Number}.xlsx";
    }
}

/// <summary>A publicity list for a spreadsheet.</summary>
[Public]
public sealed record ExportPublicity(Guid Id, Stream Output) : IQuery<string>;

internal sealed class ExportPublicityHandler(PortalDbContext db, ChineseWords words, TimeProvider clock) : IRequestHandler<ExportPublicity, string>
{
    public async Task<string> Handle(ExportPublicity query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var p = await db.Publicities.SingleOrNotFoundAsync(p => p.Id == query.Id && p.StartsOn <= today, cancellationToken);
        await PlanSheet.WriteAsync(query.Output, System.Text.Json.JsonSerializer.Deserialize<List<Domain.Seminars.PlanRow>>(p.Content, Persistence.Common.PortalModel.Json)!, words, cancellationToken);
        return $"{p.IndexNumber}.xlsx";
    }
}

/// <summary>Writes plan rows as a sheet; a text that a spreadsheet would read as a formula is written as text.</summary>
internal static class PlanSheet
{
    public static Task WriteAsync(Stream output, IEnumerable<Domain.Seminars.PlanRow> rows, ChineseWords words, CancellationToken ct) =>
        MiniExcelLibs.MiniExcel.SaveAsAsync(output, rows.Select(r => new Dictionary<string, object?>
        {
            ["序号"] = r.Order, ["研修班名称"] = Sheets.Safe(r.Title), ["类别"] = words[r.Kind], ["承办单位"] = Sheets.Safe(r.Host), ["人数"] = r.HeadCount, ["天数"] = r.Days,
            ["拟办时间"] = r.StartsOn?.ToString("yyyy-MM-dd"), ["地点"] = Sheets.Safe(r.Place), ["资金来源"] = words.Money(r), ["状态"] = r.IsCancelled ? "已取消" : "",
        }), cancellationToken: ct);
}
