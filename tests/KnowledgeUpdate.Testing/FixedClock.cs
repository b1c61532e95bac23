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

/// <summary>A clock that stands still until it is set. Monday 2026-11-23, 09:00 in Beijing.</summary>
public sealed class FixedClock : TimeProvider
{
    /// <summary>The instant it shows.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Now;
}
