using FluentValidation;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Files;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>
/// Proposes a new seal: it comes into use when a second person has seen it on a sample and confirms. What was issued before keeps the seal
/// of its day, so that its reprints have the same bytes.
/// </summary>
/// <returns>The proposed act.</returns>
[Requires(Permission.ChangeIssuerSeal), Reconfirm]
public sealed record ChangeIssuerSeal(ChosenFile? Picture) : ICommand<Guid>;

internal sealed class ChangeIssuerSealValidator : AbstractValidator<ChangeIssuerSeal>
{
    public ChangeIssuerSealValidator(IStringLocalizer<CertificatesText> text)
    {
        RuleFor(c => c.Picture).NotNull().WithMessage(_ => text["Upload the seal as a PNG file"]);
        RuleFor(c => c.Picture)
            .Must(p => p is null || p.Content.Length <= IssuerSeal.MaxSize)
            .WithMessage(_ => text["Upload a file of at most {0} MB", IssuerSeal.MaxSize / 1024 / 1024]);
    }
}

internal sealed class ChangeIssuerSealHandler(
    PortalDbContext db,
    Actor actor,
    Countersigning countersigning,
    AuditWriter audit,
    TimeProvider clock,
    IStringLocalizer<CertificatesText> text
) : IRequestHandler<ChangeIssuerSeal, Guid>
{
    public async Task<Guid> Handle(ChangeIssuerSeal command, CancellationToken cancellationToken)
    {
        var file = command.Picture!;
        var (printed, fault) = SealPicture.Read(
            file.Content,
            IssuerSeal.SmallestSide,
            IssuerSeal.LargestSide,
            IssuerSeal.WantedPrintedSize
        );
        if (fault != SealFault.None)
            throw Faults.Beside(
                nameof(command.Picture),
                fault switch
                {
                    SealFault.Size => text[
                        "Upload a picture whose sides have {0} to {1} pixels",
                        IssuerSeal.SmallestSide,
                        IssuerSeal.LargestSide
                    ],
                    SealFault.Cut => text["Upload the whole picture: this file ends before the picture does"],
                    SealFault.Shape => text["Upload a square picture"],
                    SealFault.Ground => text["Upload a picture whose ground is white or transparent: another one would print as a box"],
                    SealFault.Empty => text["Upload a picture with a seal on it: this one is empty, and certificates would show none"],
                    _ => text["Upload a PNG file: the content of this one is something else"],
                }
            );
        IssuerSeal.GuardSize(printed);
        var original = Attachment.Create(
            nameof(IssuerSeal),
            Guid.CreateVersion7(),
            "Seal",
            file.Name,
            file.Content,
            actor.Me,
            clock.GetUtcNow()
        );
        db.AddRange(original, new AttachmentContent { AttachmentId = original.Id, Content = file.Content });
        await audit.SaveAsync(cancellationToken);
        return await countersigning.ProposeAsync(
            SealChange.Name,
            nameof(IssuerSeal),
            SealChange.SubjectOf(db.Scope.Required),
            original.Name,
            Links.Seals,
            new SealChangeForm(original.Id),
            cancellationToken
        );
    }
}
