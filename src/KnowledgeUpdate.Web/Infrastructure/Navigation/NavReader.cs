namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Who an entry of the public navigation is for.</summary>
public enum NavReader
{
    Anybody,

    /// <summary>A learner who is signed in.</summary>
    Learner,

    /// <summary>Somebody who is not signed in.</summary>
    Stranger,
}
