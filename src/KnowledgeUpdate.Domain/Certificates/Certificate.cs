namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>A certificate 证书: a snapshot that is signed and never deleted. A correction is another certificate that replaces it.</summary>
public sealed class Certificate : Entity
{
    public static readonly StateTable<CertificateState, CertificateAction> States = new()
    {
        { CertificateState.Valid, CertificateAction.Replace, CertificateState.Replaced },
        { CertificateState.Valid, CertificateAction.Revoke, CertificateState.Revoked },
    };

    private Certificate() { }

    /// <param name="projectId">What it is for: the seminar, or the id of the learner's year. At most one is valid per holder, project and
    /// kind.</param>
    /// <param name="payload">The facts as they are signed.</param>
    /// <param name="signature">ECDSA P-256 over the payload's bytes.</param>
    /// <param name="keyId">Which of the published keys signed.</param>
    /// <param name="id">The id, where another certificate names it already as the one that replaces it.</param>
    /// <param name="sealId">The issuer's seal that its sheet shows; null: none was in use on the day.</param>
    public Certificate(
        CertificateFacts facts,
        HolderKind holderKind,
        Guid holderId,
        Guid projectId,
        short learningYear,
        byte[] payload,
        byte[] signature,
        string keyId,
        Guid? replacesId,
        DateTimeOffset now,
        Guid? id = null,
        Guid? sealId = null,
        Guid? issuerId = null
    )
    {
        (Id, SealId, IssuerId) = (id ?? Id, sealId, issuerId);
        HolderId = holderId;
        if (holderKind == HolderKind.Person)
            LearnerId = holderId;
        else
            OrganisationId = holderId;
        Kind = facts.Kind;
        Number = facts.Number;
        Code = facts.Code;
        Facts = facts;
        IssuedOn = facts.IssuedOn;
        ExpiresOn = facts.ExpiresOn;
        ProjectId = projectId;
        LearningYear = learningYear;
        Payload = payload;
        Signature = signature;
        KeyId = keyId;
        ReplacesId = replacesId;
        IssuedAt = now;
    }

    public CertificateKind Kind { get; private set; }

    /// <summary>Number, unique in the tenant.</summary>
    public string Number { get; private set; } = "";

    /// <summary>Look-up code, unique in the tenant.</summary>
    [Personal]
    public string Code { get; private set; } = "";

    /// <summary>The holder: the record under which hours are counted, or the unit. The database keeps it from the two below.</summary>
    public Guid HolderId { get; private set; }

    /// <summary>The holder, where it is a person.</summary>
    public Guid? LearnerId { get; private set; }

    /// <summary>The holder, where it is a unit.</summary>
    public Guid? OrganisationId { get; private set; }

    public HolderKind HolderKind => LearnerId is null ? HolderKind.Unit : HolderKind.Person;

    /// <summary>The unit that issues it; null: the programme office.</summary>
    public Guid? IssuerId { get; private set; }

    /// <summary>What it is for.</summary>
    public Guid ProjectId { get; private set; }

    public short LearningYear { get; private set; }

    /// <summary>The holder's name as printed: a copy that the database keeps, for the search.</summary>
    [Personal]
    public string Holder { get; private set; } = "";

    /// <summary>The issuer's seal on its sheet, so that a reprint after a change of seals has the same bytes; null: none.</summary>
    public Guid? SealId { get; private set; }

    /// <summary>
    /// Address of the portal at which it was first printed, and which its sheet names: a reprint asked for at another address has the same
    /// bytes.
    /// </summary>
    public string? Site { get; private set; }

    [Personal]
    public CertificateFacts Facts { get; private set; } = null!;

    /// <summary>The activities that its second page lists; null: it lists none. Their digest is among the facts.</summary>
    [Personal]
    public IReadOnlyList<CertificateItem>? Items { get; private set; }

    /// <summary>The facts as they were signed.</summary>
    [Personal]
    public byte[] Payload { get; private set; } = [];

    /// <summary>ECDSA P-256, 64 bytes.</summary>
    [Personal]
    public byte[] Signature { get; private set; } = [];

