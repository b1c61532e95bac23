namespace KnowledgeUpdate.Migrator.Demo;

/// <summary>Plays a year up to a stage, each act by the person who would do it, on the day it would be done.</summary>
internal static class DemoYear
{
    public static Task RunAsync(DemoPeople people, string stage, Action<string> say) => Task.CompletedTask;
}
