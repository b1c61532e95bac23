namespace KnowledgeUpdate.Application.Work;

/// <summary>Hands letters to the mail system.</summary>
public interface IMailer
{
    /// <summary>Sends one; throws if it was not accepted.</summary>
    Task SendAsync(Letter letter, CancellationToken ct);
}
