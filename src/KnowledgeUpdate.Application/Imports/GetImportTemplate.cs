using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>An empty file to fill in, with one row that shows how.</summary>
[Requires(Permission.ImportHours)]
public sealed record GetImportTemplate : IQuery<FileContent>;

internal sealed class GetImportTemplateHandler(IStringLocalizer<ImportsText> text) : IRequestHandler<GetImportTemplate, FileContent>
{
    public Task<FileContent> Handle(GetImportTemplate query, CancellationToken cancellationToken)
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
            "",
        ];
        return Task.FromResult(
            new FileContent(
                $"{text["Template of hours"].Value}.xlsx",
                FileContent.Xlsx,
                MarkedWorkbook.New([
                    [.. ImportTemplate.Headings.OrderBy(h => h.Key).Select(h => h.Value)],
                    example,
                ])
            )
        );
    }
}
