namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A publicity list for a spreadsheet.</summary>
[Public]
public sealed record ExportPublicity(Guid Id, Stream Output) : IQuery<string>;

internal sealed class ExportPublicityHandler(PortalDbContext db, ChineseWords words, TimeProvider clock)
    : IRequestHandler<ExportPublicity, string>
{
    public async Task<string> Handle(ExportPublicity query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var p = await db.Publicities.SingleOrNotFoundAsync(p => p.Id == query.Id && p.StartsOn <= today, cancellationToken);
        PlanSheet.Write(
            query.Output,
            System.Text.Json.JsonSerializer.Deserialize<List<Domain.Seminars.PlanRow>>(p.Content, Persistence.Common.PortalModel.Json)!,
            words
        );
        return $"{p.IndexNumber}.xlsx";
    }
}
