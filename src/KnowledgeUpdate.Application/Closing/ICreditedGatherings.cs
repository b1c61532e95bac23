using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Gatherings of one kind that end with closing papers: contributed by the area that has them.</summary>
public interface ICreditedGatherings
{
    /// <summary>Whether a gathering is of this kind.</summary>
    bool Has(CreditedGathering gathering);

    /// <summary>All of the kind.</summary>
    IQueryable<CreditedGathering> All();

    /// <summary>Those whose papers are filed and not decided.</summary>
    IQueryable<CreditedGathering> Filed();

    /// <summary>Source of its hours in the ledger.</summary>
    HourSource Source { get; }

    /// <summary>What people who complete it get.</summary>
    CertificateKind Certificate { get; }

    /// <summary>Money approved for it, 元: more spent is explained.</summary>
    Task<decimal> BudgetAsync(CreditedGathering gathering, CancellationToken ct);

    /// <summary>
    /// Last Beijing date of its closing papers, returned ones have one of their own; null while the rule or the calendar is not configured.
    /// </summary>
    Task<DateOnly?> DueAsync(CreditedGathering gathering, CancellationToken ct);

    /// <summary>Its closing papers.</summary>
    string PapersLink(Guid id);

    /// <summary>The outcome of one of its people, for who may correct it.</summary>
    string OutcomeLink(Guid id, Guid enrolment);

    /// <summary>Its people, for the host.</summary>
    string PeopleLink(Guid id);
}
