namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// An important command: an open session is not enough, the person typed the password within the last minutes (<see
/// cref="Domain.Rules.RuleKeys.ConfirmationMinutes"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReconfirmAttribute : Attribute;
