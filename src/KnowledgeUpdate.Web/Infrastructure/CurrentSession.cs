using System.Security.Claims;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>The session as loaded for this request; pages' shells read it.</summary>
public sealed class CurrentSession
{
    /// <summary>The session; null for the public.</summary>
    public Session? Value { get; set; }
}
