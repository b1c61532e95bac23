using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A file to fill in, or the uploaded one with a column that says what is wrong.</summary>
/// <param name="Id">The import; null for the empty template.</param>
[Requires(Permission.EnterUnit)]
public sealed record GetUnitFile(Guid? Id) : IQuery<FileContent>;

internal sealed class GetUnitFileHandler(UnitSheet sheet, UnitCheck check, IStringLocalizer<OrganisationsText> text)
    : IRequestHandler<GetUnitFile, FileContent>
{
    public async Task<FileContent> Handle(GetUnitFile query, CancellationToken cancellationToken)
    {
        if (query.Id is not { } id)
            return sheet.Template(
                text["Units template"],
                ["五象示例软件有限公司", text[OrganisationKind.Enterprise.Word()], "南宁市", "", "450100"]
            );
        var upload = await sheet.FindOwnAsync(id, cancellationToken);
        var (rows, _) = await check.CheckAsync(upload, cancellationToken);
        return sheet.Marked(
            upload,
            text["Problem"],
            rows.Select(r =>
                (IReadOnlyList<string>)
                    [r.Name, r.Kind, r.Parent, r.CreditCode, r.DivisionCode, string.Join(text["; "], r.Faults.Select(f => f.Message))]
            )
        );
    }
}
