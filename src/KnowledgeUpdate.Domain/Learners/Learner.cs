using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Levels of professional titles 职称层级.</summary>
public enum TitleLevel
{
    /// <summary>未定</summary>
    [Term("No title yet")] None,

    /// <summary>员级</summary>
    [Term("Technician level")] Technician,

    /// <summary>助理级</summary>
    [Term("Assistant level")] Assistant,

    /// <summary>中级</summary>
    [Term("Intermediate level")] Intermediate,

    /// <summary>副高级</summary>
    [Term("Associate senior level")] AssociateSenior,

    /// <summary>正高级</summary>
    [Term("Full senior level")] FullSenior,
}

/// <summary>Education 学历.</summary>
public enum Education
{
    /// <summary>Not stated.</summary>
    [Term("Not stated")] NotStated,

    /// <summary>中专及以下</summary>
    [Term("Secondary or below")] Secondary,

    /// <summary>大学专科</summary>
    [Term("Junior college")] JuniorCollege,

    /// <summary>大学本科</summary>
    [Term("Bachelor")] Bachelor,

    /// <summary>硕士研究生</summary>
    [Term("Master")] Master,

    /// <summary>博士研究生</summary>
    [Term("Doctor")] Doctor,
}

/// <summary>The 27 series of professional titles 职称系列, official names.</summary>
public static class TitleSeries
{
    /// <summary>Their names, in the official order.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "高等学校教师", "哲学社会科学研究", "自然科学研究", "卫生技术", "工程技术", "农业技术", "新闻", "出版", "图书资料", "文物博物", "档案", "工艺美术", "技工院校教师", "体育",
        "翻译", "播音主持", "会计", "统计", "经济", "实验技术", "中等职业学校教师", "中小学教师", "艺术", "公共法律服务", "船舶", "民用航空飞行", "审计",
    ];
}

/// <summary>What a person says of the profession: may be changed by the learner at any time.</summary>
/// <param name="Series">One of <see cref="TitleSeries"/>; null while unknown.</param>
/// <param name="Profession">The profession 专业 in words.</param>
public sealed record Profession(string? Series, TitleLevel Level, string? Title, string? FieldCode, Education Education);

/// <summary>A learner 学员: a professional or technical person whose hours the portal keeps. Apart from an account: an employer may enter staff who never sign in.</summary>
public sealed class Learner : Entity
{
    private Learner() { }

    /// <summary>Enters a learner.</summary>
    /// <param name="name">Normalised name.</param>
    /// <param name="cipher">The number, encrypted.</param>
    /// <param name="hash">Keyed hash of kind and number, by which it is found.</param>
    /// <param name="mask">The number masked.</param>
    public Learner(string name, IdentityKind kind, byte[] cipher, byte[] hash, string mask, Profession profession, DateTimeOffset now)
    {
        (Name, IdentityKind, IdentityCipher, IdentityHash, IdentityMask, CreatedAt) = (name, kind, cipher, hash, mask, now);
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

    /// <summary>Title level.</summary>
    public TitleLevel Level { get; private set; }

    /// <summary>Title, such as 高级工程师.</summary>
    public string? Title { get; private set; }

    /// <summary>Professional field: decides the industry department that recognises hours.</summary>
    public string? FieldCode { get; private set; }

    /// <summary>Education.</summary>
    public Education Education { get; private set; }

    /// <summary>The employer now: the confirmed one, or while there is none the one asked for; a copy of <see cref="Employment"/>, for lists.</summary>
    public Guid? EmployerId { get; private set; }

    /// <summary>When entered.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>The learner that this record was merged into; hours of both are read there.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>The account that the record had when it was merged: a split gives it back.</summary>
    public Guid? MergedUserId { get; private set; }

    /// <summary>The record of the same number that this one may be the same person as: an account works with it until somebody who knows the person decides. Nobody but its account sees it.</summary>
    public Guid? ProvisionalOfId { get; private set; }

    /// <summary>Since when the account may not use the record: somebody said “not me”, or the record was refused to it.</summary>
    public DateTimeOffset? FrozenAt { get; private set; }

    /// <summary>Whether a certificate may print this person: who it is stands beyond doubt.</summary>
    public bool IsCertain => ProvisionalOfId is null && FrozenAt is null;

    /// <summary>The record under which hours are counted.</summary>
    public Guid AccountId => MergedIntoId ?? Id;

    /// <summary>Changes what is said of the profession.</summary>
    public void Describe(Profession profession) =>
        (Series, Level, Title, FieldCode, Education) = (profession.Series, profession.Level, Characters.TrimToNull(profession.Title), profession.FieldCode, profession.Education);

    /// <summary>Corrects the name.</summary>
    public void Rename(string name) => Name = name;

    /// <summary>Takes another identity document: the number was wrong, or the document changed.</summary>
    public void Identify(IdentityKind kind, byte[] cipher, byte[] hash, string mask) => (IdentityKind, IdentityCipher, IdentityHash, IdentityMask) = (kind, cipher, hash, mask);

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
    public static Learner Provisional(Learner record, string name, IdentityKind kind, byte[] cipher, byte[] hash, string mask, Profession profession, DateTimeOffset now) =>
        new(name, kind, cipher, hash, mask, profession, now) { ProvisionalOfId = record.Id };

    /// <summary>Passes to another account.</summary>
    internal void TakenBy(Guid userId) => UserId = userId;

    /// <summary>Leaves its account.</summary>
    public void Release() => UserId = null;

    /// <summary>It is decided: this record is merged into the other one.</summary>
    public void NoLongerProvisional()
    {
        ProvisionalOfId = null;
        Thaw();
    }

    /// <summary>The account starts over: its record, held since another one was not given to it, asks for <paramref name="record"/>, or for none.</summary>
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

    /// <summary>Holds the record: its account may not use it until it is decided.</summary>
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
        // The account goes along: it works with the record that is kept, as everybody else does.
        if (UserId is not { } user)
            return;
        (MergedUserId, UserId) = (user, null);
        kept.UserId = user;
    }

