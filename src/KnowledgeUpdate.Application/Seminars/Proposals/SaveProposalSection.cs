using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>
/// Saves one section of the form as far as it is filled in. What is still missing is said, and stops nothing but the submission.
/// </summary>
/// <param name="Change">Puts the section's answers into the content; it touches no other section.</param>
/// <param name="Version">The version the page was drawn from.</param>
[Requires(Permission.FileSeminarProposal)]
public sealed record SaveProposalSection(Guid Id, uint Version, ProposalSection Section, Func<ProposalContent, ProposalContent> Change)
    : ICommand<SavedSection>,
        ISavesDraft;

/// <param name="Faults">What the section still lacks.</param>
public sealed record SavedSection(DateTimeOffset SavedAt, IReadOnlyList<FormFault> Faults);

internal sealed class SaveProposalSectionHandler(
    PortalDbContext db,
    SeminarAccess access,
    ProposalForms forms,
    TimeProvider clock,
    IStringLocalizer<SharedText> text,
    PortalText words
) : IRequestHandler<SaveProposalSection, SavedSection>
{
    public async Task<SavedSection> Handle(SaveProposalSection command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        var content = command.Change(proposal.Content);
        ReadingOrder.Guard(content, text);
        // A draft keeps what is incomplete, but nothing that no form takes.
        if (ProposalLengths.Check(content).ToList() is { Count: > 0 } tooLong)
            throw new ValidationException(tooLong.Select(f => new ValidationFailure(f.FieldName, words[f.Message, [.. f.Args]])));
        if (content.RecommenderId is { } recommender && (content.RecommenderName is null || recommender != proposal.Content.RecommenderId))
            content = content with
            {
                RecommenderName = await db
                    .Organisations.Where(o => o.Id == recommender)
                    .Select(o => o.Name)
                    .SingleOrDefaultAsync(cancellationToken),
            };
        proposal.SaveSection(command.Section, content, clock.GetUtcNow());
        var faults = await forms.CheckAsync(proposal, cancellationToken);
        return new SavedSection(proposal.SavedAt, [.. faults.Where(f => f.Section == command.Section)]);
    }
}
