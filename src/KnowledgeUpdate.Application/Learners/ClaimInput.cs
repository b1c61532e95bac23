using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>What a learner enters of a claim.</summary>
public sealed record ClaimInput(Guid? KindId, string? Title, string? Provider, DateOnly? From, DateOnly? To, short? LearningYear, decimal? Units, string? CertificateNumber);
