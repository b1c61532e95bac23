using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>What a learner enters of a claim.</summary>
public sealed record ClaimInput(Guid? KindId, string? Title, string? Provider, DateOnly? From, DateOnly? To, short? LearningYear, decimal? Units, string? CertificateNumber);

/// <summary>A file as it was chosen.</summary>
public sealed record ChosenFile(string Name, byte[] Content);

/// <summary>Turns what was entered into a claim's content, and keeps its files.</summary>
public sealed class ClaimForms(PortalDbContext db, Actor actor, TimeProvider clock, IStringLocalizer<LearnersText> text)
{
    /// <summary>Most files of a claim.</summary>
    public const int MostFiles = 10;

    private const int LongestText = 120, LongestNumber = 60, MostUnits = 1000;

    /// <summary>The kind and the content; each refusal stands beside its field.</summary>
    /// <exception cref="ValidationException">Something is missing or too long.</exception>
    public async Task<(ActivityKind Kind, ClaimContent Content)> ReadAsync(ClaimInput input, CancellationToken ct)
    {
        var kind = await db.ActivityKinds.SingleOrDefaultAsync(k => k.Id == input.KindId, ct);
        var faults = new List<ValidationFailure>();
        void Fault(bool isWrong, string field, string sentence)
        {
            if (isWrong)
                faults.Add(new(field, sentence));
        }

        Fault(kind is null, nameof(input.KindId), text["Choose what kind of activity it was"]);
        Fault(string.IsNullOrWhiteSpace(input.Title), nameof(input.Title), text["Enter what you studied"]);
        Fault(input.Title?.Trim().Length > LongestText, nameof(input.Title), text["Enter at most {0} characters", LongestText]);
        Fault(string.IsNullOrWhiteSpace(input.Provider), nameof(input.Provider), text["Enter who offered it"]);
        Fault(input.Provider?.Trim().Length > LongestText, nameof(input.Provider), text["Enter at most {0} characters", LongestText]);
        Fault(input.From is null, nameof(input.From), text["Enter the first day"]);
        Fault(input.To is null, nameof(input.To), text["Enter the last day"]);
        Fault(input.To < input.From, nameof(input.To), text["The last day cannot be before the first."]);
        Fault(input.To >= input.From && input.To > BeijingTime.DateOf(clock.GetUtcNow()), nameof(input.To), text["The activity has not ended. Claim its hours when it has."]);
        Fault(input.LearningYear is null, nameof(input.LearningYear), text["Choose the learning year"]);
        Fault(input.Units is null or <= 0 or > MostUnits, nameof(input.Units), text["Enter an amount above 0 and at most {0}", MostUnits]);
        Fault(input.CertificateNumber?.Trim().Length > LongestNumber, nameof(input.CertificateNumber), text["Enter at most {0} characters", LongestNumber]);
        return faults.Count == 0
            ? (kind!, new ClaimContent(input.Title!, input.Provider!, input.From!.Value, input.To!.Value, input.LearningYear!.Value, input.Units!.Value, input.CertificateNumber))
            : throw new ValidationException(faults);
    }

    /// <summary>Attaches evidence to an open claim.</summary>
    /// <exception cref="RuleException">The claim is filed, or has as many files as it may.</exception>
    public async Task AttachAsync(HourClaim claim, ChosenFile chosen, CancellationToken ct)
    {
        claim.DemandOpen();
        if (await FilesOf(claim.Id).CountAsync(ct) >= MostFiles)
            throw new RuleException("A claim has at most {0} files. Remove one first.", MostFiles);
        var file = Attachment.Create(nameof(HourClaim), claim.Id, "Evidence", chosen.Name, chosen.Content, actor.Me, clock.GetUtcNow());
        db.AddRange(file, new AttachmentContent { AttachmentId = file.Id, Content = chosen.Content });
    }

    /// <summary>The files that a claim has.</summary>
    public IQueryable<Attachment> FilesOf(Guid claim) => db.Attachments.Where(a => a.SubjectKind == nameof(HourClaim) && a.SubjectId == claim && a.RemovedAt == null);
}

/// <summary>Begins a claim of hours 学时申报, with a first file where one was chosen.</summary>
[SignedIn]
public sealed record DraftClaim(ClaimInput Input, ChosenFile? File = null) : ICommand<Guid>;

internal sealed class DraftClaimHandler(PortalDbContext db, LearnerAccess learners, ClaimForms forms, TimeProvider clock) : IRequestHandler<DraftClaim, Guid>
{
    public async Task<Guid> Handle(DraftClaim command, CancellationToken cancellationToken)
    {
        var learner = await learners.MineAsync(cancellationToken);
        var (kind, content) = await forms.ReadAsync(command.Input, cancellationToken);
        var claim = new HourClaim(learner.Id, kind, content, clock.GetUtcNow());
        db.Add(claim);
        if (command.File is { } file)
            await forms.AttachAsync(claim, file, cancellationToken);
        return claim.Id;
    }
}

/// <summary>Fills a draft or a returned claim in again.</summary>
[SignedIn]
public sealed record ReviseClaim(Guid Id, uint Version, ClaimInput Input, ChosenFile? File = null) : ICommand<Unit>;

