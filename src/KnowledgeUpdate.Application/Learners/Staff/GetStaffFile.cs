using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// An empty list to fill in, or the uploaded one with a column that says what is wrong; identity numbers of the latter are masked.
/// </summary>
/// <param name="Id">The list; null for the template.</param>
[Requires(Permission.EnterLearner)]
public sealed record GetStaffFile(Guid? Id) : IQuery<FileContent>;

internal sealed class GetStaffFileHandler(Actor actor, StaffSheet sheet, StaffCheck check, IStringLocalizer<LearnersText> text)
    : IRequestHandler<GetStaffFile, FileContent>
{
    public async Task<FileContent> Handle(GetStaffFile query, CancellationToken cancellationToken)
    {
        if (query.Id is not { } id)
            return sheet.Template(text["Staff template"], ["韦示例", "居民身份证", "", "工程技术", "中级", "工程师", "", "大学本科"]);
        var upload = await sheet.FindOwnAsync(id, cancellationToken);
        return sheet.Marked(
            upload,
            text["Problem"],
            (await check.CheckAsync(actor.MyUnit, upload.Rows, cancellationToken)).Select(r =>
                (IReadOnlyList<string>)
                    [
                        r.Row.Name,
                        r.Line.KindText,
                        r.Row.IdentityMask,
                        r.Line.Series,
                        r.Line.Level,
                        r.Line.Title,
                        r.Line.Field,
                        r.Line.Education,
                        string.Join(text["; "], r.Row.Faults.Select(f => text["{0}: {1}", f.Column, f.Message].Value)),
                    ]
            )
        );
    }
}
