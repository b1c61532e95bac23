namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>What a code is asked for.</summary>
public enum ProofPurpose
{
    /// <summary>Opening an account.</summary>
    Register,

    /// <summary>A forgotten password.</summary>
    Reset,

    /// <summary>Another telephone.</summary>
    ChangePhone,
}
