namespace KnowledgeUpdate.Domain.Audit;

/// <summary>Something refused that the history keeps as an act of its own, though nothing was changed 安全事件.</summary>
/// <remarks>Source: GB/T 22239-2019, 8.1.4.3: audit covers every user and every important security event.</remarks>
public enum SecurityEvent
{
    /// <summary>Nobody was let in.</summary>
    [Term("Sign-in refused")]
    SignInRefused,

    /// <summary>The person's role or unit may not do it.</summary>
    [Term("Access refused")]
    AccessRefused,

    /// <summary>The record is there, but not for this person.</summary>
    [Term("Record outside the person's reach refused")]
    RecordOutOfReach,

    /// <summary>The form did not come from a page of this person's session.</summary>
    [Term("Form of another origin refused")]
    FormRefused,
}
