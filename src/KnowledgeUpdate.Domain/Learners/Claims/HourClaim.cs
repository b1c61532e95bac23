namespace KnowledgeUpdate.Domain.Learners;

/// <summary>A learner's claim of hours 学时申报, with evidence.</summary>
public sealed class HourClaim : Entity
{
    public static readonly StateTable<ClaimState, ClaimAction> States = new()
    {
        { ClaimState.Draft, ClaimAction.Submit, ClaimState.WithEmployer },
        { ClaimState.Draft, ClaimAction.Withdraw, ClaimState.Withdrawn },
        { ClaimState.Returned, ClaimAction.Submit, ClaimState.WithEmployer },
        { ClaimState.Returned, ClaimAction.Withdraw, ClaimState.Withdrawn },
        { ClaimState.WithEmployer, ClaimAction.Confirm, ClaimState.WithAuthority },
        { ClaimState.WithEmployer, ClaimAction.Credit, ClaimState.Credited },
        { ClaimState.WithEmployer, ClaimAction.Return, ClaimState.Returned },
        { ClaimState.WithEmployer, ClaimAction.Decline, ClaimState.Declined },
        { ClaimState.WithEmployer, ClaimAction.Withdraw, ClaimState.Withdrawn },
        { ClaimState.WithAuthority, ClaimAction.Credit, ClaimState.Credited },
        { ClaimState.WithAuthority, ClaimAction.Return, ClaimState.Returned },
        { ClaimState.WithAuthority, ClaimAction.Decline, ClaimState.Declined },
        { ClaimState.Declined, ClaimAction.Appeal, ClaimState.Appealed },
        { ClaimState.Appealed, ClaimAction.Credit, ClaimState.Credited },
        { ClaimState.Appealed, ClaimAction.Uphold, ClaimState.Declined },
        { ClaimState.Credited, ClaimAction.Reverse, ClaimState.Reversed },
    };

    private HourClaim() { }

    /// <param name="years">The learning years that are open.</param>
    /// <exception cref="RuleException">The year is not open, or the content is not what the kind counts.</exception>
    public HourClaim(Guid learnerId, ActivityKind kind, ClaimContent content, OpenYears years, DateTimeOffset now)
    {
        (LearnerId, CreatedAt) = (learnerId, now);
        Fill(kind, content, years, now);
    }

    public Guid LearnerId { get; private set; }

    public Guid KindId { get; private set; }

    /// <summary>Category that the hours count in.</summary>
    public HourCategory Category { get; private set; }

    public string Title { get; private set; } = "";

    public string Provider { get; private set; } = "";

    /// <summary>First day of study.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day of study.</summary>
    public DateOnly To { get; private set; }

    /// <summary>Learning year; fixed once the claim is credited.</summary>
    public short LearningYear { get; private set; }

    /// <summary>Amount in the kind's unit.</summary>
    public decimal Units { get; private set; }

    /// <summary>Hours 学时 by the conversion.</summary>
    public decimal Hours { get; private set; }

    /// <summary>Number of the certificate or paper.</summary>
    public string? CertificateNumber { get; private set; }

    /// <summary>Conversion in words, as it was applied.</summary>
    public string Rule { get; private set; } = "";

    /// <summary>The unit that confirms: the employer when the claim was filed; null: the programme office.</summary>
    public Guid? EmployerId { get; private set; }

    /// <summary>The department or bureau that recognises.</summary>
    public Guid? AuthorityId { get; private set; }

