using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Sends codes that confirm the owner of a telephone number or address.</summary>
[Service]
public sealed class ContactCodes(
    PortalDbContext db,
    Notifier notifier,
    Tries tries,
    TimeProvider clock,
    IStringLocalizer<AccountsText> text
)
{
    /// <summary>Refuses if no short messages can be sent, since a code would wait in the outbox for ever.</summary>
    /// <exception cref="RuleException">None can.</exception>
    public void DemandTexts()
    {
        if (!notifier.SendsTexts)
            throw new RuleException("Short messages are not set up here yet, so no code can be sent.");
    }

    /// <summary>Begins a proof, unless one was asked for a moment ago or too often today.</summary>
    /// <param name="to">Telephone or address as typed.</param>
    /// <exception cref="ValidationException">Too soon or too often: said of what was typed, whether an account has it or not.</exception>
    public async Task<ContactProof> BeginAsync(ProofPurpose purpose, string to, Guid? userId, string field, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // One contact at a time, so that many requests at once send one code.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"{db.Scope.Required}/codes/{to}"}, 0))", ct);
        var day = now.AddDays(-1);
        var before = await db
            .ContactProofs.Where(p => p.To == to && p.At > day)
            .OrderByDescending(p => p.At)
            .Select(p => p.At)
            .Take(ContactProof.MostADay)
            .ToListAsync(ct);
        if (before.Count > 0 && now - before[0] < ContactProof.Pause)
            throw Fault(field, text["A code was asked for less than a minute ago. Wait a little, then ask again"]);
        if (before.Count >= ContactProof.MostADay)
            throw Fault(field, text["Codes were asked for too often today. Try again tomorrow"]);
        if (await tries.WaitAsync([tries.OfCodes()], ct) is not null)
            throw Fault(field, text["Codes were asked for too often from your network. Try again in a few minutes"]);
        await tries.CountAsync([tries.OfCodes()], ct);
        var proof = new ContactProof(purpose, to, userId, now);
        db.Add(proof);
        return proof;
    }

    /// <summary>Sends the code to a telephone.</summary>
    public void SendToPhone(ContactProof proof, string phone) =>
        notifier.WriteCode(phone, $"验证码 {proof.NewCode()}，10 分钟内有效。不要告诉任何人。");

    /// <summary>Sends the code by a letter.</summary>
    public void SendByMail(ContactProof proof, string email) =>
        notifier.Write(email, "验证码", $"验证码 {proof.NewCode()}，10 分钟内有效。不要告诉任何人。没有索取的，不必理会。\n");

    private static ValidationException Fault(string field, string message) => new([new ValidationFailure(field, message)]);
}
