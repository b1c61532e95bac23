using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A line department.</summary>
public sealed record Department(string Name, OrganisationKind Kind);
