using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A lesson as typed.</summary>
public sealed record LessonInput(int? Day, HalfDay Half, TimeOnly? From, TimeOnly? To, string? Topic, decimal? Hours, string? Lecturer, string? Room)
{
    /// <summary>Nothing was typed.</summary>
    public bool IsEmpty => Topic is null && From is null && To is null && Lecturer is null && Room is null && Hours is null;
}
