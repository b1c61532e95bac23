using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Migrator;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;


namespace KnowledgeUpdate.Testing;

/// <summary>A test of use cases in a province of its own.</summary>
public abstract class UseCaseTest(PortalFixture portal) : IAsyncLifetime
{
    /// <summary>The province.</summary>
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
