namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What depends on a unit, shown before it is closed or merged.</summary>
/// <param name="Employed">People whose employment it confirmed.</param>
/// <param name="Asked">Requests about employment that are open.</param>
/// <param name="Drafts">Proposals not filed, or returned.</param>
/// <param name="Proposals">Proposals filed and not decided to their end.</param>
/// <param name="Seminars">Seminars that it holds and that are not closed.</param>
/// <param name="Enrolled">Of its people enrolled in seminars to come or under way.</param>
/// <param name="Claims">Claims of hours that wait for its confirmation.</param>
/// <param name="Capacities">Capacities that it holds.</param>
/// <param name="Work">Open items of its desks.</param>
/// <param name="Experts">Experts whom it employs.</param>
/// <param name="Decisions">
/// Requests of people elsewhere on which it decides: bindings, employments and claims that rose to it, hours that it recognises.
/// </param>
/// <param name="Fields">Fields 领域 for which it answers.</param>
public sealed record UnitLoad(
    int Employed,
    int Asked,
    int Drafts,
    int Proposals,
    int Seminars,
    int Enrolled,
    int Claims,
    int Capacities,
    int Work,
    int Experts,
    int Decisions,
    int Fields
)
{
    /// <summary>Closing it without a successor would leave somebody without an answer.</summary>
    public bool Holds => Employed + Proposals + Seminars + Enrolled + Decisions + Fields > 0;
}
