using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Work;
using Microsoft.Extensions.Logging;

namespace KnowledgeUpdate.Application.Work;

/// <summary>
/// Sends letters that wait, oldest first, at least once each. A node that sends keeps its letters locked; another one skips them.
/// </summary>
/// <remarks>
/// A process killed between handing over and committing sends the letters of this batch once more: hence the small batch.
/// </remarks>
/// <param name="Batch">At most so many.</param>
[PortalOnly]
public sealed record SendOutbox(int Batch = 20) : ICommand<SentLetters>;

/// <summary>What became of a batch.</summary>
public sealed record SentLetters(int Sent, int Failed);

internal sealed class SendOutboxHandler(
    PortalDbContext db,
    IMailer mailer,
    ITextGateway texts,
    RuleBook rules,
    TimeProvider clock,
    ILogger<SendOutbox> log
) : IRequestHandler<SendOutbox, SentLetters>
{
    public async Task<SentLetters> Handle(SendOutbox command, CancellationToken cancellationToken)
    {
        var (tenant, now) = (db.Scope.Required, clock.GetUtcNow());
        var letters = await db
            .OutboxMessages.FromSql(
                $"""
                SELECT tenant_id, id, "to", subject, body, channel, at, retry_at, sent_at, failures, xmin FROM outbox_messages WHERE
                    tenant_id = {tenant} AND sent_at IS NULL AND (retry_at IS NULL OR retry_at <= {now})
                ORDER BY at, id LIMIT {command.Batch} FOR UPDATE SKIP LOCKED
                """
            )
            .ToListAsync(cancellationToken);
        var failed = 0;
        left = letters.Any(l => l.Channel == OutboxChannel.Text) ? await LeftThisMonthAsync(now, cancellationToken) : 0;
        foreach (var letter in letters.OrderBy(l => l.At).ThenBy(l => l.Id))
            failed += await TrySendAsync(letter, cancellationToken) ? 0 : 1;
        return new SentLetters(letters.Count - failed, failed);
    }

    private int left;

    /// <summary>Short messages that may still leave this month.</summary>
    private async Task<int> LeftThisMonthAsync(DateTimeOffset now, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(now);
        var month = BeijingTime.At(new DateTime(today.Year, today.Month, 1));
        return await rules.ParameterAsync(RuleKeys.TextsPerMonth, today, ct)
            - await db.OutboxMessages.CountAsync(m => m.Channel == OutboxChannel.Text && m.SentAt >= month, ct);
    }

    /// <summary>A failure of one letter does not stop the next ones.</summary>
    private async Task<bool> TrySendAsync(OutboxMessage letter, CancellationToken ct)
    {
        try
        {
            if (letter.Channel == OutboxChannel.Mail)
                await mailer.SendAsync(new Letter(letter.Id, letter.To, letter.Subject, letter.Body), ct);
            else if (left-- > 0)
                await texts.SendAsync(letter.Id, letter.To, letter.Body, ct);
            else
                throw new InvalidOperationException(
                    "The month's limit of short messages is reached; the office raises it under Programme rules."
                );
            letter.Sent(clock.GetUtcNow());
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            letter.Failed(clock.GetUtcNow());
            log.LogWarning(
                e,
                "Letter {LetterId} failed {Failures} times; next try at {RetryAt}",
                letter.Id,
                letter.Failures,
                letter.RetryAt
            );
            return false;
        }
    }
}
