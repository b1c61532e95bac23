using FluentValidation;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The issuer's seals, newest first: the first is printed on what is issued from now on.</summary>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record ListIssuerSeals : IQuery<IReadOnlyList<SealLine>>;

/// <summary>A seal.</summary>
/// <param name="Certificates">How many certificates show it.</param>
public sealed record SealLine(Guid Id, string FileName, string Sha256, string By, DateTimeOffset At, int Certificates);

internal sealed class ListIssuerSealsHandler(PortalDbContext db) : IRequestHandler<ListIssuerSeals, IReadOnlyList<SealLine>>
{
    public async Task<IReadOnlyList<SealLine>> Handle(ListIssuerSeals query, CancellationToken cancellationToken) => await db.IssuerSeals.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Take(50)
        .Select(s => new SealLine(s.Id, db.Attachments.Where(a => a.Id == s.AttachmentId).Select(a => a.Name).First(), s.Sha256, db.Users.Where(u => u.Id == s.ById).Select(u => u.DisplayName).First(), s.At,
            db.Certificates.Count(c => c.SealId == s.Id))).ToListAsync(cancellationToken);
}

/// <summary>A seal as sheets print it.</summary>
/// <returns>A JPEG.</returns>
[Requires(Role.ProgrammeOffice, Role.Auditor)]
public sealed record GetIssuerSeal(Guid Id) : IQuery<byte[]>;

internal sealed class GetIssuerSealHandler(PortalDbContext db) : IRequestHandler<GetIssuerSeal, byte[]>
{
    public async Task<byte[]> Handle(GetIssuerSeal query, CancellationToken cancellationToken) =>
        await db.IssuerSeals.Where(s => s.Id == query.Id).Select(s => s.Printed).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFoundException(nameof(IssuerSeal));
}

/// <summary>Takes a new seal into use. What was issued before keeps the seal of its day, so that its reprints have the same bytes.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record ChangeIssuerSeal(ChosenFile? Picture) : ICommand<Guid>;

internal sealed class ChangeIssuerSealValidator : AbstractValidator<ChangeIssuerSeal>
{
    public ChangeIssuerSealValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Picture).NotNull().WithMessage(_ => text["Upload the seal as a PNG file"]);
        RuleFor(c => c.Picture).Must(p => p is null || p.Content.Length <= IssuerSeal.MaxSize).WithMessage(_ => text["Upload a file of at most {0} MB", IssuerSeal.MaxSize / 1024 / 1024]);
    }
}

internal sealed class ChangeIssuerSealHandler(PortalDbContext db, Actor actor, TimeProvider clock, IStringLocalizer<LearnersText> text) : IRequestHandler<ChangeIssuerSeal, Guid>
{
    public Task<Guid> Handle(ChangeIssuerSeal command, CancellationToken cancellationToken)
    {
        var (file, now) = (command.Picture!, clock.GetUtcNow());
        var (printed, fault) = SealPicture.Read(file.Content, IssuerSeal.SmallestSide, IssuerSeal.LargestSide, IssuerSeal.WantedPrintedSize);
        if (fault != SealFault.None)
            throw LearnerRegistry.Fault(nameof(command.Picture), fault switch
            {
                SealFault.Size => text["Upload a picture whose sides have {0} to {1} pixels", IssuerSeal.SmallestSide, IssuerSeal.LargestSide],
                SealFault.Shape => text["Upload a picture that is as wide as high"],
                SealFault.Ground => text["Upload a picture whose ground is white or transparent: another one would print as a box"],
                _ => text["Upload a PNG file: the content of this one is something else"],
            });
        var original = Attachment.Create(nameof(IssuerSeal), Guid.CreateVersion7(), "Seal", file.Name, file.Content, actor.Me, now);
        var seal = new IssuerSeal(original, printed, actor.Me, now);
        db.AddRange(original, new AttachmentContent { AttachmentId = original.Id, Content = file.Content }, seal);
        return Task.FromResult(seal.Id);
    }
}
