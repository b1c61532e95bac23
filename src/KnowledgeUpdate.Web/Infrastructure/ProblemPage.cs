using FluentValidation;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Web.Face;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>What the problem page is told.</summary>
public static class ProblemPage
{
    /// <summary>Item of the request with a message for the person.</summary>
    public const string MessageItem = "problem-message";
}
