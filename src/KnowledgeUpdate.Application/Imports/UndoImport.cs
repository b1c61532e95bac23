using FluentValidation;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Certificates;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// Takes a written import back by reversal, within a day: both stay in the ledger, certificates taken on these hours meanwhile are under
/// review, and people whom it entered leave with it where nothing else rests on them.
/// </summary>
[Requires(Permission.ImportHours)]
public sealed record UndoImport(Guid Id, uint Version, string? Reason) : ICommand<int>, IHasReason;

internal sealed class UndoImportValidator : AbstractValidator<UndoImport>
{
    public UndoImportValidator(IStringLocalizer<ImportsText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter why the import is undone: it stands beside each reversal"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class UndoImportHandler(
    PortalDbContext db,
    ImportAccess imports,
    HourLedger ledger,
    PrintedHours printed,
    CertificateReviews reviews,
    EnteredPeople entered,
    TimeProvider clock
) : IRequestHandler<UndoImport, int>
{
    private const string ReversalsSql = $"""
        SELECT @tenant, gen_random_uuid(), e.learning_year, e.learner_id, e.category, -e.hours, 'Reversal', e.id, e.title, e.provider,
            e.studied_from, e.studied_to, e.rule, e.evidence_id, e.id, @reason, @at, @by
        FROM {StagedRows.Unnest} JOIN hour_entries e ON e.tenant_id = @tenant AND e.learning_year = @year AND e.id = r.entry_id
        WHERE c.tenant_id = @tenant AND c.import_id = @import AND r.learning_year = @year ORDER BY e.learner_id, e.id
        """;

    public async Task<int> Handle(UndoImport command, CancellationToken cancellationToken)
    {
        var import = await imports.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(import, command.Version);
        import.Undo(clock.GetUtcNow());
        var reversed = 0;
        foreach (var year in await imports.Staged(import).YearsAsync(cancellationToken))
            reversed += await ledger.CreditFromAsync(
                year,
                ReversalsSql,
                p =>
                {
                    p.AddWithValue("import", import.Id);
                    p.AddWithValue("reason", command.Reason!.Trim());
                },
                cancellationToken
            );
        await reviews.OpenAsync(
            await printed.RestingOnImportAsync(import.Id, import.CommittedAt!.Value, cancellationToken),
            c => new ReviewCauseGiven(ReviewCause.ImportUndone, command.Reason!, c.HolderId),
            cancellationToken
        );
        import.PeopleLeft(await entered.LeaveAsync(import, cancellationToken));
        return reversed;
    }
}
