namespace KnowledgeUpdate.Application.Work;

/// <summary>Hands letters to the mail system.</summary>
public interface IMailer
{
    /// <summary>Hands one over; throws when it was not taken.</summary>
    Task SendAsync(Letter letter, CancellationToken ct);
}