    /// <summary>What stands in the way of merging this record into another; null: nothing.</summary>
    public RuleException? MergeHindrance(Learner kept) => true switch
    {
        _ when kept.Id == Id => new RuleException("A learner cannot be merged into the same record."),
        _ when MergedIntoId is not null || kept.MergedIntoId is not null => new RuleException("One of the two records is merged already. Split it first."),
        _ when kept.UserId is not null && UserId is not null => new RuleException("Both records have an account. End one of the accounts first."),
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

/// <summary>Where an employment stands.</summary>
public enum EmploymentState
{
    /// <summary>待单位确认</summary>
    [Term("Awaiting the employer's confirmation", Tone.Wait)] Pending,

    /// <summary>已确认</summary>
    [Term("Confirmed", Tone.Good)] Confirmed,

    /// <summary>单位不予确认</summary>
    [Term("Not confirmed by the employer", Tone.Bad)] Refused,

    /// <summary>已离职</summary>
    [Term("Ended")] Ended,

    /// <summary>已撤回</summary>
    [Term("Request withdrawn")] Withdrawn,

    /// <summary>单位登记，待本人或原单位确认</summary>
    [Term("Entered by a unit, awaiting the person or the employer before", Tone.Wait)] Claimed,

    /// <summary>认定不实</summary>
    [Term("Found false", Tone.Bad)] False,
}

/// <summary>What moves an employment.</summary>
public enum EmploymentAction
{
    /// <summary>确认</summary>
    [Term("Confirm")] Confirm,

    /// <summary>不予确认</summary>
    [Term("Refuse")] Refuse,

    /// <summary>离职</summary>
    [Term("End")] End,

    /// <summary>撤回申请</summary>
    [Term("Withdraw")] Withdraw,

    /// <summary>认定不实</summary>
    [Term("Find false")] FindFalse,
}

/// <summary>A learner's employment at a unit. A pending one never blocks the learner: study goes on, the unit sees the person only once it confirms.</summary>
public sealed class Employment : Entity, IPartOf
{
    /// <summary>Every lawful move.</summary>
    public static readonly StateTable<EmploymentState, EmploymentAction> States = new()
    {
        { EmploymentState.Pending, EmploymentAction.Confirm, EmploymentState.Confirmed },
        { EmploymentState.Pending, EmploymentAction.Refuse, EmploymentState.Refused },
        { EmploymentState.Pending, EmploymentAction.Withdraw, EmploymentState.Withdrawn },
        { EmploymentState.Confirmed, EmploymentAction.End, EmploymentState.Ended },
        { EmploymentState.Claimed, EmploymentAction.Confirm, EmploymentState.Confirmed },
        { EmploymentState.Claimed, EmploymentAction.Refuse, EmploymentState.Refused },
        { EmploymentState.Claimed, EmploymentAction.Withdraw, EmploymentState.Withdrawn },
        { EmploymentState.Confirmed, EmploymentAction.FindFalse, EmploymentState.False },
        { EmploymentState.Ended, EmploymentAction.FindFalse, EmploymentState.False },
    };

    private Employment() { }

    /// <summary>Says where a learner works from a date on.</summary>
    /// <param name="confirmed">The unit itself says so.</param>
    public Employment(Learner learner, Guid organisationId, DateOnly from, bool confirmed, DateTimeOffset now)
    {
        (LearnerId, OrganisationId, From, RequestedAt) = (learner.Id, organisationId, from, now);
        if (confirmed)
            (State, DecidedAt) = (EmploymentState.Confirmed, now);
        if (confirmed || learner.EmployerId is null)
            learner.WorksAt(organisationId);
    }

    /// <summary>A unit says that somebody works there who has a record already: a request, which the person or the employer before confirms. Nothing changes until then.</summary>
    public static Employment Claim(Learner learner, Guid organisationId, DateOnly from, DateTimeOffset now) =>
        new() { LearnerId = learner.Id, OrganisationId = organisationId, From = from, RequestedAt = now, State = EmploymentState.Claimed };

    /// <summary>The learner.</summary>
    public Guid LearnerId { get; private set; }

    /// <summary>The unit.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>First Beijing date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last Beijing date; null: open.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>Where it stands.</summary>
    public EmploymentState State { get; private set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>When the unit decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was refused, or how the unit says that it ended.</summary>
    public string? Reason { get; private set; }

    /// <summary>Last Beijing date for an answer; then it rises one level.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The bureau or office that answers, once the unit or the person did not; it also may while they still can.</summary>
    public Guid? RaisedToId { get; private set; }

    string IPartOf.WholeKind => nameof(Learner);

    Guid IPartOf.WholeId => LearnerId;

    /// <summary>Whether somebody has to answer.</summary>
    public bool IsOpen => State is EmploymentState.Pending or EmploymentState.Claimed;

    /// <summary>Sets the day by which an answer is due.</summary>
    public void AnswerBy(DateOnly? dueOn) => DueOn = dueOn;

    /// <summary>Rises to a bureau or the office, since nobody answered or nobody can.</summary>
    /// <exception cref="RuleException">It is decided.</exception>
    public void RaiseTo(Guid unitId, DateOnly? dueOn)
    {
        if (!IsOpen)
            throw new RuleException("This request is decided already.");
        (RaisedToId, DueOn) = (unitId, dueOn);
    }

    /// <summary>It never was so, a bureau or the office finds. What the unit confirmed since is looked at.</summary>
    public void FindFalse(Learner learner, string reason, DateTimeOffset now)
    {
        (State, DecidedAt, Reason) = (States.Next(State, EmploymentAction.FindFalse), now, reason.Trim());
        To ??= BeijingTime.DateOf(now) < From ? From : BeijingTime.DateOf(now);
        if (learner.EmployerId == OrganisationId)
            learner.WorksAt(null);
    }

    /// <summary>The unit confirms that the person works there; the caller ends the employment before.</summary>
    public void Confirm(Learner learner, DateTimeOffset now)
    {
        (State, DecidedAt) = (States.Next(State, EmploymentAction.Confirm), now);
        learner.WorksAt(OrganisationId);
    }

    /// <summary>The unit says that the person does not work there. The learner's record and hours stay.</summary>
    public void Refuse(Learner learner, string reason, DateTimeOffset now)
    {
        (State, DecidedAt, Reason) = (States.Next(State, EmploymentAction.Refuse), now, reason.Trim());
        if (learner.EmployerId == OrganisationId)
            learner.WorksAt(null);
    }

    /// <summary>The learner asks no longer: another unit is asked, or it was a mistake.</summary>
    public void Withdraw(Learner learner, DateOnly today)
    {
        (State, To) = (States.Next(State, EmploymentAction.Withdraw), today < From ? From : today);
        if (learner.EmployerId == OrganisationId)
            learner.WorksAt(null);
    }

    /// <summary>The person has left, or moved on; it never ends before it began.</summary>
    /// <param name="reason">In the unit's words; null where another employment took its place.</param>
    public void End(Learner learner, DateOnly last, string? reason = null)
    {
        (State, To, Reason) = (States.Next(State, EmploymentAction.End), last < From ? From : last, Characters.TrimToNull(reason));
        if (learner.EmployerId == OrganisationId)
            learner.WorksAt(null);
    }
}
