using Npgsql;

namespace KnowledgeUpdate.Testing;

/// <summary>A command fails because the database has ended its session, and for no other cause.</summary>
public static class EndedSession
{
    public static async Task FailsAsync(Func<Task> command)
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(command);
        Assert.Equal(PostgresErrorCodes.AdminShutdown, (failure.GetBaseException() as PostgresException)?.SqlState);
    }
}
