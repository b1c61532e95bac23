namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What depends on a unit, shown before it is closed or merged.</summary>
public sealed record UnitLoad
{
    /// <summary>People whose employment it confirmed.</summary>
    public required int Employed { get; init; }

    /// <summary>Requests about employment that are open.</summary>
    public required int Asked { get; init; }

    /// <summary>Proposals not filed, or returned.</summary>
    public required int Drafts { get; init; }

    /// <summary>Proposals filed and not decided to their end.</summary>
    public required int Proposals { get; init; }

    /// <summary>Seminars that it holds and that are not closed.</summary>
    public required int Seminars { get; init; }

    /// <summary>Of its people enrolled in seminars to come or under way.</summary>
    public required int Enrolled { get; init; }

    /// <summary>Claims of hours that wait for its confirmation.</summary>
    public required int Claims { get; init; }

    /// <summary>Capacities that it holds.</summary>
    public required int Capacities { get; init; }

    /// <summary>Open items of its desks.</summary>
    public required int Work { get; init; }

    /// <summary>Experts whom it employs.</summary>
    public required int Experts { get; init; }

    /// <summary>
    /// Requests of people elsewhere on which it decides: bindings, employments and claims that rose to it, hours that it recognises.
    /// </summary>
    public required int Decisions { get; init; }

    /// <summary>Fields 领域 for which it answers.</summary>
    public required int Fields { get; init; }

    /// <summary>Closing it without a successor would leave somebody without an answer.</summary>
    public bool Holds => Employed + Proposals + Seminars + Enrolled + Decisions + Fields > 0;
}
