namespace KnowledgeUpdate.Testing;

/// <summary>
/// One database for a test assembly. Each test founds a tenant of its own in it, so tests run side by side and clean nothing up.
/// </summary>
public sealed class PortalFixture : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => Database = await TestServer.CreateDatabaseAsync();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
