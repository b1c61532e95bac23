using System.Security.Cryptography;
using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Raises an objection to a list in publicity. Anybody may, with a name and a contact, which stay protected.</summary>
/// <param name="About">Title of the seminar it is about; empty for the whole list.</param>
[Public]
public sealed record RaiseObjection(Guid PublicityId, string? Name, string? Contact, string? About, string? Content) : ICommand<string>;

internal sealed class RaiseObjectionValidator : AbstractValidator<RaiseObjection>
{
    public RaiseObjectionValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Name).NotEmpty().WithMessage(_ => text["Enter your name"]).MaximumLength(60).WithMessage(_ => text["The name must be {0} characters or less", 60]);
        RuleFor(c => c.Contact).Must(c => PhoneNumber.IsValid(PhoneNumber.Normalise(c)) || (c?.Contains('@', StringComparison.Ordinal) == true && c.Length is > 5 and < 120))
            .WithMessage(_ => text["Enter a telephone, as 138 0000 0000 or 0771-0000000, or an e-mail address"]);
        RuleFor(c => c.Content).NotEmpty().WithMessage(_ => text["Enter the facts you object to"]).MaximumLength(2000).WithMessage(_ => text["The facts must be {0} characters or less", 2000]);
    }
}

internal sealed class RaiseObjectionHandler(PortalDbContext db, Worklist worklist, Notifier notifier, TimeProvider clock) : IRequestHandler<RaiseObjection, string>
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    public async Task<string> Handle(RaiseObjection command, CancellationToken cancellationToken)
    {
        var publicity = await db.Publicities.SingleOrNotFoundAsync(p => p.Id == command.PublicityId, cancellationToken);
        var receipt = $"YY-{RandomNumberGenerator.GetString(Alphabet, 5)}-{RandomNumberGenerator.GetString(Alphabet, 5)}";
        var objection = Objection.Receive(publicity, receipt, command.Name!, command.Contact!, command.About?.Trim() ?? "", RowsOf(publicity), command.Content!, clock.GetUtcNow());
        db.Add(objection);
        var office = await db.Organisations.Where(o => o.Kind == OrganisationKind.ProgrammeOffice && o.ClosedOn == null).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync(cancellationToken);
        worklist.Open(WorkActs.Answer, nameof(Objection), objection.Id, Role.ProgrammeOffice, office, receipt, objection.About.Length > 0 ? objection.About : publicity.Title, $"/seminars/publicity/objections/{objection.Id}", publicity.EndsOn);
        await notifier.TellAsync(Role.ProgrammeOffice, office, "Objection {0} was received", $"/seminars/publicity/objections/{objection.Id}", cancellationToken, receipt);
        return receipt;
    }

    private static List<string> RowsOf(Publicity publicity) => [.. JsonSerializer.Deserialize<List<PlanRow>>(publicity.Content, PortalModel.Json)!.Select(r => r.Title)];
}

/// <summary>Asks about an objection by its receipt number: where it stands and the answer, never who objected.</summary>
[Public]
public sealed record AskAboutObjection(string? Receipt) : IQuery<ObjectionProgress?>;

/// <summary>Where an objection stands.</summary>
public sealed record ObjectionProgress(string Receipt, DateTimeOffset ReceivedAt, ObjectionState State, ObjectionFinding? Finding, string? Answer, string? Measure, bool IsCorrected, DateTimeOffset? AnsweredAt);

internal sealed class AskAboutObjectionHandler(PortalDbContext db) : IRequestHandler<AskAboutObjection, ObjectionProgress?>
{
    public async Task<ObjectionProgress?> Handle(AskAboutObjection query, CancellationToken cancellationToken)
    {
        var receipt = Characters.Narrow(query.Receipt).ToUpperInvariant();
        return await db.Objections.Where(o => o.Receipt == receipt).Select(o => new ObjectionProgress(o.Receipt, o.ReceivedAt, o.State, o.Finding, o.Answer, o.Measure, o.CorrectedById != null, o.AnsweredAt)).SingleOrDefaultAsync(cancellationToken);
    }
}

/// <summary>Objections, open ones first.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record ListObjections(Guid? PublicityId, PageOf Page) : IQuery<Page<ObjectionRow>>;

/// <summary>An objection in a list, without who objected.</summary>
public sealed record ObjectionRow(Guid Id, string Receipt, string Notice, string About, DateTimeOffset ReceivedAt, ObjectionState State, ObjectionFinding? Finding);

internal sealed class ListObjectionsHandler(PortalDbContext db) : IRequestHandler<ListObjections, Page<ObjectionRow>>
{
    /// <summary>States stand as words in the database: Received comes after Answered, so the largest first are the open ones.</summary>
    internal static readonly Sorts<Objection> Sorts = new("-state", o => o.Id) { { "state", o => o.State, o => o.ReceivedAt } };

    public Task<Page<ObjectionRow>> Handle(ListObjections query, CancellationToken cancellationToken) =>
        db.Objections.Where(o => query.PublicityId == null || o.PublicityId == query.PublicityId).ToPageAsync(Sorts.Of(), query.Page,
            o => new ObjectionRow(o.Id, o.Receipt, db.Publicities.Where(p => p.Id == o.PublicityId).Select(p => p.Title).Single(), o.About, o.ReceivedAt, o.State, o.Finding), cancellationToken);
}

/// <summary>An objection with its content; the contact is masked until it is revealed.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record GetObjection(Guid Id) : IQuery<ObjectionView>;

