using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Work;

/// <summary>A hit.</summary>
public sealed record Found(string Title, string Detail, string Link);
