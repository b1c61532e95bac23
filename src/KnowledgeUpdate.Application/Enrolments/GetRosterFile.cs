using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>
/// An empty roster to fill in, or the uploaded one with a column that says what is wrong; identity numbers of the latter are masked.
/// </summary>
/// <param name="Id">The roster; null for the template.</param>
[Requires(Permission.DecideEnrolments)]
public sealed record GetRosterFile(Guid? Id) : IQuery<FileContent>;

internal sealed class GetRosterFileHandler(RosterSheet sheet, RosterCheck check, IStringLocalizer<EnrolmentsText> text)
    : IRequestHandler<GetRosterFile, FileContent>
{
    public async Task<FileContent> Handle(GetRosterFile query, CancellationToken cancellationToken)
    {
        if (query.Id is not { } id)
            return sheet.Template(text["Roster template"], ["韦示例", "居民身份证", "", "邕江大学"]);
        var (gathering, upload) = await sheet.FindOwnAsync(id, cancellationToken);
        return sheet.Marked(
            upload,
            text["Problem"],
            (await check.CheckAsync(gathering, upload.Rows, cancellationToken)).Select(r =>
                (IReadOnlyList<string>)
                    [
                        r.Row.Name,
                        r.Line.KindText,
                        r.Row.IdentityMask,
                        r.Row.Employer,
                        string.Join(text["; "], r.Row.Faults.Select(f => text["{0}: {1}", f.Column, f.Message].Value)),
                    ]
            )
        );
    }
}
