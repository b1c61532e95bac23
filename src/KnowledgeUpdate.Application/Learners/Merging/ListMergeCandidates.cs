using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Records that may be the same person as one: of the same name, of the name typed, or of an identity number.</summary>
/// <param name="Number">A whole identity number, of whichever kind of document; it is found by its keyed hash and kept nowhere.</param>
[Requires(Permission.MergeLearners)]
public sealed record ListMergeCandidates(Guid Id, string? Words, string? Number = null) : IQuery<MergeCandidates>;

/// <summary>The record, those merged into it, and those that may be the same person.</summary>
public sealed record MergeCandidates(RecordSide Record, IReadOnlyList<RecordSide> Merged, IReadOnlyList<RecordSide> Rows);

internal sealed class ListMergeCandidatesHandler(PortalDbContext db, LearnerAccess access, IdentityVault vault)
    : IRequestHandler<ListMergeCandidates, MergeCandidates>
{
    private const int Most = 20;

    public async Task<MergeCandidates> Handle(ListMergeCandidates query, CancellationToken cancellationToken)
    {
        var record = await access
            .Visible()
            .Where(l => l.Id == query.Id)
            .Select(RecordSide.Of(db))
            .SingleOrNotFoundAsync(_ => true, cancellationToken);
        var others = access.Visible().Where(l => l.Id != record.Id && l.MergedIntoId == null);
        if (IdentityNumber.Normalise(query.Number) is { Length: > 0 and <= IdentityNumber.MaxLength } number)
        {
            List<byte[]> hashes = [.. Enum.GetValues<IdentityKind>().Select(kind => vault.Hash(kind, number))];
            others = others.Where(l => hashes.Contains(l.IdentityHash));
        }
        else
        {
            var like = LikePattern.StartingWith(
                Characters.TrimToNull(query.Words) is { } words ? PersonName.Normalise(words) : record.Name
            );
            others = others.Where(l => EF.Functions.ILike(l.Name, like, LikePattern.EscapeCharacter));
        }

        return new MergeCandidates(
            record,
            await access
                .Visible()
                .Where(l => l.MergedIntoId == record.Id)
                .OrderBy(l => l.Id)
                .Select(RecordSide.Of(db))
                .ToListAsync(cancellationToken),
            await others.OrderBy(l => l.Name).ThenBy(l => l.Id).Take(Most).Select(RecordSide.Of(db)).ToListAsync(cancellationToken)
        );
    }
}
