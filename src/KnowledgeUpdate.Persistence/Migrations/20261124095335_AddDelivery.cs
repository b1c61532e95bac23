using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddDelivery : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "seminars",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "text", nullable: true),
                    host_id = table.Column<Guid>(type: "uuid", nullable: false),
                    host_name = table.Column<string>(type: "text", nullable: false),
                    head_count = table.Column<int>(type: "integer", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    implementation = table.Column<string>(type: "jsonb", nullable: true),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    filed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    filing_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    late_reason = table.Column<string>(type: "text", nullable: true),
                    papers_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    papers_filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seminars", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_seminar_closed", "(state = 'Closed') = (closed_at IS NOT NULL)");
                    table.CheckConstraint("ck_seminar_dates", "ends_on >= starts_on");
                    table.CheckConstraint(
                        "ck_seminar_filed",
                        "state IN ('Preparing', 'Cancelled') OR (filed_at IS NOT NULL AND filed_by_id IS NOT NULL AND implementation IS NOT NULL)"
                    );
                    table.CheckConstraint("ck_seminar_kind", "kind IN ('National', 'Advanced', 'UrgentNeed', 'OnPost')");
                    table.CheckConstraint(
                        "ck_seminar_papers",
                        "state NOT IN ('PapersFiled', 'PapersReturned', 'Accepted', 'Closed') OR papers_filed_at IS NOT NULL"
                    );
                    table.CheckConstraint(
                        "ck_seminar_state",
                        "state IN ('Preparing', 'Filed', 'PapersFiled', 'PapersReturned', 'Accepted', 'Closed', 'Cancelled')"
                    );
                    table.ForeignKey(
                        name: "fk_seminars_annual_plans_tenant_id_plan_id",
                        columns: x => new { x.tenant_id, x.plan_id },
                        principalTable: "annual_plans",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminars_organisations_tenant_id_host_id",
                        columns: x => new { x.tenant_id, x.host_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminars_seminar_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalTable: "seminar_proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminars_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminars_users_tenant_id_filed_by_id",
                        columns: x => new { x.tenant_id, x.filed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "closing_papers",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    figures = table.Column<string>(type: "jsonb", nullable: true),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    filed_versions = table.Column<int>(type: "integer", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closing_papers", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_closing_papers_filed", "(filed_versions > 0) = (figures IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_closing_papers_seminars_tenant_id_seminar_id",
                        columns: x => new { x.tenant_id, x.seminar_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_closing_papers_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    employer = table.Column<string>(type: "text", nullable: false),
                    route = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    enrolled_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unmet = table.Column<string>(type: "jsonb", nullable: false),
                    unmet_count = table.Column<int>(type: "integer", nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    seat = table.Column<int>(type: "integer", nullable: true),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    half_days_attended = table.Column<int>(type: "integer", nullable: false),
                    half_days_held = table.Column<int>(type: "integer", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(6,1)", nullable: false),
                    credited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolments", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_enrolment_hours",
                        "hours >= 0 AND half_days_attended BETWEEN 0 AND half_days_held AND (hours = 0 OR outcome = 'Completed')"
                    );
                    table.CheckConstraint("ck_enrolment_outcome", "outcome IN ('Completed', 'NotCompleted')");
                    table.CheckConstraint("ck_enrolment_route", "route IN ('Registration', 'Nomination', 'Roster')");
                    table.CheckConstraint("ck_enrolment_seat", "(state = 'Confirmed') = (seat IS NOT NULL)");
                    table.CheckConstraint("ck_enrolment_state", "state IN ('Applied', 'Waiting', 'Confirmed', 'Declined', 'Withdrawn')");
                    table.ForeignKey(
                        name: "fk_enrolments_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_enrolments_organisations_tenant_id_employer_id",
                        columns: x => new { x.tenant_id, x.employer_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_enrolments_seminars_tenant_id_seminar_id",
                        columns: x => new { x.tenant_id, x.seminar_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_enrolments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_enrolments_users_tenant_id_enrolled_by_id",
                        columns: x => new { x.tenant_id, x.enrolled_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluation_answers",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    marks = table.Column<int[]>(type: "integer[]", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_answers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_evaluation_answers_seminars_tenant_id_seminar_id",
                        columns: x => new { x.tenant_id, x.seminar_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_evaluation_answers_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "seminar_half_days",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    half = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(6,1)", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seminar_half_days", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_seminar_half_day_half", "half IN ('Morning', 'Afternoon', 'Evening')");
                    table.CheckConstraint("ck_seminar_half_day_times", "ends_at > starts_at");
                    table.ForeignKey(
                        name: "fk_seminar_half_days_seminars_tenant_id_seminar_id",
                        columns: x => new { x.tenant_id, x.seminar_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminar_half_days_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "seminar_seats",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    last_number = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seminar_seats", x => new { x.tenant_id, x.seminar_id });
                    table.CheckConstraint("ck_seminar_seats_taken", "taken >= 0 AND taken <= capacity");
                    table.ForeignKey(
                        name: "fk_seminar_seats_seminars_tenant_id_seminar_id",
                        columns: x => new { x.tenant_id, x.seminar_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminar_seats_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "evaluations_taken",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_evaluations_taken",
                        x => new
                        {
                            x.tenant_id,
                            x.seminar_id,
                            x.enrolment_id,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_evaluations_taken_enrolments_tenant_id_enrolment_id",
                        columns: x => new { x.tenant_id, x.enrolment_id },
                        principalTable: "enrolments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_evaluations_taken_seminars_tenant_id_seminar_id",
                        columns: x => new { x.tenant_id, x.seminar_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_evaluations_taken_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "refused_signs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    refusal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refused_signs", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_refused_sign_method",
                        "method IN ('PersonalCode', 'RoomCode', 'PaperRoll', 'OfflineRoll', 'Dispute')"
                    );
                    table.CheckConstraint(
                        "ck_refused_sign_refusal",
                        "refusal IN ('Unknown', 'Expired', 'Replayed', 'OtherAccount', 'NoSeat', 'OutsideTime', 'BadSignature')"
                    );
                    table.ForeignKey(
                        name: "fk_refused_signs_enrolments_tenant_id_enrolment_id",
                        columns: x => new { x.tenant_id, x.enrolment_id },
                        principalTable: "enrolments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_refused_signs_seminars_tenant_id_seminar_id",
                        columns: x => new { x.tenant_id, x.seminar_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_refused_signs_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_refused_signs_users_tenant_id_by_user_id",
                        columns: x => new { x.tenant_id, x.by_user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "attendance_disputes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    half_day_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_disputes", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_attendance_dispute_answered", "(state = 'Open') = (answered_at IS NULL)");
                    table.CheckConstraint("ck_attendance_dispute_state", "state IN ('Open', 'Upheld', 'Rejected')");
                    table.ForeignKey(
                        name: "fk_attendance_disputes_enrolments_tenant_id_enrolment_id",
                        columns: x => new { x.tenant_id, x.enrolment_id },
                        principalTable: "enrolments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_attendance_disputes_seminar_half_days_tenant_id_half_day_id",
                        columns: x => new { x.tenant_id, x.half_day_id },
                        principalTable: "seminar_half_days",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_attendance_disputes_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "attendance_signs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    half_day_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<long>(type: "bigint", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true),
                    batch_id = table.Column<Guid>(type: "uuid", nullable: true),
                    voided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    void_reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_signs", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_attendance_sign_kind", "kind IN ('Arrive', 'Leave')");
                    table.CheckConstraint(
                        "ck_attendance_sign_method",
                        "method IN ('PersonalCode', 'RoomCode', 'PaperRoll', 'OfflineRoll', 'Dispute')"
                    );
                    table.CheckConstraint("ck_attendance_sign_void", "(voided_at IS NULL) = (void_reason IS NULL)");
                    table.ForeignKey(
                        name: "fk_attendance_signs_enrolments_tenant_id_enrolment_id",
                        columns: x => new { x.tenant_id, x.enrolment_id },
                        principalTable: "enrolments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_attendance_signs_seminar_half_days_tenant_id_half_day_id",
                        columns: x => new { x.tenant_id, x.half_day_id },
                        principalTable: "seminar_half_days",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_attendance_signs_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_attendance_signs_users_tenant_id_recorded_by_id",
                        columns: x => new { x.tenant_id, x.recorded_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "offline_rolls",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    seminar_id = table.Column<Guid>(type: "uuid", nullable: false),
                    half_day_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    marks = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    sent_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offline_rolls", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_offline_rolls_seminar_half_days_tenant_id_half_day_id",
                        columns: x => new { x.tenant_id, x.half_day_id },
                        principalTable: "seminar_half_days",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_offline_rolls_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_offline_rolls_users_tenant_id_sent_by_id",
                        columns: x => new { x.tenant_id, x.sent_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_attendance_disputes_one_open",
                table: "attendance_disputes",
                columns: new[] { "tenant_id", "enrolment_id", "half_day_id" },
                unique: true,
                filter: "state = 'Open'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_attendance_disputes_tenant_id_half_day_id",
                table: "attendance_disputes",
                columns: new[] { "tenant_id", "half_day_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_attendance_disputes_tenant_id_seminar_id_state",
                table: "attendance_disputes",
                columns: new[] { "tenant_id", "seminar_id", "state" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_attendance_signs_code_once",
                table: "attendance_signs",
                columns: new[] { "tenant_id", "enrolment_id", "step" },
                unique: true,
                filter: "step IS NOT NULL AND method = 'PersonalCode'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_attendance_signs_one",
                table: "attendance_signs",
                columns: new[] { "tenant_id", "half_day_id", "enrolment_id", "kind" },
                unique: true,
                filter: "voided_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_attendance_signs_tenant_id_enrolment_id",
                table: "attendance_signs",
                columns: new[] { "tenant_id", "enrolment_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_attendance_signs_tenant_id_recorded_by_id",
                table: "attendance_signs",
                columns: new[] { "tenant_id", "recorded_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_attendance_signs_tenant_id_seminar_id_half_day_id",
                table: "attendance_signs",
                columns: new[] { "tenant_id", "seminar_id", "half_day_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_closing_papers_tenant_id_seminar_id",
                table: "closing_papers",
                columns: new[] { "tenant_id", "seminar_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_employer_id_seminar_id",
                table: "enrolments",
                columns: new[] { "tenant_id", "employer_id", "seminar_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_enrolled_by_id",
                table: "enrolments",
                columns: new[] { "tenant_id", "enrolled_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_learner_id_applied_at",
                table: "enrolments",
                columns: new[] { "tenant_id", "learner_id", "applied_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_seminar_id_applied_at_id",
                table: "enrolments",
                columns: new[] { "tenant_id", "seminar_id", "applied_at", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_seminar_id_learner_id",
                table: "enrolments",
                columns: new[] { "tenant_id", "seminar_id", "learner_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_seminar_id_name_id",
                table: "enrolments",
                columns: new[] { "tenant_id", "seminar_id", "name", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_seminar_id_seat",
                table: "enrolments",
                columns: new[] { "tenant_id", "seminar_id", "seat" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_answers_tenant_id_seminar_id",
                table: "evaluation_answers",
                columns: new[] { "tenant_id", "seminar_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_taken_tenant_id_enrolment_id",
                table: "evaluations_taken",
                columns: new[] { "tenant_id", "enrolment_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_offline_rolls_tenant_id_half_day_id",
                table: "offline_rolls",
                columns: new[] { "tenant_id", "half_day_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_offline_rolls_tenant_id_seminar_id",
                table: "offline_rolls",
                columns: new[] { "tenant_id", "seminar_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_offline_rolls_tenant_id_sent_by_id",
                table: "offline_rolls",
                columns: new[] { "tenant_id", "sent_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_refused_signs_tenant_id_by_user_id",
                table: "refused_signs",
                columns: new[] { "tenant_id", "by_user_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_refused_signs_tenant_id_enrolment_id",
                table: "refused_signs",
                columns: new[] { "tenant_id", "enrolment_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_refused_signs_tenant_id_seminar_id_at",
                table: "refused_signs",
                columns: new[] { "tenant_id", "seminar_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_half_days_tenant_id_seminar_id_date_half",
                table: "seminar_half_days",
                columns: new[] { "tenant_id", "seminar_id", "date", "half" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_filed_by_id",
                table: "seminars",
                columns: new[] { "tenant_id", "filed_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_host_id_starts_on_id",
                table: "seminars",
                columns: new[] { "tenant_id", "host_id", "starts_on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_plan_id",
                table: "seminars",
                columns: new[] { "tenant_id", "plan_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_proposal_id",
                table: "seminars",
                columns: new[] { "tenant_id", "proposal_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_starts_on_id",
                table: "seminars",
                columns: new[] { "tenant_id", "starts_on", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_title_id",
                table: "seminars",
                columns: new[] { "tenant_id", "title", "id" }
            );

            migrationBuilder
                .CreateIndex(name: "ix_seminars_title", table: "seminars", column: "title")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            foreach (
                var table in new[]
                {
                    "seminars",
                    "seminar_seats",
                    "enrolments",
                    "attendance_signs",
                    "attendance_disputes",
                    "closing_papers",
                }
            )
                migrationBuilder.AddTenantPolicy(table);
            // Logs and answers are never changed.
            foreach (var table in new[] { "refused_signs", "offline_rolls", "evaluation_answers", "evaluations_taken" })
                migrationBuilder.AddTenantPolicy(table, "SELECT, INSERT");
            // A half day without a sign goes with the lesson that made it.
            migrationBuilder.AddTenantPolicy("seminar_half_days", "SELECT, INSERT, UPDATE, DELETE");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "attendance_disputes");

            migrationBuilder.DropTable(name: "attendance_signs");

            migrationBuilder.DropTable(name: "closing_papers");

            migrationBuilder.DropTable(name: "evaluation_answers");

            migrationBuilder.DropTable(name: "evaluations_taken");

            migrationBuilder.DropTable(name: "offline_rolls");

            migrationBuilder.DropTable(name: "refused_signs");

            migrationBuilder.DropTable(name: "seminar_seats");

            migrationBuilder.DropTable(name: "seminar_half_days");

            migrationBuilder.DropTable(name: "enrolments");

            migrationBuilder.DropTable(name: "seminars");
        }
    }
}
