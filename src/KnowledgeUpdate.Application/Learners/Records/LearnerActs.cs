namespace KnowledgeUpdate.Application.Learners;

/// <summary>What may wait for somebody in this area, as English keys.</summary>
public static class LearnerActs
{
    public const string ConfirmEmployment = "Confirm the employment: {0}";

    /// <summary>The person says whether the employment is true.</summary>
    public const string AnswerEmployment = "Do you work at {0}? Answer";

    /// <summary>The employer before, or the bureau, says whether somebody works elsewhere now.</summary>
    public const string ConfirmLeaving = "Another unit enters {0} as its staff: confirm or refuse";

    /// <summary>Decide whose record it is.</summary>
    public const string DecideBinding = "An account asks for the record of {0}: decide";

    /// <summary>Decide about a frozen record.</summary>
    public const string SettleBinding = "Decide about the frozen record of {0}";

    /// <summary>Look at what a unit confirmed for somebody who never worked there.</summary>
    public const string LookAtConfirmed = "Look at what was confirmed for {0}";

    /// <summary>Confirm a claim of hours as the employer.</summary>
    public const string ConfirmClaim = "Confirm the hours: {0}";

    /// <summary>Recognise a claim of hours.</summary>
    public const string RecogniseClaim = "Recognise the hours: {0}";

    public const string DecideAppeal = "Decide the appeal: {0}";

    /// <summary>Change a returned claim.</summary>
    public const string MendClaim = "Change and file again: {0}";

    /// <summary>Clear a difference between ledger, totals and sources.</summary>
    public const string ClearDifference = "Clear the difference in the hour ledger: {0}";
}
