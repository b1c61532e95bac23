using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <summary>Puts every tenant-owned table under row-level security and grants the web's role what it needs, no more.</summary>
    public partial class AddTenantPolicies : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT USAGE ON SCHEMA public TO ku_web;");
            migrationBuilder.Sql(
                "GRANT SELECT ON tenants, migrations_history TO ku_web; GRANT SELECT, INSERT ON data_protection_keys TO ku_web; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ku_web;"
            );
            foreach (
                var table in new[]
                {
                    "annual_plans",
                    "attachments",
                    "audit_heads",
                    "calendar_days",
                    "calendar_years",
                    "fields",
                    "invitations",
                    "jobs",
                    "memberships",
                    "notifications",
                    "objections",
                    "organisation_capacities",
                    "organisations",
                    "outbox_messages",
                    "plan_amendments",
                    "plan_variants",
                    "programme_rules",
                    "publicities",
                    "recommendation_quotas",
                    "seminar_calls",
                    "seminar_proposals",
                    "users",
                    "work_items",
                    "experts",
                }
            )
                migrationBuilder.AddTenantPolicy(table);
            foreach (
                var log in new[]
                {
                    "audit_events",
                    "attachment_contents",
                    "plan_versions",
                    "proposal_versions",
                    "review_steps",
                    "conflicts_of_interest",
                }
            )
                migrationBuilder.AddTenantPolicy(log, "SELECT, INSERT");
            foreach (var passing in new[] { "saved_phrases", "idempotency_keys", "expert_assignments" })
                migrationBuilder.AddTenantPolicy(passing, "SELECT, INSERT, UPDATE, DELETE");
            migrationBuilder.AddSql("refuse_conflicted_assignment_v1");
        }

        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("A database without policies is not lawful: restore a backup instead.");
    }
}
