using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Claims;

/// <summary>A claim as typed by its learner.</summary>
public sealed class ClaimInputModel
{
    public uint Version { get; set; }

    public Guid? KindId { get; set; }

    public string? Title { get; set; }

    public string? Provider { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public int? LearningYear { get; set; }

    public decimal? Units { get; set; }

    public string? CertificateNumber { get; set; }

    public ClaimInput Input => new(KindId, Title, Provider, From, To, (short?)LearningYear, Units, CertificateNumber);

    /// <summary>The form of an existing claim.</summary>
    public static ClaimInputModel Of(ClaimView claim) =>
        new()
        {
            Version = claim.Version,
            KindId = claim.Kind.Id,
            Title = claim.Content.Title,
            Provider = claim.Content.Provider,
            From = claim.Content.From,
            To = claim.Content.To,
            LearningYear = claim.Content.LearningYear,
            Units = claim.Content.Units,
            CertificateNumber = claim.Content.CertificateNumber,
        };

    /// <summary>The file chosen, if any.</summary>
    /// <exception cref="RuleException">It is too large to be read.</exception>
    public static async Task<ChosenFile?> ReadAsync(IFormFile? upload, CancellationToken ct)
    {
        if (upload is null)
            return null;
        if (upload.Length > Domain.Files.Attachment.MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", upload.FileName);
        using var memory = new MemoryStream();
        await upload.CopyToAsync(memory, ct);
        return new ChosenFile(upload.FileName, memory.ToArray());
    }
}
