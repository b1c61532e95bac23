using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The plan's rows for a spreadsheet, as made public.</summary>
[Public]
public sealed record ExportPlan(Guid PlanId, int? Version, Stream Output) : IQuery<string>;

internal sealed class ExportPlanHandler(PortalDbContext db, ChineseWords words) : IRequestHandler<ExportPlan, string>
{
    public async Task<string> Handle(ExportPlan query, CancellationToken cancellationToken)
    {
        var version =
            await db
                .PlanVersions.Where(v => v.PlanId == query.PlanId && (query.Version == null || v.Number == query.Version))
                .OrderByDescending(v => v.Number)
                .FirstOrDefaultAsync(cancellationToken)
            ?? throw new NotFoundException(nameof(PlanVersion));
        PlanSheet.Write(query.Output, version.Rows, words);
        return $"plan-{version.PublishedOn:yyyy}-{version.Number}.xlsx";
    }
}
