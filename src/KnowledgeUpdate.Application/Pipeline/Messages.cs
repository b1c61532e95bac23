using KnowledgeUpdate.Domain.Accounts;
using MediatR;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>A message that changes something. One transaction; what it changed is written to the history in it.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>A message that only reads.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>A command that gives its reason to the history.</summary>
public interface IHasReason
{
    /// <summary>Why, in the person's words.</summary>
    string? Reason { get; }
}

/// <summary>Who may send a message. A message without one of these does not run.</summary>
public abstract class AccessAttribute : Attribute;

/// <summary>Only somebody who acts in one of these roles. Which records of them, the handler says.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresAttribute(params Role[] roles) : AccessAttribute
{
    /// <summary>The roles.</summary>
    public IReadOnlyList<Role> Roles { get; } = roles;
}

/// <summary>Anybody signed in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SignedInAttribute : AccessAttribute;

/// <summary>The public too.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicAttribute : AccessAttribute;

/// <summary>The portal itself only: jobs, the Migrator, the request's own set-up.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PortalOnlyAttribute : AccessAttribute;
