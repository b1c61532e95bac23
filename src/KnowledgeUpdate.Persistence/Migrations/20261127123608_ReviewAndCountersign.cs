using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ReviewAndCountersign : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_certificate_reason",
                table: "certificates");

            migrationBuilder.AddColumn<Guid>(
                name: "corrected_by_id",
                table: "objections",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "measure",
                table: "objections",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hours_outcome",
                table: "certificates",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hours_reason",
                table: "certificates",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "open_causes",
                table: "certificates",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "under_review_since",
                table: "certificates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "certificate_reviews",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    certificate_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "text", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_reviews", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_certificate_review_cause", "cause IN ('HoursReversed', 'ImportUndone', 'RecordsMerged', 'RecordSplit')");
                    table.CheckConstraint("ck_certificate_review_decided", "(outcome IS NULL) = (reason IS NULL) AND (outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by_id IS NULL)");
                    table.CheckConstraint("ck_certificate_review_outcome", "outcome IN ('Stands', 'Replaced', 'Revoked')");
                    table.ForeignKey(
                        name: "fk_certificate_reviews_certificates_tenant_id_certificate_id",
                        columns: x => new { x.tenant_id, x.certificate_id },
                        principalTable: "certificates",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificate_reviews_learners_tenant_id_record_id",
                        columns: x => new { x.tenant_id, x.record_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificate_reviews_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificate_reviews_users_tenant_id_by_id",
                        columns: x => new { x.tenant_id, x.by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificate_reviews_users_tenant_id_decided_by_id",
                        columns: x => new { x.tenant_id, x.decided_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposed_acts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    facts_hash = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposed_acts", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_proposed_act_decided", "(state = 'Waiting') = (decided_at IS NULL) AND (state IN ('Confirmed', 'Declined')) = (decided_by_id IS NOT NULL) AND (decided_by_id IS NULL OR decided_by_id <> proposed_by_id)");
                    table.CheckConstraint("ck_proposed_act_role", "role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')");
                    table.CheckConstraint("ck_proposed_act_state", "state IN ('Waiting', 'Confirmed', 'Declined', 'Withdrawn', 'Lapsed')");
                    table.ForeignKey(
                        name: "fk_proposed_acts_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposed_acts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposed_acts_users_tenant_id_decided_by_id",
                        columns: x => new { x.tenant_id, x.decided_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposed_acts_users_tenant_id_proposed_by_id",
                        columns: x => new { x.tenant_id, x.proposed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_objections_tenant_id_corrected_by_id",
                table: "objections",
                columns: new[] { "tenant_id", "corrected_by_id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_objection_corrected",
                table: "objections",
                sql: "corrected_by_id IS NULL OR finding = 'Upheld'");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_under_review_since",
                table: "certificates",
                columns: new[] { "tenant_id", "under_review_since" },
                filter: "under_review_since IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_hours",
                table: "certificates",
                sql: "hours_outcome IS NULL OR (state = 'Revoked' AND reason = 'Fraud' AND (hours_outcome <> 'Stand' OR hours_reason IS NOT NULL))");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_hours_outcome",
                table: "certificates",
                sql: "hours_outcome IN ('Open', 'Reversed', 'Stand')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_reason",
                table: "certificates",
                sql: "reason IN ('Error', 'Fraud', 'HoursReversed', 'Duplicate')");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_review",
                table: "certificates",
                sql: "(under_review_since IS NULL OR state = 'Valid') AND (under_review_since IS NULL) = (open_causes = 0)");

            migrationBuilder.CreateIndex(
                name: "ix_certificate_reviews_tenant_id_by_id",
                table: "certificate_reviews",
                columns: new[] { "tenant_id", "by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificate_reviews_tenant_id_certificate_id",
                table: "certificate_reviews",
                columns: new[] { "tenant_id", "certificate_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificate_reviews_tenant_id_decided_by_id",
                table: "certificate_reviews",
                columns: new[] { "tenant_id", "decided_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificate_reviews_tenant_id_record_id",
                table: "certificate_reviews",
                columns: new[] { "tenant_id", "record_id" });

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_one_waiting",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "kind", "subject_id" },
                unique: true,
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_decided_by_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "decided_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_organisation_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_proposed_by_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "proposed_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_subject_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "subject_id" });

            // The rows that stand are looked through for the key, under the policy, which asks for a tenant. The column is new and empty in every row, so none is enough.
            migrationBuilder.Sql("SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true)");
            migrationBuilder.AddForeignKey(
                name: "fk_objections_publicities_tenant_id_corrected_by_id",
                table: "objections",
                columns: new[] { "tenant_id", "corrected_by_id" },
                principalTable: "publicities",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddTenantPolicy("certificate_reviews");
            migrationBuilder.AddTenantPolicy("proposed_acts");
            migrationBuilder.AddSql("certificate_changes_v2");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER tr_certificates_change ON certificates; CREATE TRIGGER tr_certificates_change AFTER UPDATE OF state ON certificates FOR EACH STATEMENT EXECUTE FUNCTION tell_certificate_change()");
            migrationBuilder.DropForeignKey(
                name: "fk_objections_publicities_tenant_id_corrected_by_id",
                table: "objections");

            migrationBuilder.DropTable(
                name: "certificate_reviews");

            migrationBuilder.DropTable(
                name: "proposed_acts");

            migrationBuilder.DropIndex(
                name: "ix_objections_tenant_id_corrected_by_id",
                table: "objections");

            migrationBuilder.DropCheckConstraint(
                name: "ck_objection_corrected",
                table: "objections");

            migrationBuilder.DropIndex(
                name: "ix_certificates_tenant_id_under_review_since",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificate_hours",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificate_hours_outcome",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificate_reason",
                table: "certificates");

            migrationBuilder.DropCheckConstraint(
                name: "ck_certificate_review",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "corrected_by_id",
                table: "objections");

            migrationBuilder.DropColumn(
                name: "measure",
                table: "objections");

            migrationBuilder.DropColumn(
                name: "hours_outcome",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "hours_reason",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "open_causes",
                table: "certificates");

            migrationBuilder.DropColumn(
                name: "under_review_since",
                table: "certificates");

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_reason",
                table: "certificates",
                sql: "reason IN ('Error', 'Fraud', 'HoursReversed')");
        }
    }
}
