using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <summary>An index for every order that a list offers (the tenant, the columns of the order, the id) and for every search by part of a name.</summary>
    public partial class AddListIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_seminar_proposals_tenant_id_organisation_id_saved_at", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_proposals_tenant_id_saved_at", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_calls_tenant_id_year", table: "seminar_calls");

            migrationBuilder.DropIndex(name: "ix_notifications_tenant_id_user_id_at", table: "notifications");

            migrationBuilder.DropIndex(name: "ix_audit_events_tenant_id_user_id_sequence", table: "audit_events");

            migrationBuilder.AddColumn<long>(
                name: "grant_in_fen",
                table: "seminar_proposals",
                type: "bigint",
                nullable: false,
                computedColumnSql: "((central_funds + region_funds) * 100)::bigint",
                stored: true
            );

            migrationBuilder
                .CreateIndex(name: "ix_users_display_name_user_name", table: "users", columns: new[] { "display_name", "user_name" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops", "gin_trgm_ops" });

            migrationBuilder
                .CreateIndex(name: "ix_seminar_proposals_organisation_name", table: "seminar_proposals", column: "organisation_name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_grant_in_fen_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "grant_in_fen", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_number_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "number", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_organisation_id_saved_at_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "organisation_id", "saved_at", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_organisation_name_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "organisation_name", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_rank_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "rank", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_saved_at_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "saved_at", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_starts_on_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "starts_on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_title_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "title", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_calls_tenant_id_year_id",
                table: "seminar_calls",
                columns: new[] { "tenant_id", "year", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_publicities_tenant_id_starts_on_id",
                table: "publicities",
                columns: new[] { "tenant_id", "starts_on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_objections_tenant_id_state_received_at_id",
                table: "objections",
                columns: new[] { "tenant_id", "state", "received_at", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_notifications_tenant_id_user_id_at_id",
                table: "notifications",
                columns: new[] { "tenant_id", "user_id", "at", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_id_role_id",
                table: "memberships",
                columns: new[] { "tenant_id", "role", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_id_user_id",
                table: "memberships",
                columns: new[] { "tenant_id", "user_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_experts_tenant_id_name_id",
                table: "experts",
                columns: new[] { "tenant_id", "name", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_act_at_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "act", "at", "sequence" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_at_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "at", "sequence" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_subject_kind_at_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "subject_kind", "at", "sequence" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_user_id_at_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "user_id", "at", "sequence" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_annual_plans_tenant_id_year_id",
                table: "annual_plans",
                columns: new[] { "tenant_id", "year", "id" }
            );

            // Units stand by their kind first, which is worked out from a column: the model knows no such index.
            migrationBuilder.Sql(
                """
                CREATE INDEX ix_organisations_place ON organisations (tenant_id, (kind <> 'Division'), (kind <> 'HrBureau'), division_code, name, id);
                CREATE INDEX ix_organisations_level ON organisations (tenant_id, parent_id, (kind <> 'Division'), (kind <> 'HrBureau'), division_code, name, id);
                """
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP INDEX ix_organisations_place; DROP INDEX ix_organisations_level;");

            migrationBuilder.DropIndex(name: "ix_users_display_name_user_name", table: "users");

            migrationBuilder.DropIndex(name: "ix_seminar_proposals_organisation_name", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_proposals_tenant_id_grant_in_fen_id", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_proposals_tenant_id_number_id", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_proposals_tenant_id_organisation_id_saved_at_id", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_proposals_tenant_id_organisation_name_id", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_proposals_tenant_id_rank_id", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_proposals_tenant_id_saved_at_id", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_proposals_tenant_id_starts_on_id", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_proposals_tenant_id_title_id", table: "seminar_proposals");

            migrationBuilder.DropIndex(name: "ix_seminar_calls_tenant_id_year_id", table: "seminar_calls");

            migrationBuilder.DropIndex(name: "ix_publicities_tenant_id_starts_on_id", table: "publicities");

            migrationBuilder.DropIndex(name: "ix_objections_tenant_id_state_received_at_id", table: "objections");

            migrationBuilder.DropIndex(name: "ix_notifications_tenant_id_user_id_at_id", table: "notifications");

            migrationBuilder.DropIndex(name: "ix_memberships_tenant_id_role_id", table: "memberships");

            migrationBuilder.DropIndex(name: "ix_memberships_tenant_id_user_id", table: "memberships");

            migrationBuilder.DropIndex(name: "ix_experts_tenant_id_name_id", table: "experts");

            migrationBuilder.DropIndex(name: "ix_audit_events_tenant_id_act_at_sequence", table: "audit_events");

            migrationBuilder.DropIndex(name: "ix_audit_events_tenant_id_at_sequence", table: "audit_events");

            migrationBuilder.DropIndex(name: "ix_audit_events_tenant_id_subject_kind_at_sequence", table: "audit_events");

            migrationBuilder.DropIndex(name: "ix_audit_events_tenant_id_user_id_at_sequence", table: "audit_events");

            migrationBuilder.DropIndex(name: "ix_annual_plans_tenant_id_year_id", table: "annual_plans");

            migrationBuilder.DropColumn(name: "grant_in_fen", table: "seminar_proposals");

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_organisation_id_saved_at",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "organisation_id", "saved_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_saved_at",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "saved_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_calls_tenant_id_year",
                table: "seminar_calls",
                columns: new[] { "tenant_id", "year" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_notifications_tenant_id_user_id_at",
                table: "notifications",
                columns: new[] { "tenant_id", "user_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_user_id_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "user_id", "sequence" }
            );
        }
    }
}
