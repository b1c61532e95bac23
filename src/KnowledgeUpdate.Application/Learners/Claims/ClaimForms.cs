using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Turns the input into a claim's content, and stores its files.</summary>
[Service]
public sealed class ClaimForms(PortalDbContext db, Actor actor, TimeProvider clock, IStringLocalizer<LearnersText> text)
{
    /// <summary>Most files of a claim.</summary>
    public const int MostFiles = 10;

    private const int LongestText = 120,
        LongestNumber = 60,
        MostUnits = 1000;

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
        Fault(
            input.To >= input.From && input.To > BeijingTime.DateOf(clock.GetUtcNow()),
            nameof(input.To),
            text["The activity has not ended. Claim its hours when it has."]
        );
        Fault(input.LearningYear is null, nameof(input.LearningYear), text["Choose the learning year"]);
        Fault(input.Units is null or <= 0 or > MostUnits, nameof(input.Units), text["Enter an amount above 0 and at most {0}", MostUnits]);
        Fault(
            input.CertificateNumber?.Trim().Length > LongestNumber,
            nameof(input.CertificateNumber),
            text["Enter at most {0} characters", LongestNumber]
        );
        return faults.Count == 0
            ? (
                kind!,
                new ClaimContent(
                    input.Title!,
                    input.Provider!,
                    input.From!.Value,
                    input.To!.Value,
                    input.LearningYear!.Value,
                    input.Units!.Value,
                    input.CertificateNumber
                )
            )
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
    public IQueryable<Attachment> FilesOf(Guid claim) =>
        db.Attachments.Where(a => a.SubjectKind == nameof(HourClaim) && a.SubjectId == claim && a.RemovedAt == null);
}
