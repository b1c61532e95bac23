using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <summary>Records bound by somebody who knows the person; certificates under review and acts by two people; arrival and leaving apart; sessions and counted tries.</summary>
    public partial class AddBindingsReviewsSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_refused_sign_refusal", table: "refused_signs");

            migrationBuilder.DropCheckConstraint(name: "ck_employment_state", table: "employments");

            migrationBuilder.DropCheckConstraint(name: "ck_certificate_reason", table: "certificates");

            migrationBuilder.DropColumn(name: "failed_sign_ins", table: "users");

            migrationBuilder.DropColumn(name: "locked_until", table: "users");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "temporary_until",
                table: "users",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "outbox_messages",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Mail"
            );

            migrationBuilder.AddColumn<Guid>(name: "corrected_by_id", table: "objections", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(name: "measure", table: "objections", type: "text", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "frozen_at",
                table: "learners",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(name: "provisional_of_id", table: "learners", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "due_on", table: "hour_claims", type: "date", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "raised_to_id", table: "hour_claims", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<DateOnly>(name: "due_on", table: "employments", type: "date", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "raised_to_id", table: "employments", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hours_outcome",
                table: "certificates",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "hours_reason", table: "certificates", type: "text", nullable: true);

            migrationBuilder.AddColumn<int>(name: "open_causes", table: "certificates", type: "integer", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "under_review_since",
                table: "certificates",
                type: "timestamp with time zone",
                nullable: true
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_reviews", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_certificate_review_cause",
                        "cause IN ('HoursReversed', 'ImportUndone', 'RecordsMerged', 'RecordSplit')"
                    );
                    table.CheckConstraint(
                        "ck_certificate_review_decided",
                        "(outcome IS NULL) = (reason IS NULL) AND (outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by_id IS NULL)"
                    );
                    table.CheckConstraint("ck_certificate_review_outcome", "outcome IN ('Stands', 'Replaced', 'Revoked')");
                    table.ForeignKey(
                        name: "fk_certificate_reviews_certificates_tenant_id_certificate_id",
                        columns: x => new { x.tenant_id, x.certificate_id },
                        principalTable: "certificates",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_certificate_reviews_learners_tenant_id_record_id",
                        columns: x => new { x.tenant_id, x.record_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_certificate_reviews_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_certificate_reviews_users_tenant_id_by_id",
                        columns: x => new { x.tenant_id, x.by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_certificate_reviews_users_tenant_id_decided_by_id",
                        columns: x => new { x.tenant_id, x.decided_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "contact_proofs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    code_hash = table.Column<string>(type: "text", nullable: true),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    proven_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contact_proofs", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_contact_proof_purpose", "purpose IN ('Register', 'Reset', 'ChangePhone')");
                    table.ForeignKey(
                        name: "fk_contact_proofs_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_contact_proofs_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposed_acts", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_proposed_act_decided",
                        "(state = 'Waiting') = (decided_at IS NULL) AND (state IN ('Confirmed', 'Declined')) = (decided_by_id IS NOT NULL) AND (decided_by_id IS NULL OR decided_by_id <> proposed_by_id)"
                    );
                    table.CheckConstraint(
                        "ck_proposed_act_role",
                        "role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')"
                    );
                    table.CheckConstraint("ck_proposed_act_state", "state IN ('Waiting', 'Confirmed', 'Declined', 'Withdrawn', 'Lapsed')");
                    table.ForeignKey(
                        name: "fk_proposed_acts_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_proposed_acts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_proposed_acts_users_tenant_id_decided_by_id",
                        columns: x => new { x.tenant_id, x.decided_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_proposed_acts_users_tenant_id_proposed_by_id",
                        columns: x => new { x.tenant_id, x.proposed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "record_bindings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provisional_id = table.Column<Guid>(type: "uuid", nullable: true),
                    previous_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    named_unit_id = table.Column<Guid>(type: "uuid", nullable: true),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name_differs = table.Column<bool>(type: "boolean", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decider_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decider_role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    contested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    bound_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    secret_hash = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_bindings", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_record_binding_bound", "state NOT IN ('Bound', 'Frozen', 'Undone') OR bound_at IS NOT NULL");
                    table.CheckConstraint(
                        "ck_record_binding_decider_role",
                        "decider_role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')"
                    );
                    table.CheckConstraint("ck_record_binding_frozen", "state <> 'Frozen' OR frozen_at IS NOT NULL");
                    table.CheckConstraint(
                        "ck_record_binding_state",
                        "state IN ('Asked', 'Bound', 'Refused', 'Frozen', 'Undone', 'Passed')"
                    );
                    table.CheckConstraint("ck_record_binding_way", "way IN ('Request', 'Invitation')");
                    table.ForeignKey(
                        name: "fk_record_bindings_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_bindings_learners_tenant_id_provisional_id",
                        columns: x => new { x.tenant_id, x.provisional_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_bindings_organisations_tenant_id_decider_id",
                        columns: x => new { x.tenant_id, x.decider_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_bindings_organisations_tenant_id_named_unit_id",
                        columns: x => new { x.tenant_id, x.named_unit_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_bindings_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_bindings_users_tenant_id_decided_by_id",
                        columns: x => new { x.tenant_id, x.decided_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_bindings_users_tenant_id_previous_user_id",
                        columns: x => new { x.tenant_id, x.previous_user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_bindings_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "record_invitations",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<string>(type: "text", nullable: false),
                    invited_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_invitations", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_record_invitations_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_invitations_organisations_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_invitations_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_invitations_users_tenant_id_invited_by_id",
                        columns: x => new { x.tenant_id, x.invited_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "try_counts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<double>(type: "double precision", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_try_counts", x => new { x.tenant_id, x.subject });
                    table.ForeignKey(
                        name: "fk_try_counts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "user_sessions",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_hash = table.Column<string>(type: "text", nullable: false),
                    stamp = table.Column<string>(type: "text", nullable: false),
                    membership_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    idle_minutes = table.Column<int>(type: "integer", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    from = table.Column<string>(type: "text", nullable: true),
                    device = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_sessions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_user_sessions_memberships_tenant_id_membership_id",
                        columns: x => new { x.tenant_id, x.membership_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_user_sessions_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_user_sessions_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_refused_sign_refusal",
                table: "refused_signs",
                sql: "refusal IN ('Unknown', 'Expired', 'Replayed', 'OtherAccount', 'NoSeat', 'OutsideTime', 'BetweenTimes', 'BadSignature')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_tenant_id_sent_at",
                table: "outbox_messages",
                columns: new[] { "tenant_id", "sent_at" },
                filter: "channel = 'Text'"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_outbox_message_channel",
                table: "outbox_messages",
                sql: "channel IN ('Mail', 'Text')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_objections_tenant_id_corrected_by_id",
                table: "objections",
                columns: new[] { "tenant_id", "corrected_by_id" }
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_objection_corrected",
                table: "objections",
                sql: "corrected_by_id IS NULL OR finding = 'Upheld'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_provisional_of_id",
                table: "learners",
                columns: new[] { "tenant_id", "provisional_of_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_due_on",
                table: "hour_claims",
                columns: new[] { "tenant_id", "due_on" },
                filter: "state = 'WithEmployer'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_raised_to_id",
                table: "hour_claims",
                columns: new[] { "tenant_id", "raised_to_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_employments_one_claimed",
                table: "employments",
                columns: new[] { "tenant_id", "learner_id", "organisation_id" },
                unique: true,
                filter: "state = 'Claimed'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_employments_tenant_id_due_on",
                table: "employments",
                columns: new[] { "tenant_id", "due_on" },
                filter: "state IN ('Pending', 'Claimed')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_employments_tenant_id_raised_to_id",
                table: "employments",
                columns: new[] { "tenant_id", "raised_to_id" }
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_employment_state",
                table: "employments",
                sql: "state IN ('Pending', 'Confirmed', 'Refused', 'Ended', 'Withdrawn', 'Claimed', 'False')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_under_review_since",
                table: "certificates",
                columns: new[] { "tenant_id", "under_review_since" },
                filter: "under_review_since IS NOT NULL"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_hours",
                table: "certificates",
                sql: "hours_outcome IS NULL OR (state = 'Revoked' AND reason = 'Fraud' AND (hours_outcome <> 'Stand' OR hours_reason IS NOT NULL))"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_hours_outcome",
                table: "certificates",
                sql: "hours_outcome IN ('Open', 'Reversed', 'Stand')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_reason",
                table: "certificates",
                sql: "reason IN ('Error', 'Fraud', 'HoursReversed', 'Duplicate')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_review",
                table: "certificates",
                sql: "(under_review_since IS NULL OR state = 'Valid') AND (under_review_since IS NULL) = (open_causes = 0)"
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificate_reviews_tenant_id_by_id",
                table: "certificate_reviews",
                columns: new[] { "tenant_id", "by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificate_reviews_tenant_id_certificate_id",
                table: "certificate_reviews",
                columns: new[] { "tenant_id", "certificate_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificate_reviews_tenant_id_decided_by_id",
                table: "certificate_reviews",
                columns: new[] { "tenant_id", "decided_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificate_reviews_tenant_id_record_id",
                table: "certificate_reviews",
                columns: new[] { "tenant_id", "record_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_contact_proofs_tenant_id_to_at",
                table: "contact_proofs",
                columns: new[] { "tenant_id", "to", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_contact_proofs_tenant_id_user_id",
                table: "contact_proofs",
                columns: new[] { "tenant_id", "user_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_one_waiting",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "kind", "subject_id" },
                unique: true,
                filter: "state = 'Waiting'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_decided_by_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "decided_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_organisation_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "organisation_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_proposed_by_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "proposed_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_subject_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "subject_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_one_open",
                table: "record_bindings",
                columns: new[] { "tenant_id", "user_id" },
                unique: true,
                filter: "state IN ('Asked', 'Bound', 'Frozen')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_decided_by_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "decided_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_decider_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "decider_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_due_on",
                table: "record_bindings",
                columns: new[] { "tenant_id", "due_on" },
                filter: "state IN ('Asked', 'Frozen')"
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_learner_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "learner_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_named_unit_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "named_unit_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_previous_user_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "previous_user_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_provisional_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "provisional_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_secret_hash",
                table: "record_bindings",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_invitations_tenant_id_invited_by_id",
                table: "record_invitations",
                columns: new[] { "tenant_id", "invited_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_invitations_tenant_id_learner_id",
                table: "record_invitations",
                columns: new[] { "tenant_id", "learner_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_invitations_tenant_id_secret_hash",
                table: "record_invitations",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_invitations_tenant_id_unit_id",
                table: "record_invitations",
                columns: new[] { "tenant_id", "unit_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_try_counts_tenant_id_at", table: "try_counts", columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_expires_at",
                table: "user_sessions",
                columns: new[] { "tenant_id", "expires_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_key_hash",
                table: "user_sessions",
                columns: new[] { "tenant_id", "key_hash" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_membership_id",
                table: "user_sessions",
                columns: new[] { "tenant_id", "membership_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_user_id_opened_at",
                table: "user_sessions",
                columns: new[] { "tenant_id", "user_id", "opened_at" }
            );

            // The check of a new key reads under the tables' policies, which ask for a tenant. The columns are new and empty in every row, so none is enough.
            migrationBuilder.Sql("SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true)");
            migrationBuilder.AddForeignKey(
                name: "fk_employments_organisations_tenant_id_raised_to_id",
                table: "employments",
                columns: new[] { "tenant_id", "raised_to_id" },
                principalTable: "organisations",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict
            );

            migrationBuilder.AddForeignKey(
                name: "fk_hour_claims_organisations_tenant_id_raised_to_id",
                table: "hour_claims",
                columns: new[] { "tenant_id", "raised_to_id" },
                principalTable: "organisations",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict
            );

            migrationBuilder.AddForeignKey(
                name: "fk_learners_learners_tenant_id_provisional_of_id",
                table: "learners",
                columns: new[] { "tenant_id", "provisional_of_id" },
                principalTable: "learners",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict
            );

            migrationBuilder.AddForeignKey(
                name: "fk_objections_publicities_tenant_id_corrected_by_id",
                table: "objections",
                columns: new[] { "tenant_id", "corrected_by_id" },
                principalTable: "publicities",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict
            );

            migrationBuilder.AddTenantPolicy("record_bindings");
            migrationBuilder.AddTenantPolicy("record_invitations");
            migrationBuilder.AddTenantPolicy("contact_proofs", "SELECT, INSERT, UPDATE, DELETE");
            migrationBuilder.AddTenantPolicy("certificate_reviews");
            migrationBuilder.AddTenantPolicy("proposed_acts");
            migrationBuilder.AddTenantPolicy("try_counts", "SELECT, INSERT, UPDATE, DELETE");
            migrationBuilder.AddTenantPolicy("user_sessions", "SELECT, INSERT, UPDATE, DELETE");
            migrationBuilder.AddSql("certificate_changes_v2");
            migrationBuilder.AddSql("secret_checks_v1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                "DROP TRIGGER tr_certificates_change ON certificates; CREATE TRIGGER tr_certificates_change AFTER UPDATE OF state ON certificates FOR EACH STATEMENT EXECUTE FUNCTION tell_certificate_change()"
            );
            migrationBuilder.Sql("DROP TABLE secret_checks");
            migrationBuilder.DropForeignKey(name: "fk_employments_organisations_tenant_id_raised_to_id", table: "employments");

            migrationBuilder.DropForeignKey(name: "fk_hour_claims_organisations_tenant_id_raised_to_id", table: "hour_claims");

            migrationBuilder.DropForeignKey(name: "fk_learners_learners_tenant_id_provisional_of_id", table: "learners");

            migrationBuilder.DropForeignKey(name: "fk_objections_publicities_tenant_id_corrected_by_id", table: "objections");

            migrationBuilder.DropTable(name: "certificate_reviews");

            migrationBuilder.DropTable(name: "contact_proofs");

            migrationBuilder.DropTable(name: "proposed_acts");

            migrationBuilder.DropTable(name: "record_bindings");

            migrationBuilder.DropTable(name: "record_invitations");

            migrationBuilder.DropTable(name: "try_counts");

            migrationBuilder.DropTable(name: "user_sessions");

            migrationBuilder.DropCheckConstraint(name: "ck_refused_sign_refusal", table: "refused_signs");

            migrationBuilder.DropIndex(name: "ix_outbox_messages_tenant_id_sent_at", table: "outbox_messages");

            migrationBuilder.DropCheckConstraint(name: "ck_outbox_message_channel", table: "outbox_messages");

            migrationBuilder.DropIndex(name: "ix_objections_tenant_id_corrected_by_id", table: "objections");

            migrationBuilder.DropCheckConstraint(name: "ck_objection_corrected", table: "objections");

            migrationBuilder.DropIndex(name: "ix_learners_tenant_id_provisional_of_id", table: "learners");

            migrationBuilder.DropIndex(name: "ix_hour_claims_tenant_id_due_on", table: "hour_claims");

            migrationBuilder.DropIndex(name: "ix_hour_claims_tenant_id_raised_to_id", table: "hour_claims");

            migrationBuilder.DropIndex(name: "ix_employments_one_claimed", table: "employments");

            migrationBuilder.DropIndex(name: "ix_employments_tenant_id_due_on", table: "employments");

            migrationBuilder.DropIndex(name: "ix_employments_tenant_id_raised_to_id", table: "employments");

            migrationBuilder.DropCheckConstraint(name: "ck_employment_state", table: "employments");

            migrationBuilder.DropIndex(name: "ix_certificates_tenant_id_under_review_since", table: "certificates");

            migrationBuilder.DropCheckConstraint(name: "ck_certificate_hours", table: "certificates");

            migrationBuilder.DropCheckConstraint(name: "ck_certificate_hours_outcome", table: "certificates");

            migrationBuilder.DropCheckConstraint(name: "ck_certificate_reason", table: "certificates");

            migrationBuilder.DropCheckConstraint(name: "ck_certificate_review", table: "certificates");

            migrationBuilder.DropColumn(name: "channel", table: "outbox_messages");

            migrationBuilder.DropColumn(name: "corrected_by_id", table: "objections");

            migrationBuilder.DropColumn(name: "measure", table: "objections");

            migrationBuilder.DropColumn(name: "frozen_at", table: "learners");

            migrationBuilder.DropColumn(name: "provisional_of_id", table: "learners");

            migrationBuilder.DropColumn(name: "due_on", table: "hour_claims");

            migrationBuilder.DropColumn(name: "raised_to_id", table: "hour_claims");

            migrationBuilder.DropColumn(name: "due_on", table: "employments");

            migrationBuilder.DropColumn(name: "raised_to_id", table: "employments");

            migrationBuilder.DropColumn(name: "hours_outcome", table: "certificates");

            migrationBuilder.DropColumn(name: "hours_reason", table: "certificates");

            migrationBuilder.DropColumn(name: "open_causes", table: "certificates");

            migrationBuilder.DropColumn(name: "under_review_since", table: "certificates");

            migrationBuilder.DropColumn(name: "temporary_until", table: "users");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "locked_until",
                table: "users",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(name: "failed_sign_ins", table: "users", type: "integer", nullable: false, defaultValue: 0);

            migrationBuilder.AddCheckConstraint(
                name: "ck_refused_sign_refusal",
                table: "refused_signs",
                sql: "refusal IN ('Unknown', 'Expired', 'Replayed', 'OtherAccount', 'NoSeat', 'OutsideTime', 'BadSignature')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_employment_state",
                table: "employments",
                sql: "state IN ('Pending', 'Confirmed', 'Refused', 'Ended', 'Withdrawn')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_certificate_reason",
                table: "certificates",
                sql: "reason IN ('Error', 'Fraud', 'HoursReversed')"
            );
        }
    }
}
