using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What is typed about a unit, by a form or a row of a file.</summary>
public interface IUnitInput
{
    string? Name { get; }

    /// <summary>What sort of body it is.</summary>
    OrganisationKind? Kind { get; }

    /// <summary>GB/T 2260 code of where it sits.</summary>
    string? DivisionCode { get; }

    /// <summary>Unified social credit code as typed.</summary>
    string? CreditCode { get; }
}
