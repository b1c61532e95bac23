using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>Roles, always within an organisation.</summary>
public enum Role
{
    /// <summary>工程办公室</summary>
    [Term("Programme office")] ProgrammeOffice,

    /// <summary>市县人社</summary>
    [Term("Local HR bureau")] LocalBureau,

    /// <summary>行业主管</summary>
    [Term("Industry department")] IndustryDepartment,

    /// <summary>财政</summary>
    [Term("Finance")] Finance,

    /// <summary>单位管理员</summary>
    [Term("Unit administrator")] UnitAdministrator,

    /// <summary>基地管理员</summary>
    [Term("Base manager")] BaseManager,

    /// <summary>培训机构</summary>
    [Term("Training institution")] TrainingInstitution,

    /// <summary>评价机构</summary>
    [Term("Evaluation institution")] EvaluationInstitution,

    /// <summary>学员</summary>
    [Term("Learner")] Learner,

    /// <summary>评审专家</summary>
    [Term("Reviewing expert")] Expert,

    /// <summary>检查人员</summary>
    [Term("Inspector")] Inspector,

    /// <summary>审计员</summary>
    [Term("Auditor")] Auditor,

    /// <summary>系统管理员</summary>
    [Term("System administrator")] SystemAdministrator,
}

/// <summary>A person's account within one tenant. What the person may do comes from memberships.</summary>
public sealed class User : Entity
{
    private User() { }

    /// <summary>Opens an account.</summary>
    /// <param name="userName">Name to sign in with, unique in the tenant.</param>
    /// <param name="displayName">The person's name.</param>
    /// <param name="mustChangePassword">The password was set by somebody else.</param>
    public User(string userName, string displayName, string? phone, string? email, bool mustChangePassword)
    {
        (UserName, DisplayName, Phone, Email, MustChangePassword) = (userName.Trim(), displayName.Trim(), phone, email, mustChangePassword);
        NormalizedUserName = UserName.ToUpperInvariant();
    }

    /// <summary>Name to sign in with.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The same, upper case.</summary>
    public string NormalizedUserName { get; set; } = "";

    /// <summary>The person's name.</summary>
    [Personal]
    public string DisplayName { get; private set; } = "";

    /// <summary>Mobile number, unique in the tenant; may be used to sign in.</summary>
    [Personal]
    public string? Phone { get; private set; }

    /// <summary>Where letters go.</summary>
    [Personal]
    public string? Email { get; private set; }

    /// <summary>Hash of the password; Identity sets it, and a new stamp with it.</summary>
    [Personal]
    public string? PasswordHash { get; set; }

    /// <summary>Changes when sessions must end.</summary>
    [Personal]
    public string SecurityStamp { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>The password was set by somebody else and must be changed before anything else.</summary>
    public bool MustChangePassword { get; private set; }

    /// <summary>Until when a password that somebody else set may be used; null: it was chosen by the person.</summary>
    public DateTimeOffset? TemporaryUntil { get; private set; }

    /// <summary>When the account was ended; it lost access at once.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When the person last signed in.</summary>
    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>Whether the password is a temporary one whose days are over.</summary>
    public bool IsTemporaryOver(DateTimeOffset now) => MustChangePassword && TemporaryUntil <= now;

    /// <summary>Notes a sign-in.</summary>
    /// <exception cref="RuleException">The account has ended.</exception>
    public void SignedIn(DateTimeOffset now)
    {
        if (EndedAt is not null)
            throw new RuleException("This account has ended.");
        LastSignInAt = now;
    }

    /// <summary>The person's other telephone; it may be the name to sign in with.</summary>
    /// <exception cref="RuleException">The account has ended.</exception>
    public void ChangePhone(string phone)
    {
        if (EndedAt is not null)
            throw new RuleException("This account has ended.");
        if (NormalizedUserName == Phone)
            (UserName, NormalizedUserName) = (phone, phone);
        (Phone, SecurityStamp) = (phone, Guid.NewGuid().ToString("N"));
    }

    /// <summary>The person chose the password.</summary>
    public void PasswordChosen() => (MustChangePassword, TemporaryUntil) = (false, null);

    /// <summary>Somebody else has a temporary password made: it must be changed before anything else.</summary>
    /// <param name="until">It opens nothing from this instant on.</param>
    /// <exception cref="RuleException">The account has ended.</exception>
    public void AskForNewPassword(DateTimeOffset until)
    {
        if (EndedAt is not null)
            throw new RuleException("This account has ended.");
        (MustChangePassword, TemporaryUntil) = (true, until);
    }

    /// <summary>When somebody else last gave the account a password: that person could have acted by it.</summary>
    public DateTimeOffset? PasswordGivenAt { get; private set; }

    /// <summary>Notes that somebody else gave the account a password.</summary>
    public void PasswordGiven(DateTimeOffset now) => PasswordGivenAt = now;

    /// <summary>Ends the account; every session of it is over at its next request.</summary>
    /// <exception cref="RuleException">It has ended already.</exception>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null)
            throw new RuleException("This account has ended.");
        (EndedAt, SecurityStamp) = (now, Guid.NewGuid().ToString("N"));
    }
}

