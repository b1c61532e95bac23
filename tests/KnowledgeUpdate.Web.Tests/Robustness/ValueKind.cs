using System.Reflection;
using KnowledgeUpdate.Web.Tests.Conventions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>What a value holds.</summary>
internal enum ValueKind
{
    Text,
    Word,
    Id,
    Date,
    Number,
    File,
}
