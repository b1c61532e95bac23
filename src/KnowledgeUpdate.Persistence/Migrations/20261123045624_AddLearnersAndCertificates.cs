using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <summary>Learners, their hour ledger (partitioned by learning year, append-only) and certificates.</summary>
    public partial class AddLearnersAndCertificates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameIndex(
                name: "ix_publicities_tenant_id_subject_id1",
                table: "publicities",
                newName: "ix_publicities_one_open"
            );

            migrationBuilder.CreateTable(
                name: "activity_kinds",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hours_per_unit = table.Column<decimal>(type: "numeric(14,2)", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    max_per_claim = table.Column<decimal>(type: "numeric(14,2)", nullable: true),
                    max_per_year = table.Column<decimal>(type: "numeric(14,2)", nullable: true),
                    needs_recognition = table.Column<bool>(type: "boolean", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    effective_to = table.Column<DateOnly>(type: "date", nullable: true),
                    sort_order = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_kinds", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_activity_kind_category",
                        "category IN ('PublicCompulsory', 'PublicElective', 'Professional')"
                    );
                    table.CheckConstraint(
                        "ck_activity_kind_hours",
                        "hours_per_unit > 0 AND (max_per_claim IS NULL OR max_per_claim > 0) AND (max_per_year IS NULL OR max_per_year > 0)"
                    );
                    table.ForeignKey(
                        name: "fk_activity_kinds_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "certificate_series",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    year = table.Column<short>(type: "smallint", nullable: false),
                    pattern = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificate_series", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_certificate_series_kind", "kind IN ('SeminarCompletion', 'YearlyHours')");
                    table.CheckConstraint("ck_certificate_series_last", "last >= 0");
                    table.ForeignKey(
                        name: "fk_certificate_series_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "hour_batches",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    filed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    credited = table.Column<int>(type: "integer", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hour_batches", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_hour_batches_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_hour_batches_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_hour_batches_users_tenant_id_filed_by_id",
                        columns: x => new { x.tenant_id, x.filed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "learners",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    identity_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    identity_cipher = table.Column<byte[]>(type: "bytea", nullable: false),
                    identity_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    identity_mask = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    series = table.Column<string>(type: "text", nullable: true),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "text", nullable: true),
                    field_code = table.Column<string>(type: "text", nullable: true),
                    education = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learners", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_learner_education",
                        "education IN ('NotStated', 'Secondary', 'JuniorCollege', 'Bachelor', 'Master', 'Doctor')"
                    );
                    table.CheckConstraint(
                        "ck_learner_identity_kind",
                        "identity_kind IN ('ResidentId', 'Passport', 'HongKongMacaoPermit', 'TaiwanPermit')"
                    );
                    table.CheckConstraint(
                        "ck_learner_level",
                        "level IN ('None', 'Technician', 'Assistant', 'Intermediate', 'AssociateSenior', 'FullSenior')"
                    );
                    table.CheckConstraint("ck_learner_merged", "merged_into_id <> id");
                    table.ForeignKey(
                        name: "fk_learners_learners_tenant_id_merged_into_id",
                        columns: x => new { x.tenant_id, x.merged_into_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_learners_organisations_tenant_id_employer_id",
                        columns: x => new { x.tenant_id, x.employer_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_learners_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_learners_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "certificates",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learning_year = table.Column<short>(type: "smallint", nullable: false),
                    facts = table.Column<string>(type: "jsonb", nullable: false),
                    payload = table.Column<byte[]>(type: "bytea", nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: false),
                    issued_on = table.Column<DateOnly>(type: "date", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    file_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    file_signature = table.Column<byte[]>(type: "bytea", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    replaces_id = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    reason_text = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_certificate_ended",
                        "(state = 'Valid') = (ended_on IS NULL) AND (state = 'Replaced') = (replaced_by_id IS NOT NULL) AND (state = 'Revoked') = (reason IS NOT NULL)"
                    );
                    table.CheckConstraint("ck_certificate_kind", "kind IN ('SeminarCompletion', 'YearlyHours')");
                    table.CheckConstraint("ck_certificate_reason", "reason IN ('Error', 'Fraud', 'HoursReversed')");
                    table.CheckConstraint("ck_certificate_signature", "octet_length(signature) = 64");
                    table.CheckConstraint("ck_certificate_state", "state IN ('Valid', 'Replaced', 'Revoked')");
                    table.ForeignKey(
                        name: "fk_certificates_certificates_tenant_id_replaced_by_id",
                        columns: x => new { x.tenant_id, x.replaced_by_id },
                        principalTable: "certificates",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_certificates_certificates_tenant_id_replaces_id",
                        columns: x => new { x.tenant_id, x.replaces_id },
                        principalTable: "certificates",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_certificates_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_certificates_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "employments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employments", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_employment_dates", "\"to\" IS NULL OR \"to\" >= \"from\"");
                    table.CheckConstraint("ck_employment_state", "state IN ('Pending', 'Confirmed', 'Refused', 'Ended')");
                    table.ForeignKey(
                        name: "fk_employments_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_employments_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_employments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "hour_claims",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    learning_year = table.Column<short>(type: "smallint", nullable: false),
                    units = table.Column<decimal>(type: "numeric(14,2)", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(6,1)", nullable: false),
                    certificate_number = table.Column<string>(type: "text", nullable: true),
                    rule = table.Column<string>(type: "text", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    authority_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    appeal_decided = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hour_claims", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_hour_claim_category", "category IN ('PublicCompulsory', 'PublicElective', 'Professional')");
                    table.CheckConstraint("ck_hour_claim_dates", "\"to\" >= \"from\"");
                    table.CheckConstraint("ck_hour_claim_filed", "state IN ('Draft', 'Withdrawn') OR submitted_at IS NOT NULL");
                    table.CheckConstraint(
                        "ck_hour_claim_state",
                        "state IN ('Draft', 'WithEmployer', 'WithAuthority', 'Returned', 'Credited', 'Declined', 'Appealed', 'Reversed', 'Withdrawn')"
                    );
                    table.ForeignKey(
                        name: "fk_hour_claims_activity_kinds_tenant_id_kind_id",
                        columns: x => new { x.tenant_id, x.kind_id },
                        principalTable: "activity_kinds",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_hour_claims_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_hour_claims_organisations_tenant_id_authority_id",
                        columns: x => new { x.tenant_id, x.authority_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_hour_claims_organisations_tenant_id_employer_id",
                        columns: x => new { x.tenant_id, x.employer_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_hour_claims_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.AddSql("hour_entries_v1");

            migrationBuilder.CreateTable(
                name: "learner_years",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learning_year = table.Column<short>(type: "smallint", nullable: false),
                    compulsory = table.Column<decimal>(type: "numeric(7,1)", nullable: false),
                    elective = table.Column<decimal>(type: "numeric(7,1)", nullable: false),
                    professional = table.Column<decimal>(type: "numeric(7,1)", nullable: false),
                    entries = table.Column<int>(type: "integer", nullable: false),
                    is_complete = table.Column<bool>(type: "boolean", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_learner_years",
                        x => new
                        {
                            x.tenant_id,
                            x.learner_id,
                            x.learning_year,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_learner_years_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_learner_years_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_activity_kinds_tenant_id_code_effective_from",
                table: "activity_kinds",
                columns: new[] { "tenant_id", "code", "effective_from" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificate_series_tenant_id_kind_year",
                table: "certificate_series",
                columns: new[] { "tenant_id", "kind", "year" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_one_valid",
                table: "certificates",
                columns: new[] { "tenant_id", "kind", "project_id", "learner_id" },
                unique: true,
                filter: "state = 'Valid'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_code",
                table: "certificates",
                columns: new[] { "tenant_id", "code" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_learner_id_issued_on",
                table: "certificates",
                columns: new[] { "tenant_id", "learner_id", "issued_on" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_number",
                table: "certificates",
                columns: new[] { "tenant_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_project_id_number",
                table: "certificates",
                columns: new[] { "tenant_id", "project_id", "number" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_replaced_by_id",
                table: "certificates",
                columns: new[] { "tenant_id", "replaced_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_replaces_id",
                table: "certificates",
                columns: new[] { "tenant_id", "replaces_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_employments_one_confirmed",
                table: "employments",
                columns: new[] { "tenant_id", "learner_id" },
                unique: true,
                filter: "state = 'Confirmed'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_employments_one_pending",
                table: "employments",
                columns: new[] { "tenant_id", "learner_id" },
                unique: true,
                filter: "state = 'Pending'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_employments_tenant_id_organisation_id_state_requested_at",
                table: "employments",
                columns: new[] { "tenant_id", "organisation_id", "state", "requested_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_hour_batches_tenant_id_filed_by_id",
                table: "hour_batches",
                columns: new[] { "tenant_id", "filed_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_hour_batches_tenant_id_organisation_id_filed_at",
                table: "hour_batches",
                columns: new[] { "tenant_id", "organisation_id", "filed_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_authority_id_state_submitted_at",
                table: "hour_claims",
                columns: new[] { "tenant_id", "authority_id", "state", "submitted_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_certificate_number",
                table: "hour_claims",
                columns: new[] { "tenant_id", "certificate_number" },
                filter: "certificate_number IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_employer_id_state_submitted_at",
                table: "hour_claims",
                columns: new[] { "tenant_id", "employer_id", "state", "submitted_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_kind_id",
                table: "hour_claims",
                columns: new[] { "tenant_id", "kind_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_learner_id_learning_year",
                table: "hour_claims",
                columns: new[] { "tenant_id", "learner_id", "learning_year" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_employer_id_name_id",
                table: "learners",
                columns: new[] { "tenant_id", "employer_id", "name", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_identity_hash",
                table: "learners",
                columns: new[] { "tenant_id", "identity_hash" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_merged_into_id",
                table: "learners",
                columns: new[] { "tenant_id", "merged_into_id" },
                filter: "merged_into_id IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_name_id",
                table: "learners",
                columns: new[] { "tenant_id", "name", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_user_id",
                table: "learners",
                columns: new[] { "tenant_id", "user_id" },
                unique: true
            );

            foreach (
                var table in new[]
                {
                    "learners",
                    "employments",
                    "learner_years",
                    "activity_kinds",
                    "hour_claims",
                    "hour_batches",
                    "certificates",
                    "certificate_series",
                }
            )
                migrationBuilder.AddTenantPolicy(table);
            migrationBuilder.AddTenantPolicy("hour_entries", "SELECT, INSERT");

            // The one that ends names its successor, which is entered after it: only one may be valid at any moment.
            migrationBuilder.Sql(
                "ALTER TABLE certificates ALTER CONSTRAINT fk_certificates_certificates_tenant_id_replaced_by_id DEFERRABLE INITIALLY DEFERRED;"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "certificate_series");

            migrationBuilder.DropTable(name: "certificates");

            migrationBuilder.DropTable(name: "employments");

            migrationBuilder.DropTable(name: "hour_batches");

            migrationBuilder.DropTable(name: "hour_claims");

            migrationBuilder.DropTable(name: "hour_entries");

            migrationBuilder.DropTable(name: "learner_years");

            migrationBuilder.DropTable(name: "activity_kinds");

            migrationBuilder.DropTable(name: "learners");

            migrationBuilder.RenameIndex(
                name: "ix_publicities_one_open",
                table: "publicities",
                newName: "ix_publicities_tenant_id_subject_id1"
            );
        }
    }
}
