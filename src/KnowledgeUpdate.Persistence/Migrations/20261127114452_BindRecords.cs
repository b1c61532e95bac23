using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class BindRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_employment_state",
                table: "employments");

            migrationBuilder.AddColumn<string>(
                name: "channel",
                table: "outbox_messages",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Mail");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "frozen_at",
                table: "learners",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "provisional_of_id",
                table: "learners",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "due_on",
                table: "hour_claims",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "raised_to_id",
                table: "hour_claims",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "due_on",
                table: "employments",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "raised_to_id",
                table: "employments",
                type: "uuid",
                nullable: true);

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
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
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_contact_proofs_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_bindings", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_record_binding_bound", "state NOT IN ('Bound', 'Frozen', 'Undone') OR bound_at IS NOT NULL");
                    table.CheckConstraint("ck_record_binding_decider_role", "decider_role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')");
                    table.CheckConstraint("ck_record_binding_frozen", "state <> 'Frozen' OR frozen_at IS NOT NULL");
                    table.CheckConstraint("ck_record_binding_state", "state IN ('Asked', 'Bound', 'Refused', 'Frozen', 'Undone')");
                    table.CheckConstraint("ck_record_binding_way", "way IN ('Request', 'Invitation')");
                    table.ForeignKey(
                        name: "fk_record_bindings_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_bindings_learners_tenant_id_provisional_id",
                        columns: x => new { x.tenant_id, x.provisional_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_bindings_organisations_tenant_id_decider_id",
                        columns: x => new { x.tenant_id, x.decider_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_bindings_organisations_tenant_id_named_unit_id",
                        columns: x => new { x.tenant_id, x.named_unit_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_bindings_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_bindings_users_tenant_id_decided_by_id",
                        columns: x => new { x.tenant_id, x.decided_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_bindings_users_tenant_id_previous_user_id",
                        columns: x => new { x.tenant_id, x.previous_user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_bindings_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_invitations", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_record_invitations_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_invitations_organisations_tenant_id_unit_id",
                        columns: x => new { x.tenant_id, x.unit_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_invitations_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_invitations_users_tenant_id_invited_by_id",
                        columns: x => new { x.tenant_id, x.invited_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_tenant_id_sent_at",
                table: "outbox_messages",
                columns: new[] { "tenant_id", "sent_at" },
                filter: "channel = 'Text'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_outbox_message_channel",
                table: "outbox_messages",
                sql: "channel IN ('Mail', 'Text')");

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_provisional_of_id",
                table: "learners",
                columns: new[] { "tenant_id", "provisional_of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_due_on",
                table: "hour_claims",
                columns: new[] { "tenant_id", "due_on" },
                filter: "state = 'WithEmployer'");

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_raised_to_id",
                table: "hour_claims",
                columns: new[] { "tenant_id", "raised_to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_employments_one_claimed",
                table: "employments",
                columns: new[] { "tenant_id", "learner_id", "organisation_id" },
                unique: true,
                filter: "state = 'Claimed'");

            migrationBuilder.CreateIndex(
                name: "ix_employments_tenant_id_due_on",
                table: "employments",
                columns: new[] { "tenant_id", "due_on" },
                filter: "state IN ('Pending', 'Claimed')");

            migrationBuilder.CreateIndex(
                name: "ix_employments_tenant_id_raised_to_id",
                table: "employments",
                columns: new[] { "tenant_id", "raised_to_id" });

            migrationBuilder.AddCheckConstraint(
                name: "ck_employment_state",
                table: "employments",
                sql: "state IN ('Pending', 'Confirmed', 'Refused', 'Ended', 'Withdrawn', 'Claimed', 'False')");

            migrationBuilder.CreateIndex(
                name: "ix_contact_proofs_tenant_id_to_at",
                table: "contact_proofs",
                columns: new[] { "tenant_id", "to", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_proofs_tenant_id_user_id",
                table: "contact_proofs",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_one_open",
                table: "record_bindings",
                columns: new[] { "tenant_id", "user_id" },
                unique: true,
                filter: "state IN ('Asked', 'Bound', 'Frozen')");

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_decided_by_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "decided_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_decider_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "decider_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_due_on",
                table: "record_bindings",
                columns: new[] { "tenant_id", "due_on" },
                filter: "state IN ('Asked', 'Frozen')");

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_learner_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "learner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_named_unit_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "named_unit_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_previous_user_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "previous_user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_provisional_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "provisional_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_secret_hash",
                table: "record_bindings",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_record_invitations_tenant_id_invited_by_id",
                table: "record_invitations",
                columns: new[] { "tenant_id", "invited_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_invitations_tenant_id_learner_id",
                table: "record_invitations",
                columns: new[] { "tenant_id", "learner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_invitations_tenant_id_secret_hash",
                table: "record_invitations",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_record_invitations_tenant_id_unit_id",
                table: "record_invitations",
                columns: new[] { "tenant_id", "unit_id" });

            // The check of a new key reads under the tables' policies, which ask for a tenant; none has such a value yet.
            migrationBuilder.Sql("SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true)");
            migrationBuilder.AddForeignKey(
                name: "fk_employments_organisations_tenant_id_raised_to_id",
                table: "employments",
                columns: new[] { "tenant_id", "raised_to_id" },
                principalTable: "organisations",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_hour_claims_organisations_tenant_id_raised_to_id",
                table: "hour_claims",
                columns: new[] { "tenant_id", "raised_to_id" },
                principalTable: "organisations",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_learners_learners_tenant_id_provisional_of_id",
                table: "learners",
                columns: new[] { "tenant_id", "provisional_of_id" },
                principalTable: "learners",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddTenantPolicy("record_bindings");
            migrationBuilder.AddTenantPolicy("record_invitations");
            migrationBuilder.AddTenantPolicy("contact_proofs", "SELECT, INSERT, UPDATE, DELETE");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_employments_organisations_tenant_id_raised_to_id",
                table: "employments");

            migrationBuilder.DropForeignKey(
                name: "fk_hour_claims_organisations_tenant_id_raised_to_id",
                table: "hour_claims");

            migrationBuilder.DropForeignKey(
                name: "fk_learners_learners_tenant_id_provisional_of_id",
                table: "learners");

            migrationBuilder.DropTable(
                name: "contact_proofs");

            migrationBuilder.DropTable(
                name: "record_bindings");

            migrationBuilder.DropTable(
                name: "record_invitations");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_tenant_id_sent_at",
                table: "outbox_messages");

            migrationBuilder.DropCheckConstraint(
                name: "ck_outbox_message_channel",
                table: "outbox_messages");

            migrationBuilder.DropIndex(
                name: "ix_learners_tenant_id_provisional_of_id",
                table: "learners");

            migrationBuilder.DropIndex(
                name: "ix_hour_claims_tenant_id_due_on",
                table: "hour_claims");

            migrationBuilder.DropIndex(
                name: "ix_hour_claims_tenant_id_raised_to_id",
                table: "hour_claims");

            migrationBuilder.DropIndex(
                name: "ix_employments_one_claimed",
                table: "employments");

            migrationBuilder.DropIndex(
                name: "ix_employments_tenant_id_due_on",
                table: "employments");

            migrationBuilder.DropIndex(
                name: "ix_employments_tenant_id_raised_to_id",
                table: "employments");

            migrationBuilder.DropCheckConstraint(
                name: "ck_employment_state",
                table: "employments");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "frozen_at",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "provisional_of_id",
                table: "learners");

            migrationBuilder.DropColumn(
                name: "due_on",
                table: "hour_claims");

            migrationBuilder.DropColumn(
                name: "raised_to_id",
                table: "hour_claims");

            migrationBuilder.DropColumn(
                name: "due_on",
                table: "employments");

            migrationBuilder.DropColumn(
                name: "raised_to_id",
                table: "employments");

            migrationBuilder.AddCheckConstraint(
                name: "ck_employment_state",
                table: "employments",
                sql: "state IN ('Pending', 'Confirmed', 'Refused', 'Ended', 'Withdrawn')");
        }
    }
}
