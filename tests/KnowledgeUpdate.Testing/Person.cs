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

/// <summary>Somebody who acts in a test.</summary>
public sealed record Person(Guid UserId, string Name, Guid MembershipId, Role Role, OrganisationPlace Unit);
