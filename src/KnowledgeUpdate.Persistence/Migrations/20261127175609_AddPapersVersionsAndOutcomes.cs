using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <summary>Versions of closing papers; days for disputes, outcomes and the questionnaire's end; seminars broken off; several creditings of an enrolment.</summary>
    public partial class AddPapersVersionsAndOutcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_seminar_state", table: "seminars");

            migrationBuilder.DropCheckConstraint(name: "ck_refused_sign_method", table: "refused_signs");

            migrationBuilder.DropCheckConstraint(name: "ck_enrolment_hours", table: "enrolments");

            migrationBuilder.DropCheckConstraint(name: "ck_enrolment_outcome", table: "enrolments");

            migrationBuilder.DropCheckConstraint(name: "ck_certificate_review_cause", table: "certificate_reviews");

            migrationBuilder.DropCheckConstraint(name: "ck_attendance_sign_method", table: "attendance_signs");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "broken_off_at",
                table: "seminars",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "broken_off_reason", table: "seminars", type: "text", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "disputes_until", table: "seminars", type: "date", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "evaluation_closes_on", table: "seminars", type: "date", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "late_disputes_until", table: "seminars", type: "date", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "outcomes_told_at",
                table: "seminars",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(name: "returned_due_on", table: "seminars", type: "date", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "fell_away_at",
                table: "seminar_half_days",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<decimal>(name: "credited_hours", table: "enrolments", type: "numeric(6,1)", nullable: true);

            migrationBuilder.CreateTable(
                name: "closing_papers_versions",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    figures = table.Column<string>(type: "jsonb", nullable: false),
                    files = table.Column<string>(type: "jsonb", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    filed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    approved_budget = table.Column<decimal>(type: "numeric(14,2)", nullable: true),
                    over_budget_reason = table.Column<string>(type: "text", nullable: true),
                    unchanged_reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closing_papers_versions", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_closing_papers_version_number", "number > 0");
                    table.ForeignKey(
                        name: "fk_closing_papers_versions_seminars_tenant_id_seminar_id",
                        columns: x => new { x.tenant_id, x.seminar_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_closing_papers_versions_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_closing_papers_versions_users_tenant_id_filed_by_id",
                        columns: x => new { x.tenant_id, x.filed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "seminar_credits",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(6,1)", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seminar_credits", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_seminar_credit_hours", "hours > 0");
                    table.ForeignKey(
                        name: "fk_seminar_credits_enrolments_tenant_id_enrolment_id",
                        columns: x => new { x.tenant_id, x.enrolment_id },
                        principalTable: "enrolments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminar_credits_seminars_tenant_id_seminar_id",
                        columns: x => new { x.tenant_id, x.seminar_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminar_credits_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.AddSql("papers_versions_backfill_v1");
            migrationBuilder.AddTenantPolicy("closing_papers_versions", "SELECT, INSERT");
            migrationBuilder.AddTenantPolicy("seminar_credits", "SELECT, INSERT");

            migrationBuilder.AddCheckConstraint(
                name: "ck_seminar_broken_off",
                table: "seminars",
                sql: "(state <> 'BrokenOff' OR broken_off_at IS NOT NULL) AND (broken_off_at IS NULL) = (broken_off_reason IS NULL)"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_seminar_disputes",
                table: "seminars",
                sql: "(state <> 'PapersFiled' OR disputes_until IS NOT NULL) AND (state NOT IN ('Accepted', 'Closed') OR outcomes_told_at IS NOT NULL) AND (state <> 'PapersReturned' OR (outcomes_told_at IS NULL AND returned_due_on IS NOT NULL))"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_seminar_state",
                table: "seminars",
                sql: "state IN ('Preparing', 'Filed', 'PapersFiled', 'PapersReturned', 'Accepted', 'Closed', 'Cancelled', 'BrokenOff')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_refused_sign_method",
                table: "refused_signs",
                sql: "method IN ('PersonalCode', 'RoomCode', 'PaperRoll', 'OfflineRoll', 'Dispute', 'OfficeCorrection')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_enrolment_credited",
                table: "enrolments",
                sql: "(credited_at IS NULL) = (credited_hours IS NULL)"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_enrolment_hours",
                table: "enrolments",
                sql: "hours >= 0 AND half_days_attended BETWEEN 0 AND half_days_held AND (hours = 0 OR outcome IN ('Completed', 'AsAttended'))"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_enrolment_outcome",
                table: "enrolments",
                sql: "outcome IN ('Completed', 'NotCompleted', 'AsAttended')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_review_cause",
                table: "certificate_reviews",
                sql: "cause IN ('HoursReversed', 'ImportUndone', 'RecordsMerged', 'RecordSplit', 'AcceptanceWithdrawn')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_attendance_sign_method",
                table: "attendance_signs",
                sql: "method IN ('PersonalCode', 'RoomCode', 'PaperRoll', 'OfflineRoll', 'Dispute', 'OfficeCorrection')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_closing_papers_versions_tenant_id_filed_by_id",
                table: "closing_papers_versions",
                columns: new[] { "tenant_id", "filed_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_closing_papers_versions_tenant_id_seminar_id_number",
                table: "closing_papers_versions",
                columns: new[] { "tenant_id", "seminar_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_credits_tenant_id_enrolment_id_at",
                table: "seminar_credits",
                columns: new[] { "tenant_id", "enrolment_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_credits_tenant_id_seminar_id",
                table: "seminar_credits",
                columns: new[] { "tenant_id", "seminar_id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "closing_papers_versions");

            migrationBuilder.DropTable(name: "seminar_credits");

            migrationBuilder.DropCheckConstraint(name: "ck_seminar_broken_off", table: "seminars");

            migrationBuilder.DropCheckConstraint(name: "ck_seminar_disputes", table: "seminars");

            migrationBuilder.DropCheckConstraint(name: "ck_seminar_state", table: "seminars");

            migrationBuilder.DropCheckConstraint(name: "ck_refused_sign_method", table: "refused_signs");

            migrationBuilder.DropCheckConstraint(name: "ck_enrolment_credited", table: "enrolments");

            migrationBuilder.DropCheckConstraint(name: "ck_enrolment_hours", table: "enrolments");

            migrationBuilder.DropCheckConstraint(name: "ck_enrolment_outcome", table: "enrolments");

            migrationBuilder.DropCheckConstraint(name: "ck_certificate_review_cause", table: "certificate_reviews");

            migrationBuilder.DropCheckConstraint(name: "ck_attendance_sign_method", table: "attendance_signs");

            migrationBuilder.DropColumn(name: "broken_off_at", table: "seminars");

            migrationBuilder.DropColumn(name: "broken_off_reason", table: "seminars");

            migrationBuilder.DropColumn(name: "disputes_until", table: "seminars");

            migrationBuilder.DropColumn(name: "evaluation_closes_on", table: "seminars");

            migrationBuilder.DropColumn(name: "late_disputes_until", table: "seminars");

            migrationBuilder.DropColumn(name: "outcomes_told_at", table: "seminars");

            migrationBuilder.DropColumn(name: "returned_due_on", table: "seminars");

            migrationBuilder.DropColumn(name: "fell_away_at", table: "seminar_half_days");

            migrationBuilder.DropColumn(name: "credited_hours", table: "enrolments");

            migrationBuilder.AddCheckConstraint(
                name: "ck_seminar_state",
                table: "seminars",
                sql: "state IN ('Preparing', 'Filed', 'PapersFiled', 'PapersReturned', 'Accepted', 'Closed', 'Cancelled')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_refused_sign_method",
                table: "refused_signs",
                sql: "method IN ('PersonalCode', 'RoomCode', 'PaperRoll', 'OfflineRoll', 'Dispute')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_enrolment_hours",
                table: "enrolments",
                sql: "hours >= 0 AND half_days_attended BETWEEN 0 AND half_days_held AND (hours = 0 OR outcome = 'Completed')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_enrolment_outcome",
                table: "enrolments",
                sql: "outcome IN ('Completed', 'NotCompleted')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_review_cause",
                table: "certificate_reviews",
                sql: "cause IN ('HoursReversed', 'ImportUndone', 'RecordsMerged', 'RecordSplit')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_attendance_sign_method",
                table: "attendance_signs",
                sql: "method IN ('PersonalCode', 'RoomCode', 'PaperRoll', 'OfflineRoll', 'Dispute')"
            );
        }
    }
}
