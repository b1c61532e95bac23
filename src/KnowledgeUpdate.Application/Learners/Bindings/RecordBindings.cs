using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Passes records to accounts: who is asked, who is told, and what follows a decision.</summary>
[Service]
public sealed class RecordBindings(
    PortalDbContext db,
    PlaceAuthority places,
    AnswerTime answers,
    Flow flow,
    Worklist worklist,
    Notifier notifier,
    EmployerRequests requests,
    AuditWriter audit,
    HourLedger ledger,
    DoubleCredits doubles,
    IMediator mediator,
    TimeProvider clock
)
{
    /// <summary>
    /// An account asks for a record that exists: it works with a provisional one until somebody who knows the person decides. Everybody
    /// concerned is told at once.
    /// </summary>
    public async Task AskAsync(Learner record, Learner provisional, Guid userId, Guid? namedUnit, CancellationToken ct)
    {
        var binding = RecordBinding.Ask(record, provisional, userId, namedUnit, clock.GetUtcNow());
        binding.HeldBy(await db.HolderOf(record.Id).Select(l => l.UserId).SingleOrDefaultAsync(ct));
        db.Add(binding);
        await RouteAsync(binding, record, up: false, ct);
        await TellHoldersAsync(
            binding,
            record,
            "Another account asks for your learner's record. If it is not you, say so: one tap is enough",
            ct
        );
    }

    /// <summary>Gives a binding to whoever decides: the first level, or the one above the present.</summary>
    /// <param name="up">Nobody answered, or the present level may not decide alone.</param>
    public async Task RouteAsync(RecordBinding binding, Learner record, bool up, CancellationToken ct)
    {
        var chain = await places.ChainOfAsync(
            record.Id,
            binding.NamedUnitId,
            binding.UserId,
            skipEmployer: binding.State == BindingState.Frozen,
            ct
        );
        var next = up ? PlaceAuthority.Above(chain, binding.DeciderId) : chain[0];
        binding.GoesTo(next.UnitId, next.Role, await answers.DueAsync(ct));
        await flow.Of(new FlowSubject(nameof(RecordBinding), binding.Id, record.Name, record.IdentityMask, Link(binding)))
            .ClosesAll()
            .Opens(
                binding.State == BindingState.Frozen ? LearnerActs.SettleBinding : LearnerActs.DecideBinding,
                next.Role,
                next.UnitId,
                binding.DueOn
            )
            .Tells(
                next.Role,
                next.UnitId,
                binding.State == BindingState.Frozen
                    ? "The record of {0} is frozen: somebody says that it was bound to the wrong account. Decide"
                    : "An account asks for the record of {0}: confirm or refuse",
                record.Name
            )
            .DoneAsync(ct);
    }

    /// <summary>Gives the record to the account that asked; what the account entered meanwhile is counted with it.</summary>
    /// <exception cref="RuleException">The record is frozen: its owner has to be decided first.</exception>
    public async Task ConfirmAsync(RecordBinding binding, Guid by, CancellationToken ct)
    {
        await ledger.HoldAccountsAsync(alone: true, ct);
        var (record, provisional) = (
            await db.Learners.SingleAsync(l => l.Id == binding.LearnerId, ct),
            await db.Learners.SingleAsync(l => l.Id == binding.ProvisionalId, ct)
        );
        if (record.MergedIntoId is { } kept)
        {
            record = await db.Learners.SingleAsync(l => l.Id == kept, ct);
            binding.Follows(record);
        }

        if (record.FrozenAt is not null)
            throw new RuleException("This record is frozen. Decide first whose it is; then this request.");
        // Another account may hold it since this one asked.
        var holder = await db.HolderOf(record.Id).SingleOrDefaultAsync(ct);
        binding.HeldBy(holder?.UserId);
        holder?.Release();
        foreach (var before in await db.BindingsOf(record.Id).Where(b => b.State == BindingState.Bound).ToListAsync(ct))
            before.Pass();
        await TellHoldersAsync(
            binding,
            record,
            "Your learner's record passes to another account. If it is not you, say so: one tap is enough",
            ct
        );
        binding.Confirm(record, provisional, by, clock.GetUtcNow());
        await JoinAsync(provisional, record, ct);
        await worklist.CloseAsync(binding.Id, ct);
        await HoldAsync(record, binding.UserId, binding.Id, ct);
        await TellEmployerAsync(
            record,
            "The record of {0} is bound to an account now. If it is not the person's, say so to the HR bureau",
            ct
        );
        await notifier.TellAsync(binding.UserId, "Your learner's record is confirmed: hours and certificates are there", Links.MyHours, ct);
        if (
            binding.NamedUnitId is { } named
            && record.EmployerId != named
            && await db.Organisations.SingleOrDefaultAsync(o => o.Id == named && o.ClosedOn == null, ct) is { } unit
        )
            await requests.OpenAsync(record, unit, ct);
    }

    /// <summary>
    /// What an account entered in a record of its own is counted with the record that it has now; certificates that waited for that are
    /// issued. The caller holds the accounts of hours.
    /// </summary>
    public async Task JoinAsync(Learner provisional, Learner record, CancellationToken ct)
    {
        await WithdrawRequestsAsync(provisional, ct);
        provisional.NoLongerProvisional();
        await audit.SaveAsync(ct);
        provisional.MergeInto(record);
        foreach (var twice in await doubles.OfAsync(record.Id, provisional.Id, ct))
            await ledger.ReverseAsync(twice.Last, DoubleCredits.SameSource, ReviewCause.RecordsMerged, ct);
        await ledger.RecountAsync(record.Id, ct);
        await ledger.RecountAsync(provisional.Id, ct);
        await mediator.Publish(new RecordBecameCertain(record), ct);
    }

    /// <summary>The record is not this person's; nothing that the account entered is lost, but it is held.</summary>
    public async Task RefuseAsync(RecordBinding binding, string reason, Guid by, CancellationToken ct)
    {
        var provisional = await db.Learners.SingleAsync(l => l.Id == binding.ProvisionalId, ct);
        await WithdrawRequestsAsync(provisional, ct);
        binding.Refuse(provisional, reason, by, clock.GetUtcNow());
        await flow.Of(new FlowSubject(nameof(RecordBinding), binding.Id, provisional.Name, reason, Links.StartLearning))
            .ClosesAll()
            .Tells(binding.UserId, "Your learner's record was not confirmed: {0}", reason)
            .DoneAsync(ct);
    }

    /// <summary>
    /// Somebody concerned says “not me”: a binding is frozen in the same act and goes past the employer; a request goes past it too.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> NotMeAsync(RecordBinding binding, CancellationToken ct)
    {
        // The link of an earlier account of the record refers to the binding that is in force now.
        if (binding.State == BindingState.Passed)
            return await db.BindingsOf(
                        await db.Learners.Where(l => l.Id == binding.LearnerId).Select(l => l.MergedIntoId ?? l.Id).SingleAsync(ct)
                    )
                    .Where(b => b.State == BindingState.Bound)
                    .OrderByDescending(b => b.BoundAt)
                    .FirstOrDefaultAsync(ct)
                    is { } now
                && await NotMeAsync(now, ct);
        var record = await FollowAsync(binding, ct);
        if (!binding.NotMe(record, clock.GetUtcNow()))
            return false;
        if (binding.State == BindingState.Frozen)
        {
            await RouteAsync(binding, record, up: false, ct);
            await notifier.TellAsync(
                binding.UserId,
                "Your learner's record is frozen: somebody says that it is theirs. The HR bureau decides",
                Links.StartLearning,
                ct
            );
            await TellEmployerAsync(record, "The record of {0} is frozen: somebody says that it was bound to the wrong account", ct);
        }
        else if (binding.DeciderRole == Role.UnitAdministrator)
            await RouteAsync(binding, record, up: true, ct);
        return true;
    }

    /// <summary>
    /// Whether the binding that a letter speaks of, or the one that took its place, was contested before and decided to be right.
    /// </summary>
    public async Task<bool> IsDecidedAsync(RecordBinding binding, CancellationToken ct) =>
        binding.State == BindingState.Passed
            ? await db.BindingsOf(
                    await db.Learners.Where(l => l.Id == binding.LearnerId).Select(l => l.MergedIntoId ?? l.Id).SingleAsync(ct)
                )
                .AnyAsync(b => b.State == BindingState.Bound && b.Reason != null, ct)
            : binding.IsUpheld;

    /// <summary>The record of a binding; where it was merged meanwhile, the kept one, which has the account from here on.</summary>
    private async Task<Learner> FollowAsync(RecordBinding binding, CancellationToken ct)
    {
        var record = await db.Learners.SingleAsync(l => l.Id == binding.LearnerId, ct);
        if (record.MergedIntoId is not { } kept || binding.State == BindingState.Asked)
            return record;
        var account = await db.Learners.SingleAsync(l => l.Id == kept, ct);
        binding.Follows(account);
        if (record.UserId is { } user && account.UserId is null)
        {
            record.Release();
            await audit.SaveAsync(ct);
            account.BindTo(user);
        }

        return account;
    }

    /// <summary>An account holds the record now: it is told of every other request for it, and may say “not me”.</summary>
    public async Task HoldAsync(Learner record, Guid userId, Guid except, CancellationToken ct)
    {
        foreach (
            var asked in await db.BindingsOf(record.Id)
                .Where(b => b.Id != except && b.State == BindingState.Asked && b.UserId != userId)
                .ToListAsync(ct)
        )
        {
            asked.HeldBy(userId);
            await TellHoldersAsync(
                asked,
                record,
                "Another account asks for your learner's record. If it is not you, say so: one tap is enough",
                ct
            );
        }
    }

    /// <summary>Tells whoever holds the record now, by a letter with the link “not me”.</summary>
    public async Task TellHoldersAsync(RecordBinding binding, Learner record, [Sentence] string key, CancellationToken ct)
    {
        if (binding.PreviousUserId is not { } holder)
            return;
        var secret = InvitationSecret.New();
        db.Add(new RecordBindingLetter(binding.Id, InvitationSecret.HashOf(secret), clock.GetUtcNow()));
        await notifier.TellAsync(holder, key, Links.NotMe(secret), ct);
    }

    /// <summary>Tells the confirmed employer's administrators.</summary>
    public async Task TellEmployerAsync(Learner record, [Sentence] string key, CancellationToken ct)
    {
        if (
            await db
                .Employments.Where(e => e.LearnerId == record.Id && e.State == EmploymentState.Confirmed)
                .Select(e => (Guid?)e.OrganisationId)
                .SingleOrDefaultAsync(ct) is
            { } employer
        )
            await notifier.TellAsync(Role.UnitAdministrator, employer, key, Links.Learner(record.Id), ct, record.Name);
    }

    /// <summary>The page on which a binding is decided.</summary>
    public static string Link(RecordBinding binding) => Links.RecordBinding(binding.Id);

    private async Task WithdrawRequestsAsync(Learner provisional, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        foreach (
            var open in await db
                .Employments.Where(e =>
                    e.LearnerId == provisional.Id && (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed)
                )
                .ToListAsync(ct)
        )
        {
            open.Withdraw(provisional, today);
            await worklist.CloseAsync(open.Id, ct);
        }
    }
}