internal sealed class ReviseClaimHandler(PortalDbContext db, ClaimAccess access, ClaimForms forms, TimeProvider clock) : IRequestHandler<ReviseClaim, Unit>
{
    public async Task<Unit> Handle(ReviseClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        var (kind, content) = await forms.ReadAsync(command.Input, cancellationToken);
        claim.Revise(kind, content, clock.GetUtcNow());
        if (command.File is { } file)
            await forms.AttachAsync(claim, file, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Takes a file off an open claim.</summary>
[SignedIn]
public sealed record RemoveFromClaim(Guid Id, uint Version, Guid AttachmentId) : ICommand<Unit>;

internal sealed class RemoveFromClaimHandler(PortalDbContext db, ClaimAccess access, ClaimForms forms, TimeProvider clock) : IRequestHandler<RemoveFromClaim, Unit>
{
    public async Task<Unit> Handle(RemoveFromClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        claim.DemandOpen();
        (await forms.FilesOf(claim.Id).SingleOrNotFoundAsync(a => a.Id == command.AttachmentId, cancellationToken)).Remove(clock.GetUtcNow());
        return Unit.Value;
    }
}

/// <summary>Files a claim with the employer, or with the programme office where the employer cannot confirm it.</summary>
[SignedIn]
public sealed record SubmitClaim(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class SubmitClaimHandler(PortalDbContext db, ClaimAccess access, ClaimForms forms, ClaimChecks checks, ReviewTrail trail, AnswerTime answers, Worklist worklist, Notifier notifier, TimeProvider clock) : IRequestHandler<SubmitClaim, Unit>
{
    public async Task<Unit> Handle(SubmitClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        var kind = await db.ActivityKinds.SingleAsync(k => k.Id == claim.KindId, cancellationToken);
        var learner = await access.LearnerOfAsync(claim, cancellationToken);
        await checks.RefuseDuplicatesAsync(claim, kind, cancellationToken);
        if (kind.MaxPerYear is { } limit && await checks.UsedAsync(claim, kind, cancellationToken) >= limit)
            throw new RuleException("The limit of {0:0.#} hours for this kind is used up in {1}.", limit, claim.LearningYear);
        claim.Submit(await access.ConfirmerAsync(learner, cancellationToken), await forms.FilesOf(claim.Id).CountAsync(cancellationToken), clock.GetUtcNow());
        trail.Add(nameof(HourClaim), claim.Id, "Filing", ReviewDecision.Submitted, null);
        await worklist.CloseAsync(claim.Id, cancellationToken);
        var (unit, role) = claim.EmployerId is { } employer ? (employer, Role.UnitAdministrator) : (await access.OfficeAsync(cancellationToken), Role.ProgrammeOffice);
        claim.AnswerBy(await answers.DueAsync(cancellationToken));
        worklist.Open(LearnerActs.ConfirmClaim, nameof(HourClaim), claim.Id, role, unit, claim.Title, learner.Name, $"/claims/{claim.Id}", claim.DueOn);
        await notifier.TellAsync(role, unit, "{0} claims hours for “{1}”: confirm them", $"/claims/{claim.Id}", cancellationToken, learner.Name, claim.Title);
        return Unit.Value;
    }
}

/// <summary>Withdraws a claim that nobody has confirmed yet.</summary>
[SignedIn]
public sealed record WithdrawClaim(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class WithdrawClaimHandler(PortalDbContext db, ClaimAccess access, ReviewTrail trail, Worklist worklist) : IRequestHandler<WithdrawClaim, Unit>
{
    public async Task<Unit> Handle(WithdrawClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        claim.Move(ClaimAction.Withdraw);
        trail.Add(nameof(HourClaim), claim.Id, "Withdrawal", ReviewDecision.Withdrawn, null);
        await worklist.CloseAsync(claim.Id, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Appeals to the programme office against a claim that was not recognised; once.</summary>
[SignedIn]
public sealed record AppealClaim(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class AppealClaimValidator : AbstractValidator<AppealClaim>
{
    public AppealClaimValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter why the hours should count: the programme office reads it"]).MaximumLength(500).WithMessage(_ => text["The reason must be {0} characters or less", 500]);
}

internal sealed class AppealClaimHandler(PortalDbContext db, ClaimAccess access, ReviewTrail trail, Worklist worklist, Notifier notifier) : IRequestHandler<AppealClaim, Unit>
{
    public async Task<Unit> Handle(AppealClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        claim.Move(ClaimAction.Appeal);
        var name = await db.Learners.Where(l => l.Id == claim.LearnerId).Select(l => l.Name).SingleAsync(cancellationToken);
        var office = await access.OfficeAsync(cancellationToken);
        trail.Add(nameof(HourClaim), claim.Id, "Appeal", ReviewDecision.Submitted, command.Reason!.Trim());
        worklist.Open(LearnerActs.DecideAppeal, nameof(HourClaim), claim.Id, Role.ProgrammeOffice, office, claim.Title, name, $"/claims/{claim.Id}");
        await notifier.TellAsync(Role.ProgrammeOffice, office, "{0} appeals: “{1}” was not recognised", $"/claims/{claim.Id}", cancellationToken, name, claim.Title);
        return Unit.Value;
    }
}
