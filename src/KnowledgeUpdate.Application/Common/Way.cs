using System.Linq.Expressions;
using System.Text.Json;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Which way from a place.</summary>
internal enum Way
{
    After,
    Before,
    End,
}