/// <summary>Membership 任职: user × organisation × role, with from and to. A person may hold several and acts in one at a time.</summary>
public sealed class Membership : Entity, IPartOf
{
    private Membership() { }

    /// <summary>Appoints a person.</summary>
    public Membership(Guid userId, Guid organisationId, Role role, DateOnly from, DateOnly? to = null) =>
        (UserId, OrganisationId, Role, From, To) = (userId, organisationId, role, from, to);

    /// <summary>The person.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The unit.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The role.</summary>
    public Role Role { get; private set; }

    /// <summary>Who invited the person to the role; null: the portal's set-up.</summary>
    public Guid? GivenById { get; private set; }

    /// <summary>The role comes from somebody's invitation.</summary>
    public Membership GivenBy(Guid userId)
    {
        GivenById = userId;
        return this;
    }

    /// <summary>First Beijing date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last Beijing date; null: open.</summary>
    public DateOnly? To { get; private set; }

    string IPartOf.WholeKind => nameof(User);

    Guid IPartOf.WholeId => UserId;

    /// <summary>Whether it holds on a date.</summary>
    public bool HoldsOn(DateOnly date) => From <= date && (To is null || To >= date);

    /// <summary>Ends it: from the next day on, or at once when the day has come.</summary>
    /// <exception cref="RuleException">It has ended already.</exception>
    public void EndOn(DateOnly last)
    {
        if (To is not null && To <= last)
            throw new RuleException("This membership ended on {0:yyyy-MM-dd}.", To);
        To = last;
    }
}

/// <summary>An invitation to open an account and join a unit. The link's secret is stored as a hash only.</summary>
public sealed class Invitation : Entity
{
    private Invitation() { }

    /// <summary>Invites somebody.</summary>
    public Invitation(Guid organisationId, Role role, string name, string email, string secretHash, Guid invitedBy, DateTimeOffset expiresAt) =>
        (OrganisationId, Role, Name, Email, SecretHash, InvitedById, ExpiresAt) = (organisationId, role, name, email, secretHash, invitedBy, expiresAt);

    /// <summary>The unit to join.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>The role in it.</summary>
    public Role Role { get; private set; }

    /// <summary>The invited person's name.</summary>
    [Personal]
    public string Name { get; private set; } = "";

    /// <summary>Where the letter goes.</summary>
    [Personal]
    public string Email { get; private set; } = "";

    /// <summary>SHA-256 of the link's secret.</summary>
    [Personal]
    public string SecretHash { get; private set; } = "";

    /// <summary>Who invited.</summary>
    public Guid InvitedById { get; private set; }

    /// <summary>Last instant of use.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    /// <summary>When it was accepted.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When it was taken back.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>Accepts it, once.</summary>
    /// <exception cref="RuleException">It was used, taken back, or is too old.</exception>
    public void Accept(DateTimeOffset now)
    {
        if (AcceptedAt is not null || RevokedAt is not null || ExpiresAt <= now)
            throw new RuleException("This invitation is no longer open. Ask the administrator of your unit for a new one.");
        AcceptedAt = now;
    }

    /// <summary>Takes it back.</summary>
    /// <exception cref="RuleException">It was used already.</exception>
    public void Revoke(DateTimeOffset now)
    {
        if (AcceptedAt is not null)
            throw new RuleException("This invitation has been accepted. End the membership instead.");
        RevokedAt = now;
    }
}
