namespace KnowledgeUpdate.Web.Tests.Certificates;

/// <summary>What the process holds is measured: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
