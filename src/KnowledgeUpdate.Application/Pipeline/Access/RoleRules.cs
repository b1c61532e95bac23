using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// The table of roles: where each exists, who gives it, who confirms. The office gives neither finance nor auditor nor administrator: the
/// people who supervise the office, or pay, are not chosen by it.
/// </summary>
public static class RoleRules
{
    private static readonly Dictionary<Role, Scope> Office = new()
    {
        [Role.ProgrammeOffice] = Scope.Tenant,
        [Role.SystemAdministrator] = Scope.Tenant,
    };

    private static readonly Dictionary<Role, Scope> Administrator = new() { [Role.SystemAdministrator] = Scope.Tenant };

    private static readonly Dictionary<Role, Scope> Unit = new(Office) { [Role.UnitAdministrator] = Scope.OwnUnit };

    private static readonly Dictionary<Role, Scope> Above = new(Unit)
    {
        [Role.LocalBureau] = Scope.Subtree,
        [Role.IndustryDepartment] = Scope.Field,
    };

    private static readonly IReadOnlyList<OrganisationKind> Bureaus = [OrganisationKind.ProgrammeOffice, OrganisationKind.HrBureau];

    /// <summary>Roles that decide what finance pays for.</summary>
    private static readonly Role[] Granting = [Role.ProgrammeOffice, Role.LocalBureau, Role.IndustryDepartment];

    private static readonly RoleRule[] Table =
    [
        new(Role.ProgrammeOffice) { Kinds = [OrganisationKind.ProgrammeOffice], GivenBy = Office },
        new(Role.LocalBureau) { Kinds = [OrganisationKind.HrBureau], GivenBy = Office },
        new(Role.IndustryDepartment) { Kinds = [OrganisationKind.IndustryDepartment], GivenBy = Office },
        new(Role.Finance)
        {
            Kinds = [OrganisationKind.FinanceDepartment],
            GivenBy = Administrator,
            ConfirmedBy = Role.ProgrammeOffice,
        },
        new(Role.UnitAdministrator) { GivenBy = Above },
        new(Role.BaseManager) { Needs = Capacity.EducationBase, GivenBy = Unit },
        new(Role.TrainingInstitution) { Needs = Capacity.TrainingInstitution, GivenBy = Unit },
        new(Role.EvaluationInstitution) { Needs = Capacity.EvaluationInstitution, GivenBy = Unit },
        new(Role.Learner) { GivenBy = Unit },
        new(Role.Expert) { Kinds = Bureaus, GivenBy = Office },
        new(Role.Inspector) { Kinds = Bureaus, GivenBy = Office },
        new(Role.Auditor)
        {
            Kinds = Bureaus,
            GivenBy = Administrator,
            ConfirmedBy = Role.ProgrammeOffice,
        },
        new(Role.SystemAdministrator)
        {
            Kinds = Bureaus,
            GivenBy = Administrator,
            ConfirmedBy = Role.ProgrammeOffice,
        },
    ];

    /// <summary>Every role with its rule.</summary>
    public static IReadOnlyList<RoleRule> All => Table;

    /// <summary>The rule of a role.</summary>
    public static RoleRule Of(Role role) => Table.Single(r => r.Role == role);

    /// <summary>
    /// Whether nobody holds both of two roles: who keeps accounts (三员分立) does no business, who audits does nothing that is audited, who
    /// pays does not grant.
    /// </summary>
    public static bool AreApart(Role one, Role other) =>
        one != other
        && one != Role.Learner
        && other != Role.Learner
        && (
            one is Role.Auditor or Role.SystemAdministrator
            || other is Role.Auditor or Role.SystemAdministrator
            || (one == Role.Finance && Granting.Contains(other))
            || (other == Role.Finance && Granting.Contains(one))
        );

    /// <summary>The roles that somebody of a role gives and ends, in their order.</summary>
    public static IReadOnlyList<Role> GivenBy(Role? role) =>
        role is { } giver ? [.. Table.Where(r => r.GivenBy.ContainsKey(giver)).Select(r => r.Role)] : [];
}
