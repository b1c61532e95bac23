using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>A workbook to download.</summary>
public sealed record ImportDownload(string Name, byte[] Content)
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/// <summary>An empty file to fill in, with one row that shows how.</summary>
[Requires(Permission.ImportHours)]
public sealed record GetImportTemplate : IQuery<ImportDownload>;

internal sealed class GetImportTemplateHandler(IStringLocalizer<ImportsText> text) : IRequestHandler<GetImportTemplate, ImportDownload>
{
    public Task<ImportDownload> Handle(GetImportTemplate query, CancellationToken cancellationToken)
    {
        string[] example =
        [
            "韦示例",
            "居民身份证",
            "",
            "数据安全与个人信息保护",
            "邕江大学",
            "2026-08-11",
            "2026-08-12",
            "专业科目",
            "3.0",
            "2026",
            "",
        ];
        return Task.FromResult(
            new ImportDownload(
                $"{text["Template of hours"].Value}.xlsx",
                MarkedWorkbook.New([
                    [.. ImportTemplate.Headings.OrderBy(h => h.Key).Select(h => h.Value)],
                    example,
                ])
            )
        );
    }
}
