using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Tenancy;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Who acts: set from the session at the start of a request, or by a job. Never from a form.</summary>
public sealed class Actor
{
    /// <summary>The tenant, from the host name.</summary>
    public Tenant? Tenant { get; set; }

    /// <summary>The person; null for the public.</summary>
    public Guid? UserId { get; set; }

    public string UserName { get; set; } = "";

    /// <summary>The person whose lent membership is acted in; null: the actor's own.</summary>
    public Guid? OnBehalfOfId { get; set; }

    /// <summary>That person's name.</summary>
    public string? OnBehalfOf { get; set; }

    /// <summary>The membership acted in.</summary>
    public Guid? MembershipId { get; set; }

    public Role? Role { get; set; }

    public Guid? OrganisationId { get; set; }

    public string OrganisationName { get; set; } = "";

    /// <summary>The unit's place in the tree.</summary>
    public string OrganisationPath { get; set; } = "";

    /// <summary>Path of the territory that a bureau is responsible for: the division above it.</summary>
    public string AreaPath { get; set; } = "";

    /// <summary>The session under way; null outside a request.</summary>
    public Guid? SessionId { get; set; }

    /// <summary>When the person last typed the password in this session.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Browser and system in words.</summary>
    public string? Device { get; set; }

    /// <summary>The password must be changed first.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Address of the portal for links in letters, without a slash at the end.</summary>
    public string BaseUrl
    {
        get => field ?? $"https://{(Tenant is { Hosts: [var host, ..] } ? host : "localhost")}";
        set;
    }

    public string? From { get; set; }

    /// <summary>True for jobs and the Migrator.</summary>
    public bool IsPortal { get; set; }

    /// <summary>
    /// Whether the submitted form has an unreadable value, such as letters in a number: no command is carried out without that value.
    /// </summary>
    public bool IsFormUnread { get; set; }

    /// <summary>Key of the POST under way.</summary>
    public Guid? PostKey { get; set; }

    /// <summary>Fingerprint of what was posted.</summary>
    public string PostFingerprint { get; set; } = "";

    /// <exception cref="ForbiddenException">Nobody is signed in.</exception>
    public Guid Me => UserId ?? throw new ForbiddenException("Sign in first.");

    /// <summary>The unit acted for.</summary>
    /// <exception cref="ForbiddenException">No membership is acted in.</exception>
    public Guid MyUnit => OrganisationId ?? throw new ForbiddenException("Choose the membership you act in.");

    /// <summary>Whether the person acts as a learner: such an account sees its own record and nothing of anybody else.</summary>
    public bool IsLearner => Role == Domain.Accounts.Role.Learner;

    /// <summary>Whether the current role has a permission; its scope says which records it covers.</summary>
    public bool May(Permission permission) => ScopeOf(permission) is not null;

    /// <summary>The scope of the current role with a permission; null if it does not have it.</summary>
    public Scope? ScopeOf(Permission permission) => Role is { } role ? Permissions.Of(permission, role) : null;

    /// <summary>
    /// Refuses actors without a permission: the form of a command checks before it opens what the pipeline checks when it is sent.
    /// </summary>
    /// <exception cref="ForbiddenException">The role may not.</exception>
    public void Demand(Permission permission)
    {
        if (!May(permission))
            throw Refusal();
    }

    /// <summary>Why a role is refused: nobody is signed in, or the role may not.</summary>
    public ForbiddenException Refusal() =>
        new(
            UserId is null && !IsPortal
                ? "Sign in first."
                : "Your role may not do this. Switch the role you act in, or ask the programme office who may."
        );

    /// <summary>Whether a place in the tree is the actor's unit or its territory.</summary>
    public bool Covers(string path) =>
        AreaPath.Length > 0 && (path == AreaPath || path.StartsWith(AreaPath + ".", StringComparison.Ordinal));
}
