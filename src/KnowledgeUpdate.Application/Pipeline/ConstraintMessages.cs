using Npgsql;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>What to tell people when a constraint of the database, the last line of defence, refuses their change.</summary>
internal static class ConstraintMessages
{
    private static readonly Dictionary<string, Said> Known = new()
    {
        ["ix_organisations_tenant_id_credit_code"] = new("A unit with this unified social credit code exists already."),
        ["ix_users_tenant_id_normalized_user_name"] = new("This user name is taken. Choose another."),
        ["ix_users_tenant_id_phone"] = new("An account with this telephone number exists already."),
        ["ix_plan_variants_tenant_id_plan_id_name"] = new("A variant of this name exists. Choose another name."),
        ["ix_proposed_acts_one_waiting"] = new("This is proposed already and waits for a second person."),
        ["ix_publicities_one_open"] = new("A notice period is open already."),
        ["ck_recommendation_quota_limit"] = new("All recommendations of your unit under this call are used."),
        ["tr_expert_assignments_conflict"] = new("A conflict of interest stands in the way of this assignment."),
        ["ix_plan_amendments_tenant_id_plan_id_proposal_id"] = new("An amendment of this seminar awaits review already."),
        ["ix_calendar_days_tenant_id_date"] = new("This day is in the calendar already."),
        ["ix_programme_rules_tenant_id_key_effective_from"] = new("A rule with this first day exists already."),
    };

    /// <summary>The message when the database refuses what every check before it accepted; null if the failure is something else.</summary>
    [return: Sentence]
    public static string? Of(Exception? e)
    {
        while (e is not (null or PostgresException))
            e = e.InnerException;
        return e is not PostgresException refused
            ? null
            : refused.SqlState switch
            {
                PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.CheckViolation => For(refused.ConstraintName),
                PostgresErrorCodes.StringDataRightTruncation => "A text is longer than can be kept. Shorten it.",
                PostgresErrorCodes.NumericValueOutOfRange => "A number is larger than can be kept. Look at the numbers again.",
                PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter =>
                    "A text holds a character that cannot be kept. Type it again.",
                PostgresErrorCodes.ForeignKeyViolation => "A record that this refers to does not exist any more. Open the page again.",
                PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
                    "Others are changing the same records at this moment. Send it again.",
                _ => null,
            };
    }

    /// <summary>A constraint without a sentence is a failure of the portal: it is logged with its name.</summary>
    [return: Sentence]
    private static string? For(string? constraint) =>
        constraint is not null && Known.TryGetValue(constraint, out var message) ? message.Key : null;

    /// <summary>Names of the constraints that have a sentence.</summary>
    internal static IEnumerable<string> Names => Known.Keys;
}
