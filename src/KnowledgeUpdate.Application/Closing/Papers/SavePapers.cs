using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Domain.Closing;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Saves the closing papers; they may lack anything until they are filed.</summary>
[Requires(Permission.FileClosingPapers)]
public sealed record SavePapers(Guid GatheringId, uint Version, string? Summary, string? Problems, IReadOnlyList<AccountInput> Accounts)
    : ICommand<Unit>,
        ISavesDraft;

/// <summary>A line of the accounts as typed.</summary>
public sealed record AccountInput(string? Item, decimal? Budget, decimal? Actual, string? Note)
{
    public bool IsEmpty => Item is null && Budget is null && Actual is null && Note is null;
}

internal sealed class SavePapersValidator : AbstractValidator<SavePapers>
{
    public SavePapersValidator(IStringLocalizer<ClosingText> text)
    {
        RuleFor(c => c.Summary)
            .MaximumLength(PapersContent.TextMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", PapersContent.TextMaxLength]);
        RuleFor(c => c.Problems)
            .MaximumLength(PapersContent.TextMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", PapersContent.TextMaxLength]);
        RuleFor(c => c.Accounts)
            .Custom(
                (lines, context) =>
                {
                    if (lines.Count(l => !l.IsEmpty) > PapersContent.MostLines)
                        context.AddFailure(nameof(SavePapers.Accounts), text["Enter at most {0} lines", PapersContent.MostLines]);
                    foreach (var (i, line) in lines.Index().Where(l => !l.Item.IsEmpty))
                    {
                        void Fault(bool isWrong, string property, string sentence)
                        {
                            if (isWrong)
                                context.AddFailure(new ValidationFailure($"Accounts[{i}].{property}", sentence));
                        }

                        Fault(string.IsNullOrWhiteSpace(line.Item), nameof(line.Item), text["Enter what the money was for"]);
                        Fault(line.Item?.Trim().Length > 60, nameof(line.Item), text["Enter at most {0} characters", 60]);
                        Fault(line.Budget is < 0 or > 99_999_999, nameof(line.Budget), text["Enter an amount of 0 or more"]);
                        Fault(line.Actual is null or < 0 or > 99_999_999, nameof(line.Actual), text["Enter what was spent, 0 or more"]);
                        Fault(
                            HasFractions(line.Budget),
                            nameof(line.Budget),
                            text["Enter an amount with at most two decimals: it is not rounded for you"]
                        );
                        Fault(
                            HasFractions(line.Actual),
                            nameof(line.Actual),
                            text["Enter an amount with at most two decimals: it is not rounded for you"]
                        );
                        Fault(line.Note?.Length > 200, nameof(line.Note), text["Enter at most {0} characters", 200]);
                    }
                }
            );
    }

    private static bool HasFractions(decimal? amount) => amount is { } yuan && decimal.Round(yuan, 2) != yuan;
}

internal sealed class SavePapersHandler(PortalDbContext db, ClosingAccess access, TimeProvider clock) : IRequestHandler<SavePapers, Unit>
{
    public async Task<Unit> Handle(SavePapers command, CancellationToken cancellationToken)
    {
        var gathering = await access.FindOwnAsync(command.GatheringId, cancellationToken);
        // The seminar's version guards the papers, so concurrent edits conflict here.
        db.ExpectWhole(gathering, command.Version);
        if (!gathering.IsRunning)
            throw new RuleException("It is “{0}”: its closing papers can no longer be changed.", gathering.Standing);
        var content = new PapersContent(
            command.Summary?.Trim() ?? "",
            command.Problems?.Trim() ?? "",
            [
                .. command
                    .Accounts.Where(a => !a.IsEmpty)
                    .Select(a => new AccountLine(a.Item!.Trim(), a.Budget ?? 0, a.Actual!.Value, a.Note?.Trim() ?? "")),
            ]
        );
        if (await db.ClosingPapers.SingleOrDefaultAsync(p => p.GatheringId == gathering.Id, cancellationToken) is { } papers)
            papers.Save(content, clock.GetUtcNow());
        else
            db.Add(new ClosingPapers(gathering.Id, access.KindOf(gathering), content, clock.GetUtcNow()));
        return Unit.Value;
    }
}
