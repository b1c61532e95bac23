using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>One answer.</summary>
internal sealed record ProposalAnswer(ProposalSection Section, string Property, string Name, bool IsList = false);