    /// <summary>Which of the published keys signed.</summary>
    public string KeyId { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    /// <summary>Last day of validity; null: it does not expire.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>Instant of issue: part of the file, so that a reprint has the same bytes.</summary>
    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>SHA-256 of the file, once it has been made; a reprint must have the same.</summary>
    public byte[]? FileHash { get; private set; }

    /// <summary>
    /// Signature over the file, so that one altered byte is found without the portal; kept, since signing again would give other bytes.
    /// </summary>
    public byte[]? FileSignature { get; private set; }

    public CertificateState State { get; private set; }

    /// <summary>The certificate that it replaces.</summary>
    public Guid? ReplacesId { get; private set; }

    /// <summary>The certificate that replaced it.</summary>
    public Guid? ReplacedById { get; private set; }

    /// <summary>Date of revocation or replacement.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Class of the reason.</summary>
    public RevocationReason? Reason { get; private set; }

    /// <summary>The reason in words, for the office and the holder.</summary>
    public string? ReasonText { get; private set; }

    /// <summary>
    /// Since when it is under review 复核, because hours that it prints were taken back; null: it is not. Its state stays valid until that is
    /// decided.
    /// </summary>
    public DateTimeOffset? UnderReviewSince { get; private set; }

    /// <summary>Undecided causes of the review: a new one makes a decision based on earlier facts stale.</summary>
    public int OpenCauses { get; private set; }

    /// <summary>What became of the hours it rests on after it was revoked for false evidence; null: nothing was asked.</summary>
    public HoursOutcome? HoursOutcome { get; private set; }

    /// <summary>Why those hours stand, in the office's words.</summary>
    public string? HoursReason { get; private set; }

    /// <summary>Lists activities on a second page, as the facts were signed with them.</summary>
    /// <exception cref="RuleException">They are not those of the signed digest.</exception>
    public void Lists(IReadOnlyList<CertificateItem> items)
    {
        if (!CertificateItems.AreSigned(Facts, items))
            throw new RuleException("The list of certificate {0} is not the one that was signed. Tell the programme office.", Number);
        Items = items.Count == 0 ? null : items;
    }

    /// <summary>What the public is told on a day.</summary>
    public CertificateAnswer AnswerOn(DateOnly today) =>
        State switch
        {
            CertificateState.Replaced => CertificateAnswer.Replaced,
            CertificateState.Revoked => CertificateAnswer.Revoked,
            _ when ExpiresOn < today => CertificateAnswer.Expired,
            _ when UnderReviewSince is not null => CertificateAnswer.UnderReview,
            _ => CertificateAnswer.Valid,
        };

    /// <summary>Puts it under review: hours that it prints were taken back. One that is under review gets a further cause.</summary>
    /// <exception cref="RuleException">It is not valid.</exception>
    public void PutUnderReview(DateTimeOffset now)
    {
        if (State != CertificateState.Valid)
            throw new RuleException("Only a valid certificate is put under review.");
        UnderReviewSince ??= now;
        OpenCauses++;
    }

    /// <summary>Takes over the review of the certificate that it replaces, so that correcting a name does not end a review.</summary>
    public void TakeOverReview(DateTimeOffset since, int causes) => (UnderReviewSince, OpenCauses) = (since, causes);

    /// <summary>The office found the certificate to be right: the review is over.</summary>
    /// <exception cref="RuleException">It is not under review.</exception>
    public void Confirm()
    {
        if (UnderReviewSince is null)
            throw new RuleException("This certificate is not under review.");
        EndReview();
    }

    /// <summary>Says what becomes of the hours that it rests on, after it was revoked for false evidence.</summary>
    /// <param name="why">Why hours stand; null where all were reversed or nothing is decided yet.</param>
    /// <exception cref="RuleException">It was not revoked for false evidence, or hours stand without a reason, or it is decided
    /// already.</exception>
    public void DecideHours(HoursOutcome outcome, string? why)
    {
        if (State != CertificateState.Revoked || Reason != RevocationReason.Fraud)
            throw new RuleException("Only the hours of a certificate revoked for false evidence are decided here.");
        if (HoursOutcome is Certificates.HoursOutcome.Reversed or Certificates.HoursOutcome.Stand)
            throw new RuleException("The hours of this certificate are decided already.");
        if (outcome == Certificates.HoursOutcome.Stand && string.IsNullOrWhiteSpace(why))
            throw new RuleException("Say why hours stand although the certificate was obtained by false evidence.");
        (HoursOutcome, HoursReason) = (outcome, Characters.TrimToNull(why));
    }

    /// <summary>Ends it since another takes its place.</summary>
    /// <exception cref="RuleException">It is not valid.</exception>
    public void ReplaceBy(Guid other, string reason, DateOnly on)
    {
        State = States.Next(State, CertificateAction.Replace);
        (ReplacedById, ReasonText, EndedOn) = (other, reason.Trim(), on);
        EndReview();
    }

    /// <summary>Revokes it. It stays, and the look-up says so.</summary>
    /// <exception cref="RuleException">It is not valid.</exception>
    public void Revoke(RevocationReason reason, string words, DateOnly on)
    {
        State = States.Next(State, CertificateAction.Revoke);
        (Reason, ReasonText, EndedOn) = (reason, words.Trim(), on);
        EndReview();
    }

    /// <summary>Stores the file's hash when it is first made.</summary>
    /// <exception cref="RuleException">A later file differs from the first.</exception>
    public void FileMade(byte[] hash)
    {
        if (FileHash is not null && !FileHash.AsSpan().SequenceEqual(hash))
            throw new RuleException("The reprint of certificate {0} differs from the first print. Tell the programme office.", Number);
        FileHash ??= hash;
    }

    private void EndReview() => (UnderReviewSince, OpenCauses) = (null, 0);
}
