namespace KnowledgeUpdate.Application.Learners;

/// <summary>Credits hours from another part of the portal: a course passed, a cohort closed.</summary>
[PortalOnly]
public sealed record CreditHours(short Year, IReadOnlyList<HourCredit> Credits) : ICommand<int>;

internal sealed class CreditHoursHandler(HourLedger ledger) : IRequestHandler<CreditHours, int>
{
    public Task<int> Handle(CreditHours command, CancellationToken cancellationToken) =>
        ledger.CreditAsync(command.Year, command.Credits, cancellationToken);
}
