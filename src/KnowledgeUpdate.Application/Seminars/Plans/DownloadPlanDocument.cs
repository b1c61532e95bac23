using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Documents.Seminars;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The published plan, or a publicity notice, as an official document.</summary>
/// <param name="Version">A version; null for the one in force.</param>
[Public]
public sealed record DownloadPlanDocument(Guid PlanId, int? Version = null) : IQuery<FileContent>;

/// <summary>A publicity notice with its list as an official document.</summary>
[Public]
public sealed record DownloadPublicityDocument(Guid Id) : IQuery<FileContent>;

internal sealed class DownloadPlanDocumentHandler(
    PortalDbContext db,
    Actor actor,
    ChineseWords words,
    IDocumentRenderer renderer,
    TimeProvider clock
) : IRequestHandler<DownloadPlanDocument, FileContent>, IRequestHandler<DownloadPublicityDocument, FileContent>
{
    public async Task<FileContent> Handle(DownloadPlanDocument query, CancellationToken cancellationToken)
    {
        var version =
            await db
                .PlanVersions.Where(v => v.PlanId == query.PlanId && (query.Version == null || v.Number == query.Version))
                .OrderByDescending(v => v.Number)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException(nameof(PlanVersion));
        var year = await db.AnnualPlans.Where(p => p.Id == query.PlanId).Select(p => p.Year).SingleAsync(cancellationToken);
        var (rows, tenant) = (version.Rows, actor.Tenant!);
        var live = rows.Where(r => !r.IsCancelled).ToList();
        var data = new AnnualPlanData
        {
            IssuerName = $"{tenant.Sponsor}文件",
            DocumentNumber = version.DocumentNumber,
            Title = $"关于印发{year}年度{tenant.ProgrammeName}\n研修培训项目计划的通知",
            AnnexTitle = $"{year}年度研修培训项目计划",
            Salutation = "各市人力资源和社会保障局，各有关部门、单位：",
            Paragraphs =
            [
                $"根据《{tenant.RegionName}{tenant.ProgrammeName}实施方案》，经单位申报、初审推荐、专家评审和公示，确定{year}年度研修培训项目{live.Count}期，计划培训"
                    + $"{live.Sum(r => r.HeadCount):#,##0}人。现将计划印发，请认真组织实施。",
                "承办单位应按计划的内容、对象和时间办班；确需变更的，须事先申请并经同意。中央或自治区财政支持的经费在限额内据实报销，不足部分由承办单位补足。",
            ],
            SignatureLines = tenant.Signature,
            Date = version.PublishedOn,
            Created = version.At,
            // What stands is counted and listed; what was cancelled is named apart.
            Rows = [.. live.Select(Row)],
            VersionNote = NoteOf(version, [.. rows.Where(r => r.IsCancelled)]),
        };
        return new FileContent(
            $"{year}-plan-{version.Number}.pdf",
            "application/pdf",
            Rendered.Pdf(renderer, AnnualPlanDocument.Build(data))
        );
    }

    public async Task<FileContent> Handle(DownloadPublicityDocument query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var p = await db.Publicities.SingleOrNotFoundAsync(p => p.Id == query.Id && p.StartsOn <= today, cancellationToken);
        var rows = System.Text.Json.JsonSerializer.Deserialize<List<Domain.Seminars.PlanRow>>(
            p.Content,
            Persistence.Common.PortalModel.Json
        )!;
        var data = new AnnualPlanData
        {
            IssuerName = actor.Tenant!.Sponsor,
            DocumentNumber = p.IndexNumber,
            Title = p.Title,
            AnnexTitle = "拟列入计划的项目",
            Paragraphs =
            [
                .. p.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                $"公示时间：{p.StartsOn:yyyy年M月d日}至{p.EndsOn:yyyy年M月d日}（{p.WorkingDays}个工作日）。",
                .. Contacts(actor.Tenant),
            ],
            SignatureLines = actor.Tenant.Signature,
            Date = p.StartsOn,
            Created = BeijingTime.StartOf(p.StartsOn),
            Rows = [.. rows.Select(Row)],
        };
        return new FileContent($"{p.IndexNumber}.pdf", "application/pdf", Rendered.Pdf(renderer, AnnualPlanDocument.Build(data)));
    }

    /// <summary>How the public reaches the office; what the province did not enter is left out.</summary>
    private static IEnumerable<string> Contacts(Domain.Tenancy.Tenant tenant)
    {
        string[] said =
        [
            .. tenant.Telephone.Length > 0 ? new[] { $"联系电话：{tenant.Telephone}" } : [],
            .. tenant.Address.Length > 0 ? new[] { $"来信地址：{tenant.Address}" } : [],
        ];
        return said.Length == 0 ? [] : [string.Join("；", said) + "。"];
    }

    /// <summary>第4版：变更：名称。已取消：名称。</summary>
    private string? NoteOf(PlanVersion version, IReadOnlyCollection<Domain.Seminars.PlanRow> cancelled)
    {
        var change =
            version.Change.Split(": ", 2) is [var kind, var title] && Enum.TryParse<AmendmentKind>(kind, out var known)
                ? $"{words[known]}：{title}"
                : version.Change;
        return version.Number == 1 ? null
            : cancelled.Count == 0 ? $"第{version.Number}版。{change}"
            : $"第{version.Number}版。{change}。已取消：{string.Join("、", cancelled.Select(r => r.Title))}";
    }

    private Documents.Seminars.PlanRow Row(Domain.Seminars.PlanRow r) =>
        new(r.Title, words[r.Kind], r.Host, r.HeadCount, r.Days, r.StartsOn is { } d ? $"{d.Month}月" : "", r.Place, words.Money(r));
}
