namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// A learner 学员: a professional or technical person whose hours the portal keeps. Apart from an account: an employer may enter staff who
/// never sign in.
/// </summary>
public sealed class Learner : Entity
{
    private Learner() { }

    /// <param name="name">Normalised name.</param>
    /// <param name="cipher">The number, encrypted.</param>
    /// <param name="hash">Keyed hash of kind and number, by which it is found.</param>
    /// <param name="mask">The number masked.</param>
    public Learner(string name, IdentityKind kind, byte[] cipher, byte[] hash, string mask, Profession profession, DateTimeOffset now)
    {
        Name = name;
        IdentityKind = kind;
        IdentityCipher = cipher;
        IdentityHash = hash;
        IdentityMask = mask;
        CreatedAt = now;
        Describe(profession);
    }

    /// <summary>Name as on the card.</summary>
    [Personal]
    public string Name { get; private set; } = "";

    /// <summary>Kind of the identity document.</summary>
    public IdentityKind IdentityKind { get; private set; }

    /// <summary>Its number, AES-256-GCM.</summary>
    [Personal]
    public byte[] IdentityCipher { get; private set; } = [];

    /// <summary>Keyed hash (HMAC-SHA-256) of kind and number.</summary>
    [Personal]
    public byte[] IdentityHash { get; private set; } = [];

    /// <summary>The number masked, as every page shows it.</summary>
    [Personal]
    public string IdentityMask { get; private set; } = "";

    /// <summary>The account the learner signs in with.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>Title series 职称系列.</summary>
    public string? Series { get; private set; }

    public TitleLevel Level { get; private set; }

    /// <summary>Title, such as 高级工程师.</summary>
    public string? Title { get; private set; }

    /// <summary>Professional field: decides the industry department that recognises hours.</summary>
    public string? FieldCode { get; private set; }

    public Education Education { get; private set; }

    /// <summary>
    /// The employer now: the confirmed one, or while there is none the one asked for; a copy of <see cref="Employment"/>, for lists.
    /// </summary>
    public Guid? EmployerId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The learner that this record was merged into; hours of both are read there.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>The account that the record had when it was merged: a split gives it back.</summary>
    public Guid? MergedUserId { get; private set; }

    /// <summary>
    /// The record of the same number that this one may be the same person as: an account works with it until somebody who knows the person
    /// decides. Nobody but its account sees it.
    /// </summary>
    public Guid? ProvisionalOfId { get; private set; }

    /// <summary>Since when the account may not use the record: somebody said “not me”, or the record was refused to it.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    /// <summary>
    /// When the record left with the import that had entered it: nothing but entries and their reversals rests on it. Nobody finds it any
    /// more, and the person can be entered anew.
    /// </summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Whether a certificate may be printed for this person: their identity is certain.</summary>
    public bool IsCertain => ProvisionalOfId is null && FrozenAt is null;

    /// <summary>The record under which hours are counted.</summary>
    public Guid AccountId => MergedIntoId ?? Id;

    /// <summary>Changes the details of the profession.</summary>
    public void Describe(Profession profession)
    {
        Series = profession.Series;
        Level = profession.Level;
        Title = Characters.TrimToNull(profession.Title);
        FieldCode = profession.FieldCode;
        Education = profession.Education;
    }

    public void Rename(string name) => Name = name;

    /// <summary>Takes another identity document: the number was wrong, or the document changed.</summary>
    public void Identify(IdentityKind kind, byte[] cipher, byte[] hash, string mask)
    {
        IdentityKind = kind;
        IdentityCipher = cipher;
        IdentityHash = hash;
        IdentityMask = mask;
    }

    /// <summary>Binds the learner to an account.</summary>
    /// <exception cref="RuleException">Another account holds this learner.</exception>
    public void BindTo(Guid userId)
    {
        if (UserId is not null && UserId != userId)
            throw new RuleException("Another account holds this learner's record. Ask the programme office to look at it.");
        UserId = userId;
    }

    /// <summary>The record that an account has while it is decided whether <paramref name="record"/> is its person's.</summary>
    /// <param name="hash">A hash of its own: nobody finds this record by the number.</param>
    public static Learner Provisional(
        Learner record,
        string name,
        IdentityKind kind,
        byte[] cipher,
        byte[] hash,
        string mask,
        Profession profession,
        DateTimeOffset now
    ) => new(name, kind, cipher, hash, mask, profession, now) { ProvisionalOfId = record.Id };

    /// <summary>Passes to another account.</summary>
    internal void TakenBy(Guid userId) => UserId = userId;

    public void Release() => UserId = null;

    /// <summary>Decided: this record is merged into the other one.</summary>
    public void NoLongerProvisional()
    {
        ProvisionalOfId = null;
        Thaw();
    }

    /// <summary>
    /// The account starts over: its record, held since another one was not given to it, asks for <paramref name="record"/>, or for none.
    /// </summary>
    public void StartsOver(Learner? record)
    {
        ProvisionalOfId = record?.Id;
        Thaw();
    }

    /// <summary>The binding was undone: this record is the account's alone again, and held.</summary>
    public void ProvisionalAgain(Learner record, DateTimeOffset now)
    {
        ProvisionalOfId = record.Id;
        Freeze(now);
    }

    /// <summary>Holds the record back: its account may not use it until it is decided.</summary>
    internal void Freeze(DateTimeOffset now) => FrozenAt ??= now;

    /// <summary>The account may use it again.</summary>
    internal void Thaw() => FrozenAt = null;

    /// <summary>Takes the employer of the current employment.</summary>
    public void WorksAt(Guid? employerId) => EmployerId = employerId;

    /// <summary>Merges this record into another: hours are read there from now on. Reversible.</summary>
    /// <exception cref="RuleException">It is the same record, or one of them is merged already, or both have an account.</exception>
    public void MergeInto(Learner kept)
    {
        if (MergeHindrance(kept) is { } hindrance)
            throw hindrance;
        MergedIntoId = kept.Id;
        // The account moves along and works with the kept record, like everybody else.
        if (UserId is not { } user)
            return;
        (MergedUserId, UserId) = (user, null);
        kept.UserId = user;
    }

    /// <summary>What prevents merging this record into another; null if nothing does.</summary>
    public RuleException? MergeHindrance(Learner kept) =>
        true switch
        {
            _ when kept.Id == Id => new RuleException("A learner cannot be merged into the same record."),
            _ when MergedIntoId is not null || kept.MergedIntoId is not null => new RuleException(
                "One of the two records is merged already. Split it first."
            ),
            _ when kept.UserId is not null && UserId is not null => new RuleException(
                "Both records have an account. End one of the accounts first."
            ),
            _ => null,
        };

    /// <summary>Undoes the merge; an account that came along goes back with the record.</summary>
    /// <exception cref="RuleException">It is not merged.</exception>
    public void Split(Learner kept)
    {
        if (MergedIntoId is null)
            throw new RuleException("This record is not merged.");
        MergedIntoId = null;
        if (MergedUserId is { } user && kept.UserId == user)
            (kept.UserId, UserId) = (null, user);
        MergedUserId = null;
    }
}
