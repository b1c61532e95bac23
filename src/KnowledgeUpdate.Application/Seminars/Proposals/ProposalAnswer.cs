using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

internal sealed record ProposalAnswer(ProposalSection Section, string Property, [Sentence(OfArea = true)] string Name, bool IsList = false);
