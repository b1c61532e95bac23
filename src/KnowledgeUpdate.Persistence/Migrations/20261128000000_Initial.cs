using System;
using Microsoft.EntityFrameworkCore.Migrations;
using KnowledgeUpdate.Persistence.Common;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:ltree", ",,")
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tenants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    division_code = table.Column<string>(type: "text", nullable: false),
                    letters = table.Column<string>(type: "text", nullable: false),
                    region_name = table.Column<string>(type: "text", nullable: false),
                    short_name = table.Column<string>(type: "text", nullable: false),
                    programme_name = table.Column<string>(type: "text", nullable: false),
                    sponsor = table.Column<string>(type: "text", nullable: false),
                    @operator = table.Column<string>(name: "operator", type: "text", nullable: false),
                    signature = table.Column<string[]>(type: "text[]", nullable: false),
                    level_name = table.Column<string>(type: "text", nullable: false),
                    telephone = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    site_code = table.Column<string>(type: "text", nullable: false),
                    icp_number = table.Column<string>(type: "text", nullable: false),
                    police_number = table.Column<string>(type: "text", nullable: false),
                    hosts = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tenants", x => x.id);
                });

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_kinds", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_activity_kind_category", "category IN ('PublicCompulsory', 'PublicElective', 'Professional')");
                    table.CheckConstraint("ck_activity_kind_hours", "hours_per_unit > 0 AND (max_per_claim IS NULL OR max_per_claim > 0) AND (max_per_year IS NULL OR max_per_year > 0)");
                    table.ForeignKey(
                        name: "fk_activity_kinds_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_events",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    on_behalf_of_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "text", nullable: true),
                    act = table.Column<string>(type: "text", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    from = table.Column<string>(type: "text", nullable: true),
                    previous_hash = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_events", x => new { x.tenant_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_audit_events_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "audit_heads",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_heads", x => x.tenant_id);
                    table.ForeignKey(
                        name: "fk_audit_heads_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    is_working = table.Column<bool>(type: "boolean", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    is_regional = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_days", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_calendar_days_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "calendar_years",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_years", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_calendar_years_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
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
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "completion_counts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learning_year = table.Column<short>(type: "smallint", nullable: false),
                    division_code = table.Column<string>(type: "text", nullable: false),
                    field_code = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    learners = table.Column<int>(type: "integer", nullable: false),
                    complete = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_completion_counts", x => new { x.tenant_id, x.learning_year, x.division_code, x.field_code, x.level });
                    table.CheckConstraint("ck_completion_count_level", "level IN ('None', 'Technician', 'Assistant', 'Intermediate', 'AssociateSenior', 'FullSenior')");
                    table.ForeignKey(
                        name: "fk_completion_counts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    location = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.tenant_id, x.key });
                    table.ForeignKey(
                        name: "fk_idempotency_keys_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    credit_code = table.Column<string>(type: "character(18)", fixedLength: true, maxLength: 18, nullable: true),
                    division_code = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    parent_id = table.Column<Guid>(type: "uuid", nullable: true),
                    path = table.Column<string>(type: "ltree", nullable: false),
                    depth = table.Column<int>(type: "integer", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    merged_into_id = table.Column<Guid>(type: "uuid", nullable: true),
                    change_reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_organisation_kind", "kind IN ('Division', 'HrBureau', 'ProgrammeOffice', 'IndustryDepartment', 'FinanceDepartment', 'University', 'ResearchInstitute', 'Enterprise', 'Association', 'PublicInstitution')");
                    table.CheckConstraint("ck_organisation_merged_is_closed", "merged_into_id IS NULL OR closed_on IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_organisations_organisations_tenant_id_merged_into_id",
                        columns: x => new { x.tenant_id, x.merged_into_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisations_organisations_tenant_id_parent_id",
                        columns: x => new { x.tenant_id, x.parent_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisations_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, defaultValue: "Mail"),
                    to = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    retry_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_outbox_message_channel", "channel IN ('Mail', 'Text')");
                    table.ForeignKey(
                        name: "fk_outbox_messages_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programme_rules",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    effective_from = table.Column<DateOnly>(type: "date", nullable: false),
                    effective_to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_rules", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_programme_rules_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "publicities",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    index_number = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    working_days = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    restarted_from_id = table.Column<Guid>(type: "uuid", nullable: true),
                    correction_reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_publicities", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_publicity_state", "state IN ('Open', 'Ended', 'Replaced')");
                    table.ForeignKey(
                        name: "fk_publicities_publicities_tenant_id_restarted_from_id",
                        columns: x => new { x.tenant_id, x.restarted_from_id },
                        principalTable: "publicities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_publicities_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scoring_rounds",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    seed = table.Column<string>(type: "text", nullable: false),
                    criteria = table.Column<string>(type: "jsonb", nullable: false),
                    experts_each = table.Column<int>(type: "integer", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    link = table.Column<string>(type: "text", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scoring_rounds", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_scoring_rounds_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seminar_calls",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    extensions = table.Column<string>(type: "jsonb", nullable: false),
                    last_number = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seminar_calls", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_seminar_call_published", "(state = 'Draft') = (published_at IS NULL)");
                    table.CheckConstraint("ck_seminar_call_state", "state IN ('Draft', 'Published', 'Scoring', 'Composing', 'Archived')");
                    table.CheckConstraint("ck_seminar_call_times", "closes_at > opens_at");
                    table.ForeignKey(
                        name: "fk_seminar_calls_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "try_counts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    level = table.Column<double>(type: "double precision", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_try_counts", x => new { x.tenant_id, x.subject });
                    table.ForeignKey(
                        name: "fk_try_counts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    normalized_user_name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    phone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false, defaultValue: "zh-CN"),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: false),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    temporary_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_sign_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    password_given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_users_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "fields",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    sort_order = table.Column<int>(type: "integer", nullable: false),
                    department_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fields", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_fields_organisations_tenant_id_department_id",
                        columns: x => new { x.tenant_id, x.department_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_fields_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_headings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_headings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_headings_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_import_headings_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "organisation_capacities",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_capacities", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_organisation_capacity_capacity", "capacity IN ('Employer', 'HostingUnit', 'EducationBase', 'TrainingInstitution', 'EvaluationInstitution', 'BaseManagingDepartment')");
                    table.CheckConstraint("ck_organisation_capacity_period", "\"to\" IS NULL OR \"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_organisation_capacities_organisations_tenant_id_organisatio",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_organisation_capacities_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "objections",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    publicity_id = table.Column<Guid>(type: "uuid", nullable: false),
                    receipt = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    contact = table.Column<string>(type: "text", nullable: false),
                    about = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    finding = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    measure = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    corrected_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objections", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_objection_answered", "(state = 'Answered') = (answered_at IS NOT NULL AND answer IS NOT NULL AND finding IS NOT NULL)");
                    table.CheckConstraint("ck_objection_corrected", "corrected_by_id IS NULL OR finding = 'Upheld'");
                    table.CheckConstraint("ck_objection_finding", "finding IN ('NotUpheld', 'Upheld')");
                    table.CheckConstraint("ck_objection_state", "state IN ('Received', 'Answered')");
                    table.ForeignKey(
                        name: "fk_objections_publicities_tenant_id_corrected_by_id",
                        columns: x => new { x.tenant_id, x.corrected_by_id },
                        principalTable: "publicities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_objections_publicities_tenant_id_publicity_id",
                        columns: x => new { x.tenant_id, x.publicity_id },
                        principalTable: "publicities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_objections_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "scored_subjects",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    host_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    host_name = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "text", nullable: true),
                    people = table.Column<string[]>(type: "text[]", nullable: false),
                    link = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scored_subjects", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_scored_subjects_organisations_tenant_id_host_id",
                        columns: x => new { x.tenant_id, x.host_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scored_subjects_scoring_rounds_tenant_id_round_id",
                        columns: x => new { x.tenant_id, x.round_id },
                        principalTable: "scoring_rounds",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_scored_subjects_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "annual_plans",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    formed_from = table.Column<string>(type: "text", nullable: true),
                    formed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    formed_by = table.Column<string>(type: "text", nullable: true),
                    document_number = table.Column<string>(type: "text", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    current_version = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annual_plans", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_annual_plan_formed", "(state = 'Composing') = (formed_at IS NULL)");
                    table.CheckConstraint("ck_annual_plan_published", "(state = 'Published') = (document_number IS NOT NULL AND published_on IS NOT NULL AND current_version > 0)");
                    table.CheckConstraint("ck_annual_plan_state", "state IN ('Composing', 'Formed', 'InPublicity', 'Published', 'Cancelled')");
                    table.ForeignKey(
                        name: "fk_annual_plans_seminar_calls_tenant_id_call_id",
                        columns: x => new { x.tenant_id, x.call_id },
                        principalTable: "seminar_calls",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_annual_plans_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "recommendation_quotas",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    limit = table.Column<int>(type: "integer", nullable: false),
                    used = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recommendation_quotas", x => new { x.tenant_id, x.call_id, x.organisation_id });
                    table.CheckConstraint("ck_recommendation_quota_limit", "used >= 0 AND used <= \"limit\"");
                    table.ForeignKey(
                        name: "fk_recommendation_quotas_organisations_tenant_id_organisation_",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recommendation_quotas_seminar_calls_tenant_id_call_id",
                        columns: x => new { x.tenant_id, x.call_id },
                        principalTable: "seminar_calls",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_recommendation_quotas_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    per_minute = table.Column<int>(type: "integer", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    shown = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_api_key_hash", "octet_length(hash) = 32");
                    table.CheckConstraint("ck_api_key_per_minute", "per_minute BETWEEN 31 AND 6000");
                    table.CheckConstraint("ck_api_key_revoked", "(revoked_at IS NULL) = (reason IS NULL)");
                    table.ForeignKey(
                        name: "fk_api_keys_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_api_keys_users_tenant_id_by_id",
                        columns: x => new { x.tenant_id, x.by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    uploaded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    uploaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_attachment_size", "size BETWEEN 1 AND 20971520");
                    table.ForeignKey(
                        name: "fk_attachments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachments_users_tenant_id_uploaded_by_id",
                        columns: x => new { x.tenant_id, x.uploaded_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "conflicts_of_interest",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conflicts_of_interest", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_conflict_of_interest_reason", "reason IN ('SameUnit', 'LineUnit', 'Named', 'Declared')");
                    table.ForeignKey(
                        name: "fk_conflicts_of_interest_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_conflicts_of_interest_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "experts",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    employer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    fields = table.Column<string[]>(type: "text[]", nullable: false),
                    is_active = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_experts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_experts_organisations_tenant_id_employer_id",
                        columns: x => new { x.tenant_id, x.employer_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_experts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_experts_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hour_batches", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_hour_batches_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hour_batches_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hour_batches_users_tenant_id_filed_by_id",
                        columns: x => new { x.tenant_id, x.filed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "invitations",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    secret_hash = table.Column<string>(type: "text", nullable: false),
                    invited_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    invited_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_invitation_role", "role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')");
                    table.ForeignKey(
                        name: "fk_invitations_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_users_tenant_id_invited_by_id",
                        columns: x => new { x.tenant_id, x.invited_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_invitations_users_tenant_id_invited_for_id",
                        columns: x => new { x.tenant_id, x.invited_for_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "learners",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
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
                    merged_user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    provisional_of_id = table.Column<Guid>(type: "uuid", nullable: true),
                    frozen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learners", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_learner_education", "education IN ('NotStated', 'Secondary', 'JuniorCollege', 'Bachelor', 'Master', 'Doctor')");
                    table.CheckConstraint("ck_learner_identity_kind", "identity_kind IN ('ResidentId', 'Passport', 'HongKongMacaoPermit', 'TaiwanPermit')");
                    table.CheckConstraint("ck_learner_level", "level IN ('None', 'Technician', 'Assistant', 'Intermediate', 'AssociateSenior', 'FullSenior')");
                    table.CheckConstraint("ck_learner_merged", "merged_into_id <> id");
                    table.ForeignKey(
                        name: "fk_learners_learners_tenant_id_merged_into_id",
                        columns: x => new { x.tenant_id, x.merged_into_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_learners_learners_tenant_id_provisional_of_id",
                        columns: x => new { x.tenant_id, x.provisional_of_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_learners_organisations_tenant_id_employer_id",
                        columns: x => new { x.tenant_id, x.employer_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_learners_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_learners_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    given_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    given_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_membership_role", "role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')");
                    table.ForeignKey(
                        name: "fk_memberships_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memberships_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_memberships_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    args = table.Column<string>(type: "jsonb", nullable: false),
                    link = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_notifications_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_notifications_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "person_links",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_id = table.Column<Guid>(type: "uuid", nullable: false),
                    second_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    recorded_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_links", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_person_link_ended", "(ended_at IS NULL) = (ended_by_id IS NULL)");
                    table.CheckConstraint("ck_person_link_pair", "first_id < second_id");
                    table.ForeignKey(
                        name: "fk_person_links_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_links_users_tenant_id_ended_by_id",
                        columns: x => new { x.tenant_id, x.ended_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_links_users_tenant_id_first_id",
                        columns: x => new { x.tenant_id, x.first_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_links_users_tenant_id_recorded_by_id",
                        columns: x => new { x.tenant_id, x.recorded_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_person_links_users_tenant_id_second_id",
                        columns: x => new { x.tenant_id, x.second_id },
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
                    proposed_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_for_id = table.Column<Guid>(type: "uuid", nullable: true),
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
                    table.CheckConstraint("ck_proposed_act_two_people", "(decided_by_id IS NULL OR decided_by_id IS DISTINCT FROM proposed_for_id) AND (decided_for_id IS NULL OR (decided_for_id <> proposed_by_id AND decided_for_id IS DISTINCT FROM proposed_for_id))");
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
                        name: "fk_proposed_acts_users_tenant_id_decided_for_id",
                        columns: x => new { x.tenant_id, x.decided_for_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposed_acts_users_tenant_id_proposed_by_id",
                        columns: x => new { x.tenant_id, x.proposed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposed_acts_users_tenant_id_proposed_for_id",
                        columns: x => new { x.tenant_id, x.proposed_for_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "review_steps",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "text", nullable: false),
                    on_behalf_of_id = table.Column<Guid>(type: "uuid", nullable: true),
                    on_behalf_of = table.Column<string>(type: "text", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    record_version = table.Column<int>(type: "integer", nullable: true),
                    marks = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_steps", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_review_step_decision", "decision IN ('Submitted', 'Recommended', 'Returned', 'Declined', 'Approved', 'Refused', 'Withdrawn', 'PassedUp', 'MovedOn')");
                    table.CheckConstraint("ck_review_step_step", "step IN ('Filing', 'FirstReview', 'FormingThePlan', 'Publicity', 'Publication', 'Amendment', 'Decision', 'Answer', 'ImplementationPlan', 'ClosingPapers', 'BreakOff', 'Withdrawal', 'EmployerConfirmation', 'Recognition', 'Appeal', 'AppealDecision')");
                    table.ForeignKey(
                        name: "fk_review_steps_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_steps_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_steps_users_tenant_id_on_behalf_of_id",
                        columns: x => new { x.tenant_id, x.on_behalf_of_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_review_steps_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "saved_phrases",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_phrases", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_saved_phrases_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_saved_phrases_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seminar_proposals",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_name = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    field = table.Column<string>(type: "text", nullable: true),
                    head_count = table.Column<int>(type: "integer", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    region_funds = table.Column<decimal>(type: "numeric(14,2)", nullable: false),
                    central_funds = table.Column<decimal>(type: "numeric(14,2)", nullable: false),
                    recommender_id = table.Column<Guid>(type: "uuid", nullable: true),
                    raised_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lecturer_names = table.Column<string[]>(type: "text[]", nullable: false),
                    syllabus = table.Column<string>(type: "text", nullable: false),
                    filed_versions = table.Column<int>(type: "integer", nullable: false),
                    open_sections = table.Column<string>(type: "jsonb", nullable: false),
                    review_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    rank = table.Column<int>(type: "integer", nullable: true),
                    score = table.Column<decimal>(type: "numeric(14,2)", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    forwarded_on = table.Column<DateOnly>(type: "date", nullable: true),
                    forwarded_with = table.Column<string>(type: "text", nullable: true),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    answer_document = table.Column<string>(type: "text", nullable: true),
                    grant_in_fen = table.Column<long>(type: "bigint", nullable: false, computedColumnSql: "((central_funds + region_funds) * 100)::bigint", stored: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seminar_proposals", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_seminar_proposal_answer", "answer IN ('Approved', 'Refused')");
                    table.CheckConstraint("ck_seminar_proposal_filed", "state IN ('Draft', 'Withdrawn') OR (number IS NOT NULL AND submitted_at IS NOT NULL AND filed_versions > 0)");
                    table.CheckConstraint("ck_seminar_proposal_kind", "kind IN ('National', 'Advanced', 'UrgentNeed', 'OnPost')");
                    table.CheckConstraint("ck_seminar_proposal_money", "central_funds >= 0 AND region_funds >= 0");
                    table.CheckConstraint("ck_seminar_proposal_open_sections", "(state = 'Returned') OR open_sections = '[]'::jsonb OR state = 'Withdrawn'");
                    table.CheckConstraint("ck_seminar_proposal_state", "state IN ('Draft', 'Submitted', 'Returned', 'Recommended', 'Scoring', 'Candidate', 'Selected', 'InPublicity', 'Planned', 'LeftOut', 'Declined', 'Withdrawn')");
                    table.ForeignKey(
                        name: "fk_seminar_proposals_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seminar_proposals_organisations_tenant_id_raised_to_id",
                        columns: x => new { x.tenant_id, x.raised_to_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seminar_proposals_organisations_tenant_id_recommender_id",
                        columns: x => new { x.tenant_id, x.recommender_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seminar_proposals_seminar_calls_tenant_id_call_id",
                        columns: x => new { x.tenant_id, x.call_id },
                        principalTable: "seminar_calls",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seminar_proposals_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seminar_proposals_users_tenant_id_created_by_id",
                        columns: x => new { x.tenant_id, x.created_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seminar_proposals_users_tenant_id_submitted_by_id",
                        columns: x => new { x.tenant_id, x.submitted_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "work_items",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    title = table.Column<string>(type: "text", nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    link = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminded_at = table.Column<int>(type: "integer", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_items", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_work_item_role", "role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')");
                    table.ForeignKey(
                        name: "fk_work_items_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_work_items_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_work_items_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_variants",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    proposals = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_variants", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_variants_annual_plans_tenant_id_plan_id",
                        columns: x => new { x.tenant_id, x.plan_id },
                        principalTable: "annual_plans",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_variants_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_versions",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    document_number = table.Column<string>(type: "text", nullable: false),
                    published_on = table.Column<DateOnly>(type: "date", nullable: false),
                    rows = table.Column<string>(type: "jsonb", nullable: false),
                    change = table.Column<string>(type: "text", nullable: false),
                    published_by = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_versions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_versions_annual_plans_tenant_id_plan_id",
                        columns: x => new { x.tenant_id, x.plan_id },
                        principalTable: "annual_plans",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_versions_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attachment_contents",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_contents", x => new { x.tenant_id, x.attachment_id });
                    table.ForeignKey(
                        name: "fk_attachment_contents_attachments_tenant_id_attachment_id",
                        columns: x => new { x.tenant_id, x.attachment_id },
                        principalTable: "attachments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attachment_contents_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "issuer_seals",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    printed = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issuer_seals", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_issuer_seal_printed", "octet_length(printed) <= 16384");
                    table.ForeignKey(
                        name: "fk_issuer_seals_attachments_tenant_id_attachment_id",
                        columns: x => new { x.tenant_id, x.attachment_id },
                        principalTable: "attachments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_issuer_seals_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_issuer_seals_users_tenant_id_by_id",
                        columns: x => new { x.tenant_id, x.by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "expert_assignments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expert_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    points = table.Column<string>(type: "jsonb", nullable: false),
                    score = table.Column<decimal>(type: "numeric(14,2)", nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expert_assignments", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_expert_assignment_score", "(state = 'Submitted') = (score IS NOT NULL AND submitted_at IS NOT NULL) AND (score IS NULL OR score BETWEEN 0 AND 100)");
                    table.CheckConstraint("ck_expert_assignment_state", "state IN ('Open', 'Submitted', 'StoodAside')");
                    table.ForeignKey(
                        name: "fk_expert_assignments_experts_tenant_id_expert_id",
                        columns: x => new { x.tenant_id, x.expert_id },
                        principalTable: "experts",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_expert_assignments_scoring_rounds_tenant_id_round_id",
                        columns: x => new { x.tenant_id, x.round_id },
                        principalTable: "scoring_rounds",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_expert_assignments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_expert_assignments_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

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
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    raised_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_employments", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_employment_dates", "\"to\" IS NULL OR \"to\" >= \"from\"");
                    table.CheckConstraint("ck_employment_state", "state IN ('Pending', 'Confirmed', 'Refused', 'Ended', 'Withdrawn', 'Claimed', 'False')");
                    table.ForeignKey(
                        name: "fk_employments_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_employments_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_employments_organisations_tenant_id_raised_to_id",
                        columns: x => new { x.tenant_id, x.raised_to_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_employments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    raised_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hour_claims", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_hour_claim_category", "category IN ('PublicCompulsory', 'PublicElective', 'Professional')");
                    table.CheckConstraint("ck_hour_claim_dates", "\"to\" >= \"from\"");
                    table.CheckConstraint("ck_hour_claim_filed", "state IN ('Draft', 'Withdrawn') OR submitted_at IS NOT NULL");
                    table.CheckConstraint("ck_hour_claim_state", "state IN ('Draft', 'WithEmployer', 'WithAuthority', 'Returned', 'Credited', 'Declined', 'Appealed', 'Reversed', 'Withdrawn')");
                    table.ForeignKey(
                        name: "fk_hour_claims_activity_kinds_tenant_id_kind_id",
                        columns: x => new { x.tenant_id, x.kind_id },
                        principalTable: "activity_kinds",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hour_claims_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hour_claims_organisations_tenant_id_authority_id",
                        columns: x => new { x.tenant_id, x.authority_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hour_claims_organisations_tenant_id_employer_id",
                        columns: x => new { x.tenant_id, x.employer_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hour_claims_organisations_tenant_id_raised_to_id",
                        columns: x => new { x.tenant_id, x.raised_to_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_hour_claims_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // Partitioned by learning year, which the model cannot say.
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
                    is_complete = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_learner_years", x => new { x.tenant_id, x.learner_id, x.learning_year });
                    table.ForeignKey(
                        name: "fk_learner_years_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_learner_years_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_bindings", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_record_binding_bound", "state NOT IN ('Bound', 'Frozen', 'Undone') OR bound_at IS NOT NULL");
                    table.CheckConstraint("ck_record_binding_decider_role", "decider_role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')");
                    table.CheckConstraint("ck_record_binding_frozen", "state <> 'Frozen' OR frozen_at IS NOT NULL");
                    table.CheckConstraint("ck_record_binding_state", "state IN ('Asked', 'Bound', 'Refused', 'Frozen', 'Undone', 'Passed')");
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
                    invited_for_id = table.Column<Guid>(type: "uuid", nullable: true),
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
                    table.ForeignKey(
                        name: "fk_record_invitations_users_tenant_id_invited_for_id",
                        columns: x => new { x.tenant_id, x.invited_for_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "jobs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    arguments = table.Column<string>(type: "jsonb", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    membership_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<string>(type: "text", nullable: true),
                    cancel_requested = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_job_state", "state IN ('Waiting', 'Running', 'Finished', 'Failed', 'Cancelled')");
                    table.ForeignKey(
                        name: "fk_jobs_memberships_tenant_id_membership_id",
                        columns: x => new { x.tenant_id, x.membership_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_jobs_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_jobs_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "lent_roles",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    membership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lender_id = table.Column<Guid>(type: "uuid", nullable: false),
                    deputy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    lent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lent_roles", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_lent_role_days", "\"from\" <= \"to\"");
                    table.CheckConstraint("ck_lent_role_ended", "(ended_at IS NULL) = (ended_by_id IS NULL)");
                    table.CheckConstraint("ck_lent_role_people", "lender_id <> deputy_id");
                    table.ForeignKey(
                        name: "fk_lent_roles_memberships_tenant_id_membership_id",
                        columns: x => new { x.tenant_id, x.membership_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lent_roles_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lent_roles_users_tenant_id_deputy_id",
                        columns: x => new { x.tenant_id, x.deputy_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lent_roles_users_tenant_id_ended_by_id",
                        columns: x => new { x.tenant_id, x.ended_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_lent_roles_users_tenant_id_lender_id",
                        columns: x => new { x.tenant_id, x.lender_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_sessions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_user_sessions_memberships_tenant_id_membership_id",
                        columns: x => new { x.tenant_id, x.membership_id },
                        principalTable: "memberships",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_user_sessions_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_user_sessions_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "plan_amendments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    place = table.Column<string>(type: "text", nullable: true),
                    head_count = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_for_id = table.Column<Guid>(type: "uuid", nullable: true),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_amendments", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_plan_amendment_decided", "(state = 'Requested') = (decided_at IS NULL)");
                    table.CheckConstraint("ck_plan_amendment_kind", "kind IN ('Postpone', 'Change', 'Cancel', 'Add')");
                    table.CheckConstraint("ck_plan_amendment_state", "state IN ('Requested', 'Approved', 'Refused')");
                    table.ForeignKey(
                        name: "fk_plan_amendments_annual_plans_tenant_id_plan_id",
                        columns: x => new { x.tenant_id, x.plan_id },
                        principalTable: "annual_plans",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_amendments_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_amendments_seminar_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalTable: "seminar_proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_amendments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_amendments_users_tenant_id_requested_by_id",
                        columns: x => new { x.tenant_id, x.requested_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_plan_amendments_users_tenant_id_requested_for_id",
                        columns: x => new { x.tenant_id, x.requested_for_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposal_versions",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    host_name = table.Column<string>(type: "text", nullable: false),
                    host_code = table.Column<string>(type: "text", nullable: true),
                    filed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_versions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_proposal_versions_seminar_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalTable: "seminar_proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_proposal_versions_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "seminars",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "text", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    implementation = table.Column<string>(type: "jsonb", nullable: true),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    filing_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    late_reason = table.Column<string>(type: "text", nullable: true),
                    papers_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    broken_off_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    broken_off_reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    host_id = table.Column<Guid>(type: "uuid", nullable: false),
                    host_name = table.Column<string>(type: "text", nullable: false),
                    head_count = table.Column<int>(type: "integer", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    papers_filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    disputes_until = table.Column<DateOnly>(type: "date", nullable: true),
                    outcomes_told_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    late_disputes_until = table.Column<DateOnly>(type: "date", nullable: true),
                    evaluation_closes_on = table.Column<DateOnly>(type: "date", nullable: true),
                    returned_due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    filed_by_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seminars", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_seminar_broken_off", "(state <> 'BrokenOff' OR broken_off_at IS NOT NULL) AND (broken_off_at IS NULL) = (broken_off_reason IS NULL)");
                    table.CheckConstraint("ck_seminar_closed", "(state = 'Closed') = (closed_at IS NOT NULL)");
                    table.CheckConstraint("ck_seminar_dates", "ends_on >= starts_on");
                    table.CheckConstraint("ck_seminar_disputes", "(state <> 'PapersFiled' OR disputes_until IS NOT NULL) AND (state NOT IN ('Accepted', 'Closed') OR outcomes_told_at IS NOT NULL) AND (state <> 'PapersReturned' OR (outcomes_told_at IS NULL AND returned_due_on IS NOT NULL))");
                    table.CheckConstraint("ck_seminar_filed", "state IN ('Preparing', 'Cancelled') OR (filed_at IS NOT NULL AND filed_by_id IS NOT NULL AND implementation IS NOT NULL)");
                    table.CheckConstraint("ck_seminar_kind", "kind IN ('National', 'Advanced', 'UrgentNeed', 'OnPost')");
                    table.CheckConstraint("ck_seminar_papers", "state NOT IN ('PapersFiled', 'PapersReturned', 'Accepted', 'Closed') OR papers_filed_at IS NOT NULL");
                    table.CheckConstraint("ck_seminar_state", "state IN ('Preparing', 'Filed', 'PapersFiled', 'PapersReturned', 'Accepted', 'Closed', 'Cancelled', 'BrokenOff')");
                    table.ForeignKey(
                        name: "fk_seminars_annual_plans_tenant_id_plan_id",
                        columns: x => new { x.tenant_id, x.plan_id },
                        principalTable: "annual_plans",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seminars_organisations_tenant_id_host_id",
                        columns: x => new { x.tenant_id, x.host_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seminars_seminar_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalTable: "seminar_proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seminars_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_seminars_users_tenant_id_filed_by_id",
                        columns: x => new { x.tenant_id, x.filed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "certificates",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    holder_id = table.Column<Guid>(type: "uuid", nullable: false, computedColumnSql: "coalesce(learner_id, organisation_id)", stored: true),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    issuer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learning_year = table.Column<short>(type: "smallint", nullable: false),
                    holder = table.Column<string>(type: "text", nullable: false, computedColumnSql: "coalesce(facts ->> 'Name', '')", stored: true),
                    seal_id = table.Column<Guid>(type: "uuid", nullable: true),
                    site = table.Column<string>(type: "text", nullable: true),
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
                    under_review_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    open_causes = table.Column<int>(type: "integer", nullable: false),
                    hours_outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    hours_reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certificates", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_certificate_ended", "(state = 'Valid') = (ended_on IS NULL) AND (state = 'Replaced') = (replaced_by_id IS NOT NULL) AND (state = 'Revoked') = (reason IS NOT NULL)");
                    table.CheckConstraint("ck_certificate_holder", "num_nonnulls(learner_id, organisation_id) = 1");
                    table.CheckConstraint("ck_certificate_hours", "hours_outcome IS NULL OR (state = 'Revoked' AND reason = 'Fraud' AND (hours_outcome <> 'Stand' OR hours_reason IS NOT NULL))");
                    table.CheckConstraint("ck_certificate_hours_outcome", "hours_outcome IN ('Open', 'Reversed', 'Stand')");
                    table.CheckConstraint("ck_certificate_kind", "kind IN ('SeminarCompletion', 'YearlyHours')");
                    table.CheckConstraint("ck_certificate_reason", "reason IN ('Error', 'Fraud', 'HoursReversed', 'Duplicate')");
                    table.CheckConstraint("ck_certificate_review", "(under_review_since IS NULL OR state = 'Valid') AND (under_review_since IS NULL) = (open_causes = 0)");
                    table.CheckConstraint("ck_certificate_signature", "octet_length(signature) = 64");
                    table.CheckConstraint("ck_certificate_state", "state IN ('Valid', 'Replaced', 'Revoked')");
                    table.ForeignKey(
                        name: "fk_certificates_certificates_tenant_id_replaced_by_id",
                        columns: x => new { x.tenant_id, x.replaced_by_id },
                        principalTable: "certificates",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificates_certificates_tenant_id_replaces_id",
                        columns: x => new { x.tenant_id, x.replaces_id },
                        principalTable: "certificates",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificates_issuer_seals_tenant_id_seal_id",
                        columns: x => new { x.tenant_id, x.seal_id },
                        principalTable: "issuer_seals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificates_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificates_organisations_tenant_id_issuer_id",
                        columns: x => new { x.tenant_id, x.issuer_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificates_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_certificates_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "record_binding_letters",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    binding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_binding_letters", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_record_binding_letters_record_bindings_tenant_id_binding_id",
                        columns: x => new { x.tenant_id, x.binding_id },
                        principalTable: "record_bindings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_record_binding_letters_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    own_staff_only = table.Column<bool>(type: "boolean", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    mapping = table.Column<string>(type: "jsonb", nullable: false),
                    repairs = table.Column<string>(type: "jsonb", nullable: false),
                    findings = table.Column<string>(type: "jsonb", nullable: true),
                    filed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    job_id = table.Column<Guid>(type: "uuid", nullable: true),
                    credited = table.Column<int>(type: "integer", nullable: false),
                    entered = table.Column<int>(type: "integer", nullable: false),
                    committed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_import_committed", "(state IN ('Committed', 'Undone')) = (committed_at IS NOT NULL) AND (state = 'Undone') = (undone_at IS NOT NULL) AND (state <> 'Committing' OR job_id IS NOT NULL)");
                    table.CheckConstraint("ck_import_state", "state IN ('Uploaded', 'Mapped', 'Checked', 'Committing', 'Committed', 'Failed', 'Cancelled', 'Undone')");
                    table.ForeignKey(
                        name: "fk_imports_jobs_tenant_id_job_id",
                        columns: x => new { x.tenant_id, x.job_id },
                        principalTable: "jobs",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_imports_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_imports_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_imports_users_tenant_id_filed_by_id",
                        columns: x => new { x.tenant_id, x.filed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "closing_papers",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    figures = table.Column<string>(type: "jsonb", nullable: true),
                    saved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    filed_versions = table.Column<int>(type: "integer", nullable: false),
                    is_late = table.Column<bool>(type: "boolean", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closing_papers", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_closing_papers_filed", "(filed_versions > 0) = (figures IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_closing_papers_seminars_tenant_id_gathering_id",
                        columns: x => new { x.tenant_id, x.gathering_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_closing_papers_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "closing_papers_versions",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_closing_papers_versions", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_closing_papers_version_number", "number > 0");
                    table.ForeignKey(
                        name: "fk_closing_papers_versions_seminars_tenant_id_gathering_id",
                        columns: x => new { x.tenant_id, x.gathering_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_closing_papers_versions_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_closing_papers_versions_users_tenant_id_filed_by_id",
                        columns: x => new { x.tenant_id, x.filed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
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
                    credited_hours = table.Column<decimal>(type: "numeric(6,1)", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_enrolments", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_enrolment_credited", "(credited_at IS NULL) = (credited_hours IS NULL)");
                    table.CheckConstraint("ck_enrolment_hours", "hours >= 0 AND half_days_attended BETWEEN 0 AND half_days_held AND (hours = 0 OR outcome IN ('Completed', 'AsAttended'))");
                    table.CheckConstraint("ck_enrolment_outcome", "outcome IN ('Completed', 'NotCompleted', 'AsAttended')");
                    table.CheckConstraint("ck_enrolment_route", "route IN ('Registration', 'Nomination', 'Roster')");
                    table.CheckConstraint("ck_enrolment_seat", "(state = 'Confirmed') = (seat IS NOT NULL)");
                    table.CheckConstraint("ck_enrolment_state", "state IN ('Applied', 'Waiting', 'Confirmed', 'Declined', 'Withdrawn', 'Cancelled')");
                    table.ForeignKey(
                        name: "fk_enrolments_learners_tenant_id_learner_id",
                        columns: x => new { x.tenant_id, x.learner_id },
                        principalTable: "learners",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolments_organisations_tenant_id_employer_id",
                        columns: x => new { x.tenant_id, x.employer_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolments_seminars_tenant_id_gathering_id",
                        columns: x => new { x.tenant_id, x.gathering_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_enrolments_users_tenant_id_enrolled_by_id",
                        columns: x => new { x.tenant_id, x.enrolled_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evaluation_answers",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    marks = table.Column<int[]>(type: "integer[]", nullable: false),
                    comment = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluation_answers", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_evaluation_answers_seminars_tenant_id_gathering_id",
                        columns: x => new { x.tenant_id, x.gathering_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluation_answers_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gathering_half_days",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    half = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(6,1)", nullable: false),
                    fell_away_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gathering_half_days", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_gathering_half_day_half", "half IN ('Morning', 'Afternoon', 'Evening')");
                    table.CheckConstraint("ck_gathering_half_day_times", "ends_at > starts_at");
                    table.ForeignKey(
                        name: "fk_gathering_half_days_seminars_tenant_id_gathering_id",
                        columns: x => new { x.tenant_id, x.gathering_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gathering_half_days_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gathering_seats",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    last_number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gathering_seats", x => new { x.tenant_id, x.gathering_id });
                    table.CheckConstraint("ck_gathering_seats_taken", "taken >= 0 AND taken <= capacity");
                    table.ForeignKey(
                        name: "fk_gathering_seats_seminars_tenant_id_gathering_id",
                        columns: x => new { x.tenant_id, x.gathering_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gathering_seats_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                    table.CheckConstraint("ck_certificate_review_cause", "cause IN ('HoursReversed', 'ImportUndone', 'RecordsMerged', 'RecordSplit', 'AcceptanceWithdrawn')");
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
                name: "import_chunks",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    chunk = table.Column<int>(type: "integer", nullable: false),
                    rows = table.Column<int[]>(type: "integer[]", nullable: false),
                    entry_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    source_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    learner_ids = table.Column<Guid[]>(type: "uuid[]", nullable: false),
                    seen = table.Column<int[]>(type: "integer[]", nullable: false),
                    names = table.Column<string[]>(type: "text[]", nullable: false),
                    identity_hashes = table.Column<byte[][]>(type: "bytea[]", nullable: false),
                    identity_ciphers = table.Column<byte[][]>(type: "bytea[]", nullable: false),
                    identity_masks = table.Column<string[]>(type: "text[]", nullable: false),
                    identity_kinds = table.Column<string[]>(type: "text[]", nullable: false),
                    learning_years = table.Column<short[]>(type: "smallint[]", nullable: false),
                    categories = table.Column<string[]>(type: "text[]", nullable: false),
                    hours = table.Column<decimal[]>(type: "numeric[]", nullable: false),
                    titles = table.Column<string[]>(type: "text[]", nullable: false),
                    providers = table.Column<string[]>(type: "text[]", nullable: false),
                    studied_from = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    studied_to = table.Column<DateOnly[]>(type: "date[]", nullable: false),
                    certificates = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_chunks", x => new { x.tenant_id, x.import_id, x.chunk });
                    table.ForeignKey(
                        name: "fk_import_chunks_imports_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalTable: "imports",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_import_chunks_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "import_files",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_files", x => new { x.tenant_id, x.import_id, x.part });
                    table.ForeignKey(
                        name: "fk_import_files_imports_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalTable: "imports",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_import_files_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evaluations_taken",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evaluations_taken", x => new { x.tenant_id, x.gathering_id, x.enrolment_id });
                    table.ForeignKey(
                        name: "fk_evaluations_taken_enrolments_tenant_id_enrolment_id",
                        columns: x => new { x.tenant_id, x.enrolment_id },
                        principalTable: "enrolments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluations_taken_seminars_tenant_id_gathering_id",
                        columns: x => new { x.tenant_id, x.gathering_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_evaluations_taken_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gathering_credits",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(6,1)", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gathering_credits", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_gathering_credit_hours", "hours > 0");
                    table.ForeignKey(
                        name: "fk_gathering_credits_enrolments_tenant_id_enrolment_id",
                        columns: x => new { x.tenant_id, x.enrolment_id },
                        principalTable: "enrolments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gathering_credits_seminars_tenant_id_gathering_id",
                        columns: x => new { x.tenant_id, x.gathering_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_gathering_credits_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "refused_signs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by_user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    refusal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_refused_signs", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_refused_sign_method", "method IN ('PersonalCode', 'RoomCode', 'PaperRoll', 'OfflineRoll', 'Dispute', 'OfficeCorrection')");
                    table.CheckConstraint("ck_refused_sign_refusal", "refusal IN ('Unknown', 'Expired', 'Replayed', 'OtherAccount', 'NoSeat', 'OutsideTime', 'BetweenTimes', 'BadSignature')");
                    table.ForeignKey(
                        name: "fk_refused_signs_enrolments_tenant_id_enrolment_id",
                        columns: x => new { x.tenant_id, x.enrolment_id },
                        principalTable: "enrolments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refused_signs_seminars_tenant_id_gathering_id",
                        columns: x => new { x.tenant_id, x.gathering_id },
                        principalTable: "seminars",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refused_signs_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_refused_signs_users_tenant_id_by_user_id",
                        columns: x => new { x.tenant_id, x.by_user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendance_disputes",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    half_day_id = table.Column<Guid>(type: "uuid", nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    statement = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
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
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_disputes_gathering_half_days_tenant_id_half_day_",
                        columns: x => new { x.tenant_id, x.half_day_id },
                        principalTable: "gathering_half_days",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_disputes_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attendance_signs",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attendance_signs", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_attendance_sign_kind", "kind IN ('Arrive', 'Leave')");
                    table.CheckConstraint("ck_attendance_sign_method", "method IN ('PersonalCode', 'RoomCode', 'PaperRoll', 'OfflineRoll', 'Dispute', 'OfficeCorrection')");
                    table.CheckConstraint("ck_attendance_sign_void", "(voided_at IS NULL) = (void_reason IS NULL)");
                    table.ForeignKey(
                        name: "fk_attendance_signs_enrolments_tenant_id_enrolment_id",
                        columns: x => new { x.tenant_id, x.enrolment_id },
                        principalTable: "enrolments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_signs_gathering_half_days_tenant_id_half_day_id",
                        columns: x => new { x.tenant_id, x.half_day_id },
                        principalTable: "gathering_half_days",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_signs_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_attendance_signs_users_tenant_id_recorded_by_id",
                        columns: x => new { x.tenant_id, x.recorded_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "offline_rolls",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    half_day_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    marks = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    sent_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_offline_rolls", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_offline_rolls_gathering_half_days_tenant_id_half_day_id",
                        columns: x => new { x.tenant_id, x.half_day_id },
                        principalTable: "gathering_half_days",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offline_rolls_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_offline_rolls_users_tenant_id_sent_by_id",
                        columns: x => new { x.tenant_id, x.sent_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_activity_kinds_tenant_id_code_effective_from",
                table: "activity_kinds",
                columns: new[] { "tenant_id", "code", "effective_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_annual_plans_tenant_id_call_id",
                table: "annual_plans",
                columns: new[] { "tenant_id", "call_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_annual_plans_tenant_id_year_id",
                table: "annual_plans",
                columns: new[] { "tenant_id", "year", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_tenant_id_by_id",
                table: "api_keys",
                columns: new[] { "tenant_id", "by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_tenant_id_hash",
                table: "api_keys",
                columns: new[] { "tenant_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_attachments_tenant_id_subject_id",
                table: "attachments",
                columns: new[] { "tenant_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attachments_tenant_id_uploaded_by_id",
                table: "attachments",
                columns: new[] { "tenant_id", "uploaded_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_disputes_one_open",
                table: "attendance_disputes",
                columns: new[] { "tenant_id", "enrolment_id", "half_day_id" },
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_disputes_tenant_id_gathering_id_state",
                table: "attendance_disputes",
                columns: new[] { "tenant_id", "gathering_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_disputes_tenant_id_half_day_id",
                table: "attendance_disputes",
                columns: new[] { "tenant_id", "half_day_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_signs_code_once",
                table: "attendance_signs",
                columns: new[] { "tenant_id", "enrolment_id", "step" },
                unique: true,
                filter: "step IS NOT NULL AND method = 'PersonalCode'");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_signs_one",
                table: "attendance_signs",
                columns: new[] { "tenant_id", "half_day_id", "enrolment_id", "kind" },
                unique: true,
                filter: "voided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_attendance_signs_tenant_id_enrolment_id",
                table: "attendance_signs",
                columns: new[] { "tenant_id", "enrolment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_signs_tenant_id_gathering_id_half_day_id",
                table: "attendance_signs",
                columns: new[] { "tenant_id", "gathering_id", "half_day_id" });

            migrationBuilder.CreateIndex(
                name: "ix_attendance_signs_tenant_id_recorded_by_id",
                table: "attendance_signs",
                columns: new[] { "tenant_id", "recorded_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_act_at_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "act", "at", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_at_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "at", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_subject_id_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "subject_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_subject_kind_at_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "subject_kind", "at", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_user_id_at_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "user_id", "at", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_days_tenant_id_date",
                table: "calendar_days",
                columns: new[] { "tenant_id", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_years_tenant_id_year",
                table: "calendar_years",
                columns: new[] { "tenant_id", "year" },
                unique: true);

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
                name: "ix_certificate_series_tenant_id_kind_year",
                table: "certificate_series",
                columns: new[] { "tenant_id", "kind", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_number_holder",
                table: "certificates",
                columns: new[] { "number", "holder" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops", "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_one_valid",
                table: "certificates",
                columns: new[] { "tenant_id", "kind", "project_id", "holder_id" },
                unique: true,
                filter: "state = 'Valid'");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_code",
                table: "certificates",
                columns: new[] { "tenant_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_holder_id_issued_on",
                table: "certificates",
                columns: new[] { "tenant_id", "holder_id", "issued_on" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_issued_on_number",
                table: "certificates",
                columns: new[] { "tenant_id", "issued_on", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_issuer_id",
                table: "certificates",
                columns: new[] { "tenant_id", "issuer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_learner_id",
                table: "certificates",
                columns: new[] { "tenant_id", "learner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_learning_year_issued_on_number",
                table: "certificates",
                columns: new[] { "tenant_id", "learning_year", "issued_on", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_number",
                table: "certificates",
                columns: new[] { "tenant_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_organisation_id",
                table: "certificates",
                columns: new[] { "tenant_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_project_id_number",
                table: "certificates",
                columns: new[] { "tenant_id", "project_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_replaced_by_id",
                table: "certificates",
                columns: new[] { "tenant_id", "replaced_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_replaces_id",
                table: "certificates",
                columns: new[] { "tenant_id", "replaces_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_seal_id",
                table: "certificates",
                columns: new[] { "tenant_id", "seal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_state_issued_on_number",
                table: "certificates",
                columns: new[] { "tenant_id", "state", "issued_on", "number" },
                filter: "state <> 'Valid'");

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_under_review_since",
                table: "certificates",
                columns: new[] { "tenant_id", "under_review_since" },
                filter: "under_review_since IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_closing_papers_tenant_id_gathering_id",
                table: "closing_papers",
                columns: new[] { "tenant_id", "gathering_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_closing_papers_versions_tenant_id_filed_by_id",
                table: "closing_papers_versions",
                columns: new[] { "tenant_id", "filed_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_closing_papers_versions_tenant_id_gathering_id_number",
                table: "closing_papers_versions",
                columns: new[] { "tenant_id", "gathering_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_of_interest_tenant_id_subject_id",
                table: "conflicts_of_interest",
                columns: new[] { "tenant_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_of_interest_tenant_id_user_id_subject_id_reason",
                table: "conflicts_of_interest",
                columns: new[] { "tenant_id", "user_id", "subject_id", "reason" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_contact_proofs_tenant_id_to_at",
                table: "contact_proofs",
                columns: new[] { "tenant_id", "to", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_contact_proofs_tenant_id_user_id",
                table: "contact_proofs",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_employments_one_claimed",
                table: "employments",
                columns: new[] { "tenant_id", "learner_id", "organisation_id" },
                unique: true,
                filter: "state = 'Claimed'");

            migrationBuilder.CreateIndex(
                name: "ix_employments_one_confirmed",
                table: "employments",
                columns: new[] { "tenant_id", "learner_id" },
                unique: true,
                filter: "state = 'Confirmed'");

            migrationBuilder.CreateIndex(
                name: "ix_employments_one_pending",
                table: "employments",
                columns: new[] { "tenant_id", "learner_id" },
                unique: true,
                filter: "state = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "ix_employments_tenant_id_due_on",
                table: "employments",
                columns: new[] { "tenant_id", "due_on" },
                filter: "state IN ('Pending', 'Claimed')");

            migrationBuilder.CreateIndex(
                name: "ix_employments_tenant_id_organisation_id_state_requested_at",
                table: "employments",
                columns: new[] { "tenant_id", "organisation_id", "state", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_employments_tenant_id_raised_to_id",
                table: "employments",
                columns: new[] { "tenant_id", "raised_to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_employer_id_gathering_id",
                table: "enrolments",
                columns: new[] { "tenant_id", "employer_id", "gathering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_enrolled_by_id",
                table: "enrolments",
                columns: new[] { "tenant_id", "enrolled_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_gathering_id_applied_at_id",
                table: "enrolments",
                columns: new[] { "tenant_id", "gathering_id", "applied_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_gathering_id_learner_id",
                table: "enrolments",
                columns: new[] { "tenant_id", "gathering_id", "learner_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_gathering_id_name_id",
                table: "enrolments",
                columns: new[] { "tenant_id", "gathering_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_gathering_id_seat",
                table: "enrolments",
                columns: new[] { "tenant_id", "gathering_id", "seat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_enrolments_tenant_id_learner_id_applied_at",
                table: "enrolments",
                columns: new[] { "tenant_id", "learner_id", "applied_at" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluation_answers_tenant_id_gathering_id",
                table: "evaluation_answers",
                columns: new[] { "tenant_id", "gathering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_evaluations_taken_tenant_id_enrolment_id",
                table: "evaluations_taken",
                columns: new[] { "tenant_id", "enrolment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_expert_assignments_tenant_id_expert_id",
                table: "expert_assignments",
                columns: new[] { "tenant_id", "expert_id" });

            migrationBuilder.CreateIndex(
                name: "ix_expert_assignments_tenant_id_round_id",
                table: "expert_assignments",
                columns: new[] { "tenant_id", "round_id" });

            migrationBuilder.CreateIndex(
                name: "ix_expert_assignments_tenant_id_subject_id_round_id_expert_id",
                table: "expert_assignments",
                columns: new[] { "tenant_id", "subject_id", "round_id", "expert_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_expert_assignments_tenant_id_user_id_state",
                table: "expert_assignments",
                columns: new[] { "tenant_id", "user_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_experts_tenant_id_employer_id",
                table: "experts",
                columns: new[] { "tenant_id", "employer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_experts_tenant_id_name_id",
                table: "experts",
                columns: new[] { "tenant_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_experts_tenant_id_user_id",
                table: "experts",
                columns: new[] { "tenant_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fields_tenant_id_code",
                table: "fields",
                columns: new[] { "tenant_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fields_tenant_id_department_id",
                table: "fields",
                columns: new[] { "tenant_id", "department_id" });

            migrationBuilder.CreateIndex(
                name: "ix_gathering_credits_tenant_id_enrolment_id_at",
                table: "gathering_credits",
                columns: new[] { "tenant_id", "enrolment_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_gathering_credits_tenant_id_gathering_id",
                table: "gathering_credits",
                columns: new[] { "tenant_id", "gathering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_gathering_half_days_tenant_id_gathering_id_date_half",
                table: "gathering_half_days",
                columns: new[] { "tenant_id", "gathering_id", "date", "half" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hour_batches_tenant_id_filed_by_id",
                table: "hour_batches",
                columns: new[] { "tenant_id", "filed_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hour_batches_tenant_id_organisation_id_filed_at",
                table: "hour_batches",
                columns: new[] { "tenant_id", "organisation_id", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_authority_id_state_submitted_at",
                table: "hour_claims",
                columns: new[] { "tenant_id", "authority_id", "state", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_certificate_number",
                table: "hour_claims",
                columns: new[] { "tenant_id", "certificate_number" },
                filter: "certificate_number IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_due_on",
                table: "hour_claims",
                columns: new[] { "tenant_id", "due_on" },
                filter: "state = 'WithEmployer'");

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_employer_id_state_submitted_at",
                table: "hour_claims",
                columns: new[] { "tenant_id", "employer_id", "state", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_kind_id",
                table: "hour_claims",
                columns: new[] { "tenant_id", "kind_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_learner_id_learning_year",
                table: "hour_claims",
                columns: new[] { "tenant_id", "learner_id", "learning_year" });

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_raised_to_id",
                table: "hour_claims",
                columns: new[] { "tenant_id", "raised_to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_submitted_at_id",
                table: "hour_claims",
                columns: new[] { "tenant_id", "submitted_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_title",
                table: "hour_claims",
                column: "title")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_tenant_id_at",
                table: "idempotency_keys",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_import_headings_tenant_id_organisation_id",
                table: "import_headings",
                columns: new[] { "tenant_id", "organisation_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_imports_tenant_id_filed_at_id",
                table: "imports",
                columns: new[] { "tenant_id", "filed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_tenant_id_filed_by_id",
                table: "imports",
                columns: new[] { "tenant_id", "filed_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_tenant_id_job_id",
                table: "imports",
                columns: new[] { "tenant_id", "job_id" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_tenant_id_organisation_id_filed_at_id",
                table: "imports",
                columns: new[] { "tenant_id", "organisation_id", "filed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_tenant_id_invited_by_id",
                table: "invitations",
                columns: new[] { "tenant_id", "invited_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_tenant_id_invited_for_id",
                table: "invitations",
                columns: new[] { "tenant_id", "invited_for_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_tenant_id_organisation_id",
                table: "invitations",
                columns: new[] { "tenant_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_invitations_tenant_id_secret_hash",
                table: "invitations",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_issuer_seals_tenant_id_attachment_id",
                table: "issuer_seals",
                columns: new[] { "tenant_id", "attachment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_issuer_seals_tenant_id_by_id",
                table: "issuer_seals",
                columns: new[] { "tenant_id", "by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_tenant_id_membership_id",
                table: "jobs",
                columns: new[] { "tenant_id", "membership_id" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_tenant_id_ordered_at",
                table: "jobs",
                columns: new[] { "tenant_id", "ordered_at" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_tenant_id_user_id",
                table: "jobs",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_learner_years_tenant_id_learning_year_learner_id",
                table: "learner_years",
                columns: new[] { "tenant_id", "learning_year", "learner_id" },
                filter: "is_complete");

            migrationBuilder.CreateIndex(
                name: "ix_learners_name",
                table: "learners",
                column: "name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_employer_id_name_id",
                table: "learners",
                columns: new[] { "tenant_id", "employer_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_identity_hash",
                table: "learners",
                columns: new[] { "tenant_id", "identity_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_merged_into_id",
                table: "learners",
                columns: new[] { "tenant_id", "merged_into_id" },
                filter: "merged_into_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_merged_user_id",
                table: "learners",
                columns: new[] { "tenant_id", "merged_user_id" },
                filter: "merged_user_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_name_id",
                table: "learners",
                columns: new[] { "tenant_id", "name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_provisional_of_id",
                table: "learners",
                columns: new[] { "tenant_id", "provisional_of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_user_id",
                table: "learners",
                columns: new[] { "tenant_id", "user_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_lent_roles_tenant_id_deputy_id",
                table: "lent_roles",
                columns: new[] { "tenant_id", "deputy_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lent_roles_tenant_id_ended_by_id",
                table: "lent_roles",
                columns: new[] { "tenant_id", "ended_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lent_roles_tenant_id_lender_id",
                table: "lent_roles",
                columns: new[] { "tenant_id", "lender_id" });

            migrationBuilder.CreateIndex(
                name: "ix_lent_roles_tenant_id_membership_id",
                table: "lent_roles",
                columns: new[] { "tenant_id", "membership_id" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_id_organisation_id_role",
                table: "memberships",
                columns: new[] { "tenant_id", "organisation_id", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_id_role_id",
                table: "memberships",
                columns: new[] { "tenant_id", "role", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_id_user_id",
                table: "memberships",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_id_user_id_organisation_id_role",
                table: "memberships",
                columns: new[] { "tenant_id", "user_id", "organisation_id", "role" },
                unique: true,
                filter: "\"to\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_tenant_id_user_id",
                table: "notifications",
                columns: new[] { "tenant_id", "user_id" },
                filter: "read_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_tenant_id_user_id_at_id",
                table: "notifications",
                columns: new[] { "tenant_id", "user_id", "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_objections_tenant_id_corrected_by_id",
                table: "objections",
                columns: new[] { "tenant_id", "corrected_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_objections_tenant_id_publicity_id_state",
                table: "objections",
                columns: new[] { "tenant_id", "publicity_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_objections_tenant_id_receipt",
                table: "objections",
                columns: new[] { "tenant_id", "receipt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_objections_tenant_id_state_received_at_id",
                table: "objections",
                columns: new[] { "tenant_id", "state", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_offline_rolls_tenant_id_gathering_id",
                table: "offline_rolls",
                columns: new[] { "tenant_id", "gathering_id" });

            migrationBuilder.CreateIndex(
                name: "ix_offline_rolls_tenant_id_half_day_id",
                table: "offline_rolls",
                columns: new[] { "tenant_id", "half_day_id" });

            migrationBuilder.CreateIndex(
                name: "ix_offline_rolls_tenant_id_sent_by_id",
                table: "offline_rolls",
                columns: new[] { "tenant_id", "sent_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisation_capacities_tenant_id_organisation_id_capacity",
                table: "organisation_capacities",
                columns: new[] { "tenant_id", "organisation_id", "capacity" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_name",
                table: "organisations",
                column: "name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_path",
                table: "organisations",
                column: "path")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_tenant_id_credit_code",
                table: "organisations",
                columns: new[] { "tenant_id", "credit_code" },
                unique: true,
                filter: "closed_on IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_tenant_id_kind_name",
                table: "organisations",
                columns: new[] { "tenant_id", "kind", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_tenant_id_merged_into_id",
                table: "organisations",
                columns: new[] { "tenant_id", "merged_into_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organisations_tenant_id_parent_id_name",
                table: "organisations",
                columns: new[] { "tenant_id", "parent_id", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_tenant_id_at",
                table: "outbox_messages",
                columns: new[] { "tenant_id", "at" },
                filter: "sent_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_tenant_id_sent_at",
                table: "outbox_messages",
                columns: new[] { "tenant_id", "sent_at" },
                filter: "channel = 'Text'");

            migrationBuilder.CreateIndex(
                name: "ix_person_links_one_open",
                table: "person_links",
                columns: new[] { "tenant_id", "first_id", "second_id" },
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_person_links_tenant_id_ended_by_id",
                table: "person_links",
                columns: new[] { "tenant_id", "ended_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_links_tenant_id_recorded_by_id",
                table: "person_links",
                columns: new[] { "tenant_id", "recorded_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_person_links_tenant_id_second_id",
                table: "person_links",
                columns: new[] { "tenant_id", "second_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_organisation_id",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_plan_id_proposal_id",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "plan_id", "proposal_id" },
                unique: true,
                filter: "state = 'Requested'");

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_plan_id_requested_at",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "plan_id", "requested_at" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_proposal_id",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "proposal_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_requested_by_id",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "requested_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_requested_for_id",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "requested_for_id" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_variants_tenant_id_plan_id_name",
                table: "plan_variants",
                columns: new[] { "tenant_id", "plan_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_plan_versions_tenant_id_plan_id_number",
                table: "plan_versions",
                columns: new[] { "tenant_id", "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_programme_rules_tenant_id_key_effective_from",
                table: "programme_rules",
                columns: new[] { "tenant_id", "key", "effective_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposal_versions_tenant_id_proposal_id_number",
                table: "proposal_versions",
                columns: new[] { "tenant_id", "proposal_id", "number" },
                unique: true);

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
                name: "ix_proposed_acts_tenant_id_decided_for_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "decided_for_id" });

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_organisation_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_proposed_by_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "proposed_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_proposed_for_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "proposed_for_id" });

            migrationBuilder.CreateIndex(
                name: "ix_proposed_acts_tenant_id_subject_id",
                table: "proposed_acts",
                columns: new[] { "tenant_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_publicities_one_open",
                table: "publicities",
                columns: new[] { "tenant_id", "subject_id" },
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_publicities_tenant_id_index_number",
                table: "publicities",
                columns: new[] { "tenant_id", "index_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_publicities_tenant_id_restarted_from_id",
                table: "publicities",
                columns: new[] { "tenant_id", "restarted_from_id" });

            migrationBuilder.CreateIndex(
                name: "ix_publicities_tenant_id_starts_on_id",
                table: "publicities",
                columns: new[] { "tenant_id", "starts_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_publicities_tenant_id_subject_id",
                table: "publicities",
                columns: new[] { "tenant_id", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_quotas_tenant_id_organisation_id",
                table: "recommendation_quotas",
                columns: new[] { "tenant_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_binding_letters_tenant_id_binding_id",
                table: "record_binding_letters",
                columns: new[] { "tenant_id", "binding_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_binding_letters_tenant_id_secret_hash",
                table: "record_binding_letters",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true);

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
                name: "ix_record_bindings_tenant_id_user_id",
                table: "record_bindings",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_invitations_tenant_id_invited_by_id",
                table: "record_invitations",
                columns: new[] { "tenant_id", "invited_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_record_invitations_tenant_id_invited_for_id",
                table: "record_invitations",
                columns: new[] { "tenant_id", "invited_for_id" });

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

            migrationBuilder.CreateIndex(
                name: "ix_refused_signs_tenant_id_by_user_id",
                table: "refused_signs",
                columns: new[] { "tenant_id", "by_user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_refused_signs_tenant_id_enrolment_id",
                table: "refused_signs",
                columns: new[] { "tenant_id", "enrolment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_refused_signs_tenant_id_gathering_id_at",
                table: "refused_signs",
                columns: new[] { "tenant_id", "gathering_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_review_steps_tenant_id_on_behalf_of_id",
                table: "review_steps",
                columns: new[] { "tenant_id", "on_behalf_of_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_steps_tenant_id_organisation_id",
                table: "review_steps",
                columns: new[] { "tenant_id", "organisation_id" });

            migrationBuilder.CreateIndex(
                name: "ix_review_steps_tenant_id_subject_id_at",
                table: "review_steps",
                columns: new[] { "tenant_id", "subject_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_review_steps_tenant_id_user_id",
                table: "review_steps",
                columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_phrases_tenant_id_user_id_text",
                table: "saved_phrases",
                columns: new[] { "tenant_id", "user_id", "text" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_scored_subjects_tenant_id_host_id",
                table: "scored_subjects",
                columns: new[] { "tenant_id", "host_id" });

            migrationBuilder.CreateIndex(
                name: "ix_scored_subjects_tenant_id_round_id_subject_id",
                table: "scored_subjects",
                columns: new[] { "tenant_id", "round_id", "subject_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_seminar_calls_tenant_id_year_id",
                table: "seminar_calls",
                columns: new[] { "tenant_id", "year", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_calls_title",
                table: "seminar_calls",
                column: "title")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_organisation_name",
                table: "seminar_proposals",
                column: "organisation_name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_syllabus",
                table: "seminar_proposals",
                column: "syllabus")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_call_id_number",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "call_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_call_id_state",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "call_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_created_by_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "created_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_grant_in_fen_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "grant_in_fen", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_number_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "number", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_organisation_id_saved_at_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "organisation_id", "saved_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_organisation_name_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "organisation_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_raised_to_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "raised_to_id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_rank_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "rank", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_recommender_id_state",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "recommender_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_saved_at_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "saved_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_starts_on_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "starts_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_submitted_by_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "submitted_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_title_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_title",
                table: "seminar_proposals",
                column: "title")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_filed_by_id",
                table: "seminars",
                columns: new[] { "tenant_id", "filed_by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_host_id_starts_on_id",
                table: "seminars",
                columns: new[] { "tenant_id", "host_id", "starts_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_plan_id",
                table: "seminars",
                columns: new[] { "tenant_id", "plan_id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_proposal_id",
                table: "seminars",
                columns: new[] { "tenant_id", "proposal_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_starts_on_id",
                table: "seminars",
                columns: new[] { "tenant_id", "starts_on", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminars_tenant_id_title_id",
                table: "seminars",
                columns: new[] { "tenant_id", "title", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_seminars_title",
                table: "seminars",
                column: "title")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_try_counts_tenant_id_at",
                table: "try_counts",
                columns: new[] { "tenant_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_expires_at",
                table: "user_sessions",
                columns: new[] { "tenant_id", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_key_hash",
                table: "user_sessions",
                columns: new[] { "tenant_id", "key_hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_membership_id",
                table: "user_sessions",
                columns: new[] { "tenant_id", "membership_id" });

            migrationBuilder.CreateIndex(
                name: "ix_user_sessions_tenant_id_user_id_opened_at",
                table: "user_sessions",
                columns: new[] { "tenant_id", "user_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_users_display_name_user_name",
                table: "users",
                columns: new[] { "display_name", "user_name" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops", "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_users_tenant_id_display_name",
                table: "users",
                columns: new[] { "tenant_id", "display_name" });

            migrationBuilder.CreateIndex(
                name: "ix_users_tenant_id_normalized_user_name",
                table: "users",
                columns: new[] { "tenant_id", "normalized_user_name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_tenant_id_phone",
                table: "users",
                columns: new[] { "tenant_id", "phone" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_work_items_tenant_id_due_on",
                table: "work_items",
                columns: new[] { "tenant_id", "due_on" },
                filter: "done_at IS NULL AND due_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_tenant_id_organisation_id_role_due_on",
                table: "work_items",
                columns: new[] { "tenant_id", "organisation_id", "role", "due_on" },
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_tenant_id_subject_id",
                table: "work_items",
                columns: new[] { "tenant_id", "subject_id" },
                filter: "done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_work_items_tenant_id_user_id",
                table: "work_items",
                columns: new[] { "tenant_id", "user_id" });

            AddWhatTheModelCannotSay(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("There is nothing before the first schema: drop the database.");
    }
}
