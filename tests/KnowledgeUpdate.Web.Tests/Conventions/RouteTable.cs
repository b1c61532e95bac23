namespace KnowledgeUpdate.Web.Tests.Conventions;

/// <summary>Every page of the portal with who may open it, gathered from the areas.</summary>
internal static class RouteTable
{
    /// <summary>Everybody: P the public, and the letters of the roles.</summary>
    public const string All = "PODLFUBTVNEIAS";

    public const string SignedIn = "ODLFUBTVNEIAS";

    public static readonly IReadOnlyDictionary<char, Role> Letters = new Dictionary<char, Role>
    {
        ['O'] = Role.ProgrammeOffice,
        ['L'] = Role.LocalBureau,
        ['D'] = Role.IndustryDepartment,
        ['F'] = Role.Finance,
        ['U'] = Role.UnitAdministrator,
        ['B'] = Role.BaseManager,
        ['T'] = Role.TrainingInstitution,
        ['V'] = Role.EvaluationInstitution,
        ['N'] = Role.Learner,
        ['E'] = Role.Expert,
        ['I'] = Role.Inspector,
        ['A'] = Role.Auditor,
        ['S'] = Role.SystemAdministrator,
    };

    public static readonly IReadOnlyList<Row> Rows =
    [
        .. typeof(RouteTable)
            .Assembly.GetTypes()
            .Where(t => t.IsClass && t.IsAssignableTo(typeof(IRoutes)))
            .SelectMany(t => ((IRoutes)Activator.CreateInstance(t)!).Rows),
    ];
}
