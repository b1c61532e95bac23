using FluentValidation;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Binds records by invitation links.</summary>
[Service]
public sealed class InvitedRecords(
    PortalDbContext db,
    Parties parties,
    IdentityVault vault,
    RecordBindings bindings,
    HourLedger ledger,
    Worklist worklist,
    Notifier notifier,
    TimeProvider clock,
    IStringLocalizer<LearnersText> text
)
{
    /// <summary>
    /// The invitation and its record, if the identity number matches the record, so that a misdirected link binds nothing.
    /// </summary>
    /// <exception cref="NotFoundException">No such link.</exception>
    /// <exception cref="ValidationException">The number is another one.</exception>
    public async Task<(RecordInvitation Invitation, Learner Record)> FindAsync(string secret, string? number, CancellationToken ct)
    {
        var hash = InvitationSecret.HashOf(secret);
        var invitation = await db.RecordInvitations.SingleOrNotFoundAsync(i => i.SecretHash == hash, ct);
        var record = await db.Learners.SingleAsync(l => l.Id == invitation.LearnerId, ct);
        if (!vault.Hash(record.IdentityKind, IdentityNumber.Normalise(number)).AsSpan().SequenceEqual(record.IdentityHash))
            throw Faults.Beside("Number", text["This is not the number of the person invited. Compare with the document"]);
        return (invitation, record);
    }

    /// <summary>
    /// Binds the record to an account that has one of its own already: as long as that one is provisional, its contents are counted with
    /// the record.
    /// </summary>
    /// <exception cref="RuleException">The account's own record is in use, or asks for another record.</exception>
    public async Task BindAsync(RecordInvitation invitation, Learner record, Guid userId, Learner own, CancellationToken ct)
    {
        var open = await db.RecordBindings.SingleOrDefaultAsync(
            b => b.UserId == userId && (b.State == BindingState.Asked || b.State == BindingState.Frozen),
            ct
        );
        if (own.ProvisionalOfId is null || (open is not null && (open.LearnerId != record.Id || open.State != BindingState.Asked)))
            throw new RuleException("Your account has a learner's record already. If both are yours, the HR bureau merges them.");
        if (open is null)
        {
            await ledger.HoldAccountsAsync(alone: true, ct);
            await BindAsync(invitation, record, userId, ct, own);
            await bindings.JoinAsync(own, record, ct);
            return;
        }

        await AcceptAsync(invitation, record, userId, ct);
        await bindings.ConfirmAsync(open, invitation.InvitedById, ct);
        await worklist.CloseAsync(invitation.Id, ct);
    }

    /// <summary>Binds the record; open requests for it go to the person who decides, and the employer is told.</summary>
    public async Task BindAsync(RecordInvitation invitation, Learner record, Guid userId, CancellationToken ct, Learner? own = null)
    {
        await AcceptAsync(invitation, record, userId, ct);
        var binding = RecordBinding.Invited(record, own, userId, invitation.InvitedById, clock.GetUtcNow());
        db.Add(binding);
        foreach (var asked in await db.RecordBindings.Where(b => b.LearnerId == record.Id && b.State == BindingState.Asked).ToListAsync(ct))
            await bindings.RouteAsync(asked, record, up: asked.DeciderRole == Role.UnitAdministrator, ct);
        await bindings.HoldAsync(record, userId, binding.Id, ct);
        await bindings.TellEmployerAsync(
            record,
            "{0} has opened an account for the record by invitation. If it is not the person's, freeze the binding",
            ct
        );
        if (await db.Memberships.AnyAsync(m => m.OrganisationId == invitation.UnitId && m.Role == Role.LocalBureau, ct))
            await notifier.TellAsync(
                Role.LocalBureau,
                invitation.UnitId,
                "{0} has opened an account for the record by invitation. If it is not the person's, freeze the binding",
                RecordBindings.Link(binding),
                ct,
                record.Name
            );
        await worklist.CloseAsync(invitation.Id, ct);
    }

    private async Task AcceptAsync(RecordInvitation invitation, Learner record, Guid userId, CancellationToken ct)
    {
        if (new Party(userId, accounts: await parties.AccountsAsync([userId], ct)).Did(invitation.InvitedById, invitation.InvitedForId))
            throw new RuleException("You made this invitation yourself: another person of your unit, or the HR bureau, invites you.");
        // An employer's confirmation counts while it is the employer; a bureau's and the office's always count.
        if (
            await db.Organisations.AnyAsync(
                o => o.Id == invitation.UnitId && o.Kind != OrganisationKind.HrBureau && o.Kind != OrganisationKind.ProgrammeOffice,
                ct
            )
            && !await db.Employments.AnyAsync(
                e => e.LearnerId == record.Id && e.OrganisationId == invitation.UnitId && e.State == EmploymentState.Confirmed,
                ct
            )
        )
            throw new RuleException("This invitation is no longer open. Ask your employer or the HR bureau for a new one.");
        if (record.FrozenAt is not null || await db.HolderOf(record.Id).AnyAsync(ct) || record.MergedIntoId is not null)
            throw new RuleException("This invitation is no longer open. Ask your employer or the HR bureau for a new one.");
        invitation.Accept(clock.GetUtcNow());
    }
}
