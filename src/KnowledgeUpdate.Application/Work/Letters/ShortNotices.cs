namespace KnowledgeUpdate.Application.Work;

/// <summary>Notices important enough to go to the telephone as well: learners have a number and no e-mail address.</summary>
public static class ShortNotices
{
    private static readonly HashSet<string> Keys =
    [
        "Another account asks for your learner's record. If it is not you, say so: one tap is enough",
        "Your learner's record passes to another account. If it is not you, say so: one tap is enough",
        "Your learner's record is confirmed: hours and certificates are there",
        "Your learner's record was not confirmed: {0}",
        "Your learner's record is frozen: somebody says that it is theirs. The HR bureau decides",
        "The learner's record is taken from your account: {0}",
        "The learner's record is yours again: {0}",
        "{0} says that you work there now: confirm or refuse",
        "{0} did not confirm that you work there. Your hours stay; choose your employer again",
        "{0} says that you have left. Your hours stay; choose your employer again",
        "Your name or identity number was corrected by the programme office",
        "{0} hours of “{1}” were reversed",
        "“{0}” is returned for changes",
        "“{0}” is not recognised. You may appeal once",
        "You are admitted to “{0}”",
        "A seat became free: you are admitted to “{0}”",
        "Your certificate {0} was revoked",
        "“{0}” is due on {1}. Days left: {2}",
    ];

    /// <summary>Whether a notice is that important.</summary>
    public static bool Matters(string key) => Keys.Contains(key);
}
