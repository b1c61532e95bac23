using KnowledgeUpdate.Application.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// The person's own file with the bad cells coloured, a column that says what to do, and a sheet of the rows that are not taken.
/// </summary>
[Requires(Permission.ImportHours)]
public sealed record GetMarkedImport(Guid Id) : IQuery<FileContent>;

internal sealed class GetMarkedImportHandler(
    ImportAccess imports,
    IStringLocalizer<ImportsText> text,
    IStringLocalizer<LearnersText> learners
) : IRequestHandler<GetMarkedImport, FileContent>
{
    public async Task<FileContent> Handle(GetMarkedImport query, CancellationToken cancellationToken)
    {
        var import = await imports.FindAsync(query.Id, cancellationToken);
        using var content = await imports.OpenAsync(import, cancellationToken);
        var marks = new SortedDictionary<int, RowMark>();
        await imports.JudgeAllAsync(
            import,
            content,
            import.Repairs,
            reader =>
                rows =>
                {
                    foreach (var row in rows.Where(r => r.Faults is not null))
                    {
                        var faults = row.Faults!;
                        marks.Add(
                            row.Number,
                            new RowMark(
                                [.. faults.Select(f => reader.PlaceOf(f.Column)).Where(p => p >= 0).Distinct().Order()],
                                string.Join(
                                    text["; "],
                                    faults
                                        .Select(f => (f.Column, f.Problem))
                                        .Distinct()
                                        .Select(f => text["{0}: {1}", Word(f.Column.Word()), Word(f.Problem)].Value)
                                )
                            )
                        );
                    }

                    return Task.CompletedTask;
                },
            cancellationToken
        );
        if (marks.Count != import.Findings?.Refused)
            throw new RuleException("Something has changed since this file was checked. Check it again, then download it.");
        content.Position = 0;
        var words = new MarkWords(text["What to do"], text["Rows not taken"], text["Row in the file"]);
        return new FileContent(
            $"{Path.GetFileNameWithoutExtension(import.FileName)}-{words.WhatToDo}.xlsx",
            FileContent.Xlsx,
            MarkedWorkbook.Mark(content, import.FileName, import.Mapping, marks, words, cancellationToken)
        );
    }

    private string Word([Sentence] string key) => text[key] is { ResourceNotFound: false } found ? found.Value : learners[key].Value;
}
