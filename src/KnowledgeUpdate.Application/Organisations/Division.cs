using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A division by code.</summary>
public sealed record Division(string Code, string Name, string? ParentCode);
