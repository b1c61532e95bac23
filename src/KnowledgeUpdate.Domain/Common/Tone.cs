namespace KnowledgeUpdate.Domain.Common;

/// <summary>How urgent a state looks: the shape and colour of its tag. Colour is never the only sign; the word is beside it.</summary>
public enum Tone
{
    /// <summary>○ Nobody waits.</summary>
    Idle,

    /// <summary>◐ Under way, somebody else's turn.</summary>
    Wait,

    /// <summary>▲ The reader's to mend.</summary>
    Warn,

    /// <summary>✓ Good.</summary>
    Good,

    /// <summary>✕ Bad.</summary>
    Bad,
}
