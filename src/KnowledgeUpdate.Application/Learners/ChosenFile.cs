using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A file as it was chosen.</summary>
public sealed record ChosenFile(string Name, byte[] Content);