    public ClaimState State { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Whether an appeal was decided: there is one.</summary>
    public bool AppealDecided { get; private set; }

    /// <summary>Fills it in again.</summary>
    /// <exception cref="RuleException">It is filed.</exception>
    public void Revise(ActivityKind kind, ClaimContent content, OpenYears years, DateTimeOffset now)
    {
        DemandOpen();
        Fill(kind, content, years, now);
    }

    /// <summary>Whether the learner may change it.</summary>
    public bool IsOpen => State is ClaimState.Draft or ClaimState.Returned;

    /// <summary>Refuses to change the evidence of a claim that is filed.</summary>
    /// <exception cref="RuleException">It is filed.</exception>
    public void DemandOpen()
    {
        if (!IsOpen)
            throw new RuleException("The claim is filed. Withdraw it before you change it.");
    }

    /// <param name="employerId">The employer now; null: the programme office confirms.</param>
    /// <param name="files">Evidence files attached.</param>
    /// <exception cref="RuleException">No evidence is attached, the year has closed meanwhile, or the state forbids it.</exception>
    public void Submit(Guid? employerId, int files, OpenYears years, DateTimeOffset now)
    {
        var next = States.Next(State, ClaimAction.Submit);
        years.Demand(LearningYear);
        if (files == 0)
            throw new RuleException("Attach at least one file as evidence before you file the claim.");
        State = next;
        EmployerId = employerId;
        AuthorityId = null;
        SubmittedAt = now;
    }

    /// <summary>Passes to the record of the account that entered it: it was bound to the wrong one.</summary>
    /// <exception cref="RuleException">It is filed.</exception>
    public void BelongsTo(Guid learnerId)
    {
        DemandOpen();
        LearnerId = learnerId;
    }

    /// <summary>The employer was merged, or ended the employment: its successor confirms, else the programme office.</summary>
    public void ConfirmedBy(Guid? employerId) => EmployerId = employerId;

    /// <summary>Last Beijing date for the employer's confirmation, then for the recognition; after it the level above acts.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>The bureau or office that confirms instead of the employer.</summary>
    public Guid? RaisedToId { get; private set; }

    /// <summary>Sets the day by which the employer answers.</summary>
    public void AnswerBy(DateOnly? dueOn) => (DueOn, RaisedToId) = (dueOn, null);

    /// <summary>Nobody answered: the bureau of the place, or the office, confirms instead of the employer.</summary>
    /// <exception cref="RuleException">It waits for nobody's confirmation.</exception>
    public void RaiseTo(Guid unitId, DateOnly? dueOn)
    {
        if (State != ClaimState.WithEmployer)
            throw new RuleException("This request is decided already.");
        (RaisedToId, DueOn) = (unitId, dueOn);
    }

    /// <summary>Reduces the hours to what the yearly limit of the kind leaves.</summary>
    /// <param name="rest">Hours that are left.</param>
    /// <param name="limit">The limit.</param>
    /// <exception cref="RuleException">Nothing is left.</exception>
    public void CutTo(decimal rest, decimal limit)
    {
        if (rest <= 0)
            throw new RuleException("The limit of {0:0.#} hours for this kind is used up in {1}.", limit, LearningYear);
        if (Hours <= rest)
            return;
        Hours = rest;
        Rule += string.Create(System.Globalization.CultureInfo.InvariantCulture, $"；年度上限 {limit:0.#} 学时，计入 {rest:0.#} 学时");
    }

    /// <summary>The employer confirms; the authority recognises next.</summary>
    /// <param name="dueOn">Last Beijing date for the recognition; then it rises one level.</param>
    public void Confirm(Guid authorityId, DateOnly? dueOn) =>
        (State, AuthorityId, DueOn) = (States.Next(State, ClaimAction.Confirm), authorityId, dueOn);

    /// <summary>Another authority recognises: the one before was merged into it.</summary>
    public void RecognisedBy(Guid authorityId) => AuthorityId = authorityId;

    /// <summary>Nobody recognised or declined it in time: the level above does.</summary>
    /// <param name="dueOn">Null at the last level.</param>
    /// <exception cref="RuleException">It does not wait for recognition.</exception>
    public void RecognitionRisesTo(Guid authorityId, DateOnly? dueOn)
    {
        if (State != ClaimState.WithAuthority)
            throw new RuleException("This request is decided already.");
        (AuthorityId, DueOn) = (authorityId, dueOn);
    }

    public void Move(ClaimAction action)
    {
        if (action == ClaimAction.Appeal && AppealDecided)
            throw new RuleException("The appeal has been decided. The decision is final.");
        var next = States.Next(State, action);
        AppealDecided |= State == ClaimState.Appealed;
        State = next;
    }

    private void Fill(ActivityKind kind, ClaimContent content, OpenYears years, DateTimeOffset now)
    {
        years.Demand(content.LearningYear);
        if (content.To < content.From)
            throw new RuleException("The last day cannot be before the first.");
        if (content.To > BeijingTime.DateOf(now))
            throw new RuleException("The activity has not ended. Claim its hours when it has.");
        if (kind.Convert(content.Units) <= 0)
            throw new RuleException("The amount gives no hours.");
        if (!kind.HoldsOn(content.From))
            throw new RuleException("“{0}” was not in force on {1:yyyy-MM-dd}. Choose a kind that was.", kind.Name, content.From);
        (KindId, Category, Hours) = (kind.Id, kind.Category, kind.Convert(content.Units));
        Rule = string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{kind.Name}：{content.Units:0.#}{kind.Unit} × {kind.HoursPerUnit:0.#}（{kind.Source}）"
        );
        Title = content.Title.Trim();
        Provider = content.Provider.Trim();
        From = content.From;
        To = content.To;
        LearningYear = content.LearningYear;
        Units = content.Units;
        CertificateNumber = Characters.TrimToNull(content.CertificateNumber)?.ToUpperInvariant();
    }
}
