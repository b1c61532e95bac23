namespace KnowledgeUpdate.Testing;

/// <summary>A test of use cases in a province of its own.</summary>
public abstract class UseCaseTest(PortalFixture portal) : IAsyncLifetime
{
    protected TestProvince Province { get; private set; } = null!;

    /// <summary>The database under it.</summary>
    protected TestDatabase Database => portal.Database;

    /// <inheritdoc />
    public virtual async ValueTask InitializeAsync() => Province = await TestProvince.FoundAsync(portal.Database);

    /// <inheritdoc />
    public virtual async ValueTask DisposeAsync()
    {
        await Province.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
