namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>What a code is asked for.</summary>
public enum ProofPurpose
{
    [Term("Registration")]
    Register,

    [Term("Forgotten password")]
    Reset,

    [Term("Change telephone")]
    ChangePhone,
}
