namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>What a code is asked for.</summary>
public enum ProofPurpose
{
    /// <summary>Opening an account.</summary>
    [Term("Registration")]
    Register,

    /// <summary>A forgotten password.</summary>
    [Term("Forgotten password")]
    Reset,

    /// <summary>Another telephone.</summary>
    [Term("Change telephone")]
    ChangePhone,
}
