using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KnowledgeUpdate.Persistence.Migrations;

/// <summary>What the first schema holds beside the model: rights and policies, storage, triggers, the tables of the scheduler.</summary>
public partial class Initial
{
    /// <summary>Tables whose rows change and stay.</summary>
    private static readonly string[] Kept =
    [
        "activity_kinds",
        "annual_plans",
        "api_keys",
        "attachments",
        "attendance_disputes",
        "attendance_signs",
        "audit_heads",
        "calendar_years",
        "certificate_reviews",
        "certificate_series",
        "certificates",
        "closing_papers",
        "employments",
        "enrolments",
        "experts",
        "fields",
        "hour_batches",
        "hour_claims",
        "import_headings",
        "imports",
        "invitations",
        "jobs",
        "learner_years",
        "learners",
        "lent_roles",
        "memberships",
        "notifications",
        "objections",
        "organisation_capacities",
        "organisations",
        "person_links",
        "outbox_messages",
        "plan_amendments",
        "plan_variants",
        "proposed_acts",
        "publicities",
        "recommendation_quotas",
        "record_bindings",
        "record_invitations",
        "scored_subjects",
        "scoring_rounds",
        "seminar_calls",
        "seminar_proposals",
        "gathering_seats",
        "seminars",
        "users",
        "work_items",
    ];

    /// <summary>Logs and answers: nothing in them is ever changed.</summary>
    private static readonly string[] Logs =
    [
        "attachment_contents",
        "audit_events",
        "closing_papers_versions",
        "conflicts_of_interest",
        "evaluation_answers",
        "evaluations_taken",
        "hour_activities",
        "hour_entries",
        "issuer_seals",
        "offline_rolls",
        "plan_versions",
        "proposal_versions",
        "record_binding_letters",
        "refused_signs",
        "review_steps",
        "gathering_credits",
    ];

    /// <summary>Tables whose rows also go.</summary>
    private static readonly string[] Passing =
    [
        "calendar_days",
        "completion_counts",
        "contact_proofs",
        "expert_assignments",
        "idempotency_keys",
        "import_chunks",
        "import_files",
        "programme_rules",
        "saved_phrases",
        "gathering_half_days",
        "try_counts",
        "user_sessions",
    ];

    private static readonly string[] LargeColumns =
    [
        "rows",
        "entry_ids",
        "source_ids",
        "learner_ids",
        "seen",
        "names",
        "identity_hashes",
        "identity_ciphers",
        "identity_masks",
        "identity_kinds",
        "learning_years",
        "categories",
        "hours",
        "titles",
        "providers",
        "studied_from",
        "studied_to",
        "certificates",
    ];

    private static void AddWhatTheModelCannotSay(MigrationBuilder migration)
    {
        migration.Sql("REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO ku_web;");
        migration.Sql(
            """
            GRANT SELECT ON tenants, migrations_history TO ku_web;
            GRANT SELECT, INSERT ON data_protection_keys TO ku_web;
            GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ku_web;
            """
        );
        migration.AddSql("hour_activities_v1");
        foreach (var table in Kept)
            migration.AddTenantPolicy(table);
        foreach (var table in Logs)
            migration.AddTenantPolicy(table, "SELECT, INSERT");
        foreach (var table in Passing)
            migration.AddTenantPolicy(table, "SELECT, INSERT, UPDATE, DELETE");
        migration.AddSql("refuse_conflicted_assignment_v1");
        migration.AddSql("certificate_changes_v1");
        migration.AddSql("secret_checks_v1");
        migration.AddSql("quartz_v1");

        // Units stand by their kind first, which is worked out from a column: the model knows no such index.
        migration.Sql(
            """
            CREATE INDEX ix_organisations_place
                ON organisations (tenant_id, (kind <> 'Division'), (kind <> 'HrBureau'), division_code, name, id);
            CREATE INDEX ix_organisations_level
                ON organisations (tenant_id, parent_id, (kind <> 'Division'), (kind <> 'HrBureau'), division_code, name, id);
            """
        );

        // The one that ends names its successor, which is entered after it: only one may be valid at any moment.
        migration.Sql(
            """
            ALTER TABLE certificates
                ALTER CONSTRAINT fk_certificates_certificates_tenant_id_replaced_by_id DEFERRABLE INITIALLY DEFERRED;
            """
        );

        // Sealed boxes do not become smaller; the lists of a chunk are read in one piece.
        foreach (var column in LargeColumns)
            migration.Sql($"ALTER TABLE import_chunks ALTER COLUMN {column} SET STORAGE EXTERNAL");
        migration.Sql("ALTER TABLE import_files ALTER COLUMN content SET STORAGE EXTERNAL");
    }
}