/// <summary>An objection.</summary>
public sealed record ObjectionView(Guid Id, uint Version, Guid PublicityId, Guid PlanId, string Receipt, string Notice, string MaskedName, string MaskedContact, string About, string Content, DateTimeOffset ReceivedAt,
    ObjectionState State, ObjectionFinding? Finding, string? Answer, string? Measure, bool AwaitsCorrection, IReadOnlyList<TrailStep> Trail);

internal sealed class GetObjectionHandler(PortalDbContext db, ReviewTrail trail) : IRequestHandler<GetObjection, ObjectionView>
{
    public async Task<ObjectionView> Handle(GetObjection query, CancellationToken cancellationToken)
    {
        var o = await db.Objections.SingleOrNotFoundAsync(o => o.Id == query.Id, cancellationToken);
        var publicity = await db.Publicities.SingleAsync(p => p.Id == o.PublicityId, cancellationToken);
        return new ObjectionView(o.Id, o.Version, o.PublicityId, publicity.SubjectId, o.Receipt, publicity.Title, o.Name.EnumerateRunes().First() + "**", PhoneNumber.Mask(o.Contact), o.About, o.Content, o.ReceivedAt, o.State, o.Finding, o.Answer, o.Measure, o.AwaitsCorrection, await trail.ReadAsync(o.Id, cancellationToken));
    }
}

/// <summary>Shows who objected, for a reason that the history keeps.</summary>
[Requires(Role.ProgrammeOffice), Reconfirm]
public sealed record RevealObjector(Guid Id, string? Reason) : ICommand<(string Name, string Contact)>, IHasReason;

internal sealed class RevealObjectorValidator : AbstractValidator<RevealObjector>
{
    public RevealObjectorValidator(IStringLocalizer<SeminarsText> text) => RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter why you need the contact; the history keeps it"]);
}

internal sealed class RevealObjectorHandler(PortalDbContext db, AuditWriter audit) : IRequestHandler<RevealObjector, (string Name, string Contact)>
{
    public async Task<(string Name, string Contact)> Handle(RevealObjector command, CancellationToken cancellationToken)
    {
        var objection = await db.Objections.SingleOrNotFoundAsync(o => o.Id == command.Id, cancellationToken);
        audit.Note(nameof(Objection), objection.Id, "Contact revealed");
        return (objection.Name, objection.Contact);
    }
}

/// <summary>Answers an objection. While one is open, or upheld and not carried out in the list, the plan cannot take effect.</summary>
/// <param name="Measure">What is corrected in the list, where it is upheld.</param>
[Requires(Role.ProgrammeOffice)]
public sealed record AnswerObjection(Guid Id, uint Version, ObjectionFinding? Finding, string? Answer, string? Measure = null) : ICommand<Unit>;

internal sealed class AnswerObjectionValidator : AbstractValidator<AnswerObjection>
{
    public AnswerObjectionValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Finding).NotNull().WithMessage(_ => text["Choose whether it is upheld"]);
        RuleFor(c => c.Answer).NotEmpty().WithMessage(_ => text["Enter the answer; the person reads it under the receipt number"]).MaximumLength(2000).WithMessage(_ => text["The answer must be {0} characters or less", 2000]);
        RuleFor(c => c.Measure).NotEmpty().When(c => c.Finding == ObjectionFinding.Upheld).WithMessage(_ => text["Enter what is corrected in the list"]).MaximumLength(500).WithMessage(_ => text["Enter at most {0} characters", 500]);
    }
}

internal sealed class AnswerObjectionHandler(PortalDbContext db, SeminarAccess access, RuleBook rules, Worklist worklist, ReviewTrail trail, TimeProvider clock) : IRequestHandler<AnswerObjection, Unit>
{
    public async Task<Unit> Handle(AnswerObjection command, CancellationToken cancellationToken)
    {
        var objection = await db.Objections.SingleOrNotFoundAsync(o => o.Id == command.Id, cancellationToken);
        db.Expect(objection, command.Version);
        // About a unit's seminar nobody of that unit answers.
        if (objection.About.Length > 0 && await db.Publicities.Where(p => p.Id == objection.PublicityId).Select(p => p.SubjectId).SingleAsync(cancellationToken) is var subject
            && (await db.AnnualPlans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == subject, cancellationToken))?.Rows.FirstOrDefault(r => r.Title == objection.About) is { } row)
            await access.GuardReviewerAsync(await db.SeminarProposals.SingleAsync(p => p.Id == row.ProposalId, cancellationToken), cancellationToken);
        var now = clock.GetUtcNow();
        objection.Resolve(command.Finding!.Value, command.Answer!, command.Measure, now);
        trail.Add(nameof(Objection), objection.Id, "Answer", command.Finding == ObjectionFinding.Upheld ? ReviewDecision.Approved : ReviewDecision.Refused, objection.Answer);
        await worklist.CloseAsync(objection.Id, cancellationToken);
        if (objection.AwaitsCorrection)
        {
            var (plan, today) = (await db.Publicities.Where(p => p.Id == objection.PublicityId).Select(p => p.SubjectId).SingleAsync(cancellationToken), BeijingTime.DateOf(now));
            await worklist.OpenForOfficeAsync(WorkActs.CorrectList, nameof(Objection), objection.Id, objection.Receipt, objection.Measure!, $"/seminars/plans/{plan}#correct", cancellationToken,
                today.AddDays(await rules.ParameterAsync(RuleKeys.CorrectionDays, today, cancellationToken)));
        }

        return Unit.Value;
    }
}
