namespace KnowledgeUpdate.Application.Learners;

/// <summary>Something that an account entered in a record is taken back, since the record was not this account's.</summary>
/// <param name="Reason">How that was established.</param>
public sealed record EnteredTakenBack(EnteredSince Entered, string Reason) : INotification;
