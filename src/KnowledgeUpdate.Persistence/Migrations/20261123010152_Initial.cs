using System;
using Microsoft.EntityFrameworkCore.Migrations;
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
            migrationBuilder
                .AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:ltree", ",,")
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table
                        .Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                }
            );

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
                    hosts = table.Column<string[]>(type: "text[]", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tenants", x => x.id);
                }
            );

            migrationBuilder.CreateTable(
                name: "audit_events",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    role = table.Column<string>(type: "text", nullable: true),
                    act = table.Column<string>(type: "text", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    changes = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    from = table.Column<string>(type: "text", nullable: true),
                    previous_hash = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_events", x => new { x.tenant_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_audit_events_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "audit_heads",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_heads", x => x.tenant_id);
                    table.ForeignKey(
                        name: "fk_audit_heads_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_days", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_calendar_days_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "calendar_years",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_years", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_calendar_years_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    location = table.Column<string>(type: "text", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.tenant_id, x.key });
                    table.ForeignKey(
                        name: "fk_idempotency_keys_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_organisation_kind",
                        "kind IN ('Division', 'HrBureau', 'ProgrammeOffice', 'IndustryDepartment', 'FinanceDepartment', 'University', 'ResearchInstitute', 'Enterprise', 'Association', 'PublicInstitution')"
                    );
                    table.CheckConstraint("ck_organisation_merged_is_closed", "merged_into_id IS NULL OR closed_on IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_organisations_organisations_tenant_id_merged_into_id",
                        columns: x => new { x.tenant_id, x.merged_into_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_organisations_organisations_tenant_id_parent_id",
                        columns: x => new { x.tenant_id, x.parent_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_organisations_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    retry_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_outbox_messages_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_programme_rules", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_programme_rules_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
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
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_publicities_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    assignment_seed = table.Column<string>(type: "text", nullable: true),
                    last_number = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
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
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: false),
                    failed_sign_ins = table.Column<int>(type: "integer", nullable: false),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    must_change_password = table.Column<bool>(type: "boolean", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_sign_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_users_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fields", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_fields_organisations_tenant_id_department_id",
                        columns: x => new { x.tenant_id, x.department_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_fields_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisation_capacities", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_organisation_capacity_capacity",
                        "capacity IN ('Employer', 'HostingUnit', 'EducationBase', 'TrainingInstitution', 'EvaluationInstitution', 'BaseManagingDepartment')"
                    );
                    table.CheckConstraint("ck_organisation_capacity_period", "\"to\" IS NULL OR \"to\" >= \"from\"");
                    table.ForeignKey(
                        name: "fk_organisation_capacities_organisations_tenant_id_organisatio",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_organisation_capacities_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objections", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_objection_answered",
                        "(state = 'Answered') = (answered_at IS NOT NULL AND answer IS NOT NULL AND finding IS NOT NULL)"
                    );
                    table.CheckConstraint("ck_objection_finding", "finding IN ('NotUpheld', 'Upheld')");
                    table.CheckConstraint("ck_objection_state", "state IN ('Received', 'Answered')");
                    table.ForeignKey(
                        name: "fk_objections_publicities_tenant_id_publicity_id",
                        columns: x => new { x.tenant_id, x.publicity_id },
                        principalTable: "publicities",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_objections_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_annual_plans", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_annual_plan_formed", "(state = 'Composing') = (formed_at IS NULL)");
                    table.CheckConstraint(
                        "ck_annual_plan_published",
                        "(state = 'Published') = (document_number IS NOT NULL AND published_on IS NOT NULL AND current_version > 0)"
                    );
                    table.CheckConstraint(
                        "ck_annual_plan_state",
                        "state IN ('Composing', 'Formed', 'InPublicity', 'Published', 'Cancelled')"
                    );
                    table.ForeignKey(
                        name: "fk_annual_plans_seminar_calls_tenant_id_call_id",
                        columns: x => new { x.tenant_id, x.call_id },
                        principalTable: "seminar_calls",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_annual_plans_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "recommendation_quotas",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    limit = table.Column<int>(type: "integer", nullable: false),
                    used = table.Column<int>(type: "integer", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_recommendation_quotas",
                        x => new
                        {
                            x.tenant_id,
                            x.call_id,
                            x.organisation_id,
                        }
                    );
                    table.CheckConstraint("ck_recommendation_quota_limit", "used >= 0 AND used <= \"limit\"");
                    table.ForeignKey(
                        name: "fk_recommendation_quotas_organisations_tenant_id_organisation_",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_recommendation_quotas_seminar_calls_tenant_id_call_id",
                        columns: x => new { x.tenant_id, x.call_id },
                        principalTable: "seminar_calls",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_recommendation_quotas_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
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
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_attachments_users_tenant_id_uploaded_by_id",
                        columns: x => new { x.tenant_id, x.uploaded_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_experts", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_experts_organisations_tenant_id_employer_id",
                        columns: x => new { x.tenant_id, x.employer_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_experts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_experts_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invitations", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_invitation_role",
                        "role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')"
                    );
                    table.ForeignKey(
                        name: "fk_invitations_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_invitations_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_invitations_users_tenant_id_invited_by_id",
                        columns: x => new { x.tenant_id, x.invited_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_memberships", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_membership_role",
                        "role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')"
                    );
                    table.ForeignKey(
                        name: "fk_memberships_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_memberships_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_memberships_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_notifications_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_notifications_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "review_steps",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_kind = table.Column<string>(type: "text", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "text", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_name = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    record_version = table.Column<int>(type: "integer", nullable: true),
                    marks = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_steps", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_review_step_decision",
                        "decision IN ('Submitted', 'Recommended', 'Returned', 'Declined', 'Approved', 'Refused', 'Withdrawn', 'MovedOn')"
                    );
                    table.ForeignKey(
                        name: "fk_review_steps_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_review_steps_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_review_steps_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "saved_phrases",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_phrases", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_saved_phrases_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_saved_phrases_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seminar_proposals", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_seminar_proposal_answer", "answer IN ('Approved', 'Refused')");
                    table.CheckConstraint(
                        "ck_seminar_proposal_filed",
                        "state IN ('Draft', 'Withdrawn') OR (number IS NOT NULL AND submitted_at IS NOT NULL AND filed_versions > 0)"
                    );
                    table.CheckConstraint("ck_seminar_proposal_kind", "kind IN ('National', 'Advanced', 'UrgentNeed', 'OnPost')");
                    table.CheckConstraint("ck_seminar_proposal_money", "central_funds >= 0 AND region_funds >= 0");
                    table.CheckConstraint(
                        "ck_seminar_proposal_open_sections",
                        "(state = 'Returned') OR open_sections = '[]'::jsonb OR state = 'Withdrawn'"
                    );
                    table.CheckConstraint(
                        "ck_seminar_proposal_state",
                        "state IN ('Draft', 'Submitted', 'Returned', 'Recommended', 'Scoring', 'Candidate', 'Selected', 'InPublicity', 'Planned', 'LeftOut', 'Declined', 'Withdrawn')"
                    );
                    table.ForeignKey(
                        name: "fk_seminar_proposals_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminar_proposals_organisations_tenant_id_recommender_id",
                        columns: x => new { x.tenant_id, x.recommender_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminar_proposals_seminar_calls_tenant_id_call_id",
                        columns: x => new { x.tenant_id, x.call_id },
                        principalTable: "seminar_calls",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminar_proposals_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminar_proposals_users_tenant_id_created_by_id",
                        columns: x => new { x.tenant_id, x.created_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_seminar_proposals_users_tenant_id_submitted_by_id",
                        columns: x => new { x.tenant_id, x.submitted_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_work_items", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_work_item_role",
                        "role IN ('ProgrammeOffice', 'LocalBureau', 'IndustryDepartment', 'Finance', 'UnitAdministrator', 'BaseManager', 'TrainingInstitution', 'EvaluationInstitution', 'Learner', 'Expert', 'Inspector', 'Auditor', 'SystemAdministrator')"
                    );
                    table.ForeignKey(
                        name: "fk_work_items_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_work_items_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_work_items_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_variants", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_variants_annual_plans_tenant_id_plan_id",
                        columns: x => new { x.tenant_id, x.plan_id },
                        principalTable: "annual_plans",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_plan_variants_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_versions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_plan_versions_annual_plans_tenant_id_plan_id",
                        columns: x => new { x.tenant_id, x.plan_id },
                        principalTable: "annual_plans",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_plan_versions_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "attachment_contents",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment_contents", x => new { x.tenant_id, x.attachment_id });
                    table.ForeignKey(
                        name: "fk_attachment_contents_attachments_tenant_id_attachment_id",
                        columns: x => new { x.tenant_id, x.attachment_id },
                        principalTable: "attachments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_attachment_contents_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
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
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_jobs_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_jobs_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "conflicts_of_interest",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conflicts_of_interest", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_conflict_of_interest_reason",
                        "reason IN ('SameUnit', 'LineUnit', 'NamedAsLecturer', 'Declared')"
                    );
                    table.ForeignKey(
                        name: "fk_conflicts_of_interest_seminar_proposals_tenant_id_proposal_",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalTable: "seminar_proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_conflicts_of_interest_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_conflicts_of_interest_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "expert_assignments",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    call_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expert_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    points = table.Column<string>(type: "jsonb", nullable: false),
                    score = table.Column<decimal>(type: "numeric(14,2)", nullable: true),
                    comment = table.Column<string>(type: "text", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_expert_assignments", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_expert_assignment_score",
                        "(state = 'Submitted') = (score IS NOT NULL AND submitted_at IS NOT NULL) AND (score IS NULL OR score BETWEEN 0 AND 100)"
                    );
                    table.CheckConstraint("ck_expert_assignment_state", "state IN ('Open', 'Submitted', 'StoodAside')");
                    table.ForeignKey(
                        name: "fk_expert_assignments_experts_tenant_id_expert_id",
                        columns: x => new { x.tenant_id, x.expert_id },
                        principalTable: "experts",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_expert_assignments_seminar_calls_tenant_id_call_id",
                        columns: x => new { x.tenant_id, x.call_id },
                        principalTable: "seminar_calls",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_expert_assignments_seminar_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalTable: "seminar_proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_expert_assignments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_expert_assignments_users_tenant_id_user_id",
                        columns: x => new { x.tenant_id, x.user_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opinion = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
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
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_plan_amendments_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_plan_amendments_seminar_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalTable: "seminar_proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_plan_amendments_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_plan_amendments_users_tenant_id_requested_by_id",
                        columns: x => new { x.tenant_id, x.requested_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "proposal_versions",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    content = table.Column<string>(type: "jsonb", nullable: false),
                    filed_by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_versions", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_proposal_versions_seminar_proposals_tenant_id_proposal_id",
                        columns: x => new { x.tenant_id, x.proposal_id },
                        principalTable: "seminar_proposals",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_proposal_versions_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_annual_plans_tenant_id_call_id",
                table: "annual_plans",
                columns: new[] { "tenant_id", "call_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_attachments_tenant_id_subject_id",
                table: "attachments",
                columns: new[] { "tenant_id", "subject_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_attachments_tenant_id_uploaded_by_id",
                table: "attachments",
                columns: new[] { "tenant_id", "uploaded_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_subject_id_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "subject_id", "sequence" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_user_id_sequence",
                table: "audit_events",
                columns: new[] { "tenant_id", "user_id", "sequence" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_calendar_days_tenant_id_date",
                table: "calendar_days",
                columns: new[] { "tenant_id", "date" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_calendar_years_tenant_id_year",
                table: "calendar_years",
                columns: new[] { "tenant_id", "year" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_of_interest_tenant_id_proposal_id",
                table: "conflicts_of_interest",
                columns: new[] { "tenant_id", "proposal_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_conflicts_of_interest_tenant_id_user_id_proposal_id_reason",
                table: "conflicts_of_interest",
                columns: new[] { "tenant_id", "user_id", "proposal_id", "reason" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_expert_assignments_tenant_id_call_id",
                table: "expert_assignments",
                columns: new[] { "tenant_id", "call_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_expert_assignments_tenant_id_expert_id",
                table: "expert_assignments",
                columns: new[] { "tenant_id", "expert_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_expert_assignments_tenant_id_proposal_id_expert_id",
                table: "expert_assignments",
                columns: new[] { "tenant_id", "proposal_id", "expert_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_expert_assignments_tenant_id_user_id_state",
                table: "expert_assignments",
                columns: new[] { "tenant_id", "user_id", "state" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_experts_tenant_id_employer_id",
                table: "experts",
                columns: new[] { "tenant_id", "employer_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_experts_tenant_id_user_id",
                table: "experts",
                columns: new[] { "tenant_id", "user_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_fields_tenant_id_code",
                table: "fields",
                columns: new[] { "tenant_id", "code" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_fields_tenant_id_department_id",
                table: "fields",
                columns: new[] { "tenant_id", "department_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_tenant_id_at",
                table: "idempotency_keys",
                columns: new[] { "tenant_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_invitations_tenant_id_invited_by_id",
                table: "invitations",
                columns: new[] { "tenant_id", "invited_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_invitations_tenant_id_organisation_id",
                table: "invitations",
                columns: new[] { "tenant_id", "organisation_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_invitations_tenant_id_secret_hash",
                table: "invitations",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_jobs_tenant_id_membership_id",
                table: "jobs",
                columns: new[] { "tenant_id", "membership_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_jobs_tenant_id_ordered_at",
                table: "jobs",
                columns: new[] { "tenant_id", "ordered_at" },
                filter: "ended_at IS NULL"
            );

            migrationBuilder.CreateIndex(name: "ix_jobs_tenant_id_user_id", table: "jobs", columns: new[] { "tenant_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_id_organisation_id_role",
                table: "memberships",
                columns: new[] { "tenant_id", "organisation_id", "role" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_memberships_tenant_id_user_id_organisation_id_role",
                table: "memberships",
                columns: new[] { "tenant_id", "user_id", "organisation_id", "role" },
                unique: true,
                filter: "\"to\" IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_notifications_tenant_id_user_id",
                table: "notifications",
                columns: new[] { "tenant_id", "user_id" },
                filter: "read_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_notifications_tenant_id_user_id_at",
                table: "notifications",
                columns: new[] { "tenant_id", "user_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_objections_tenant_id_publicity_id_state",
                table: "objections",
                columns: new[] { "tenant_id", "publicity_id", "state" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_objections_tenant_id_receipt",
                table: "objections",
                columns: new[] { "tenant_id", "receipt" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_organisation_capacities_tenant_id_organisation_id_capacity",
                table: "organisation_capacities",
                columns: new[] { "tenant_id", "organisation_id", "capacity" }
            );

            migrationBuilder
                .CreateIndex(name: "ix_organisations_name", table: "organisations", column: "name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder
                .CreateIndex(name: "ix_organisations_path", table: "organisations", column: "path")
                .Annotation("Npgsql:IndexMethod", "gist");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_tenant_id_credit_code",
                table: "organisations",
                columns: new[] { "tenant_id", "credit_code" },
                unique: true,
                filter: "closed_on IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_organisations_tenant_id_kind_name",
                table: "organisations",
                columns: new[] { "tenant_id", "kind", "name" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_organisations_tenant_id_merged_into_id",
                table: "organisations",
                columns: new[] { "tenant_id", "merged_into_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_organisations_tenant_id_parent_id_name",
                table: "organisations",
                columns: new[] { "tenant_id", "parent_id", "name" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_tenant_id_at",
                table: "outbox_messages",
                columns: new[] { "tenant_id", "at" },
                filter: "sent_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_organisation_id",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "organisation_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_plan_id_proposal_id",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "plan_id", "proposal_id" },
                unique: true,
                filter: "state = 'Requested'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_plan_id_requested_at",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "plan_id", "requested_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_proposal_id",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "proposal_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_amendments_tenant_id_requested_by_id",
                table: "plan_amendments",
                columns: new[] { "tenant_id", "requested_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_variants_tenant_id_plan_id_name",
                table: "plan_variants",
                columns: new[] { "tenant_id", "plan_id", "name" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_plan_versions_tenant_id_plan_id_number",
                table: "plan_versions",
                columns: new[] { "tenant_id", "plan_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_programme_rules_tenant_id_key_effective_from",
                table: "programme_rules",
                columns: new[] { "tenant_id", "key", "effective_from" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_proposal_versions_tenant_id_proposal_id_number",
                table: "proposal_versions",
                columns: new[] { "tenant_id", "proposal_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_publicities_tenant_id_index_number",
                table: "publicities",
                columns: new[] { "tenant_id", "index_number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_publicities_tenant_id_restarted_from_id",
                table: "publicities",
                columns: new[] { "tenant_id", "restarted_from_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_publicities_tenant_id_subject_id",
                table: "publicities",
                columns: new[] { "tenant_id", "subject_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_publicities_tenant_id_subject_id1",
                table: "publicities",
                columns: new[] { "tenant_id", "subject_id" },
                unique: true,
                filter: "state = 'Open'"
            );

            migrationBuilder.CreateIndex(
                name: "ix_recommendation_quotas_tenant_id_organisation_id",
                table: "recommendation_quotas",
                columns: new[] { "tenant_id", "organisation_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_review_steps_tenant_id_organisation_id",
                table: "review_steps",
                columns: new[] { "tenant_id", "organisation_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_review_steps_tenant_id_subject_id_at",
                table: "review_steps",
                columns: new[] { "tenant_id", "subject_id", "at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_review_steps_tenant_id_user_id",
                table: "review_steps",
                columns: new[] { "tenant_id", "user_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_saved_phrases_tenant_id_user_id_text",
                table: "saved_phrases",
                columns: new[] { "tenant_id", "user_id", "text" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_calls_tenant_id_year",
                table: "seminar_calls",
                columns: new[] { "tenant_id", "year" }
            );

            migrationBuilder
                .CreateIndex(name: "ix_seminar_calls_title", table: "seminar_calls", column: "title")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder
                .CreateIndex(name: "ix_seminar_proposals_syllabus", table: "seminar_proposals", column: "syllabus")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_call_id_number",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "call_id", "number" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_call_id_state",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "call_id", "state" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_created_by_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "created_by_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_organisation_id_saved_at",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "organisation_id", "saved_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_recommender_id_state",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "recommender_id", "state" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_saved_at",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "saved_at" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_seminar_proposals_tenant_id_submitted_by_id",
                table: "seminar_proposals",
                columns: new[] { "tenant_id", "submitted_by_id" }
            );

            migrationBuilder
                .CreateIndex(name: "ix_seminar_proposals_title", table: "seminar_proposals", column: "title")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_users_tenant_id_display_name",
                table: "users",
                columns: new[] { "tenant_id", "display_name" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_users_tenant_id_normalized_user_name",
                table: "users",
                columns: new[] { "tenant_id", "normalized_user_name" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_users_tenant_id_phone",
                table: "users",
                columns: new[] { "tenant_id", "phone" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_work_items_tenant_id_due_on",
                table: "work_items",
                columns: new[] { "tenant_id", "due_on" },
                filter: "done_at IS NULL AND due_on IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_work_items_tenant_id_organisation_id_role_due_on",
                table: "work_items",
                columns: new[] { "tenant_id", "organisation_id", "role", "due_on" },
                filter: "done_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_work_items_tenant_id_subject_id",
                table: "work_items",
                columns: new[] { "tenant_id", "subject_id" },
                filter: "done_at IS NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_work_items_tenant_id_user_id",
                table: "work_items",
                columns: new[] { "tenant_id", "user_id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "attachment_contents");

            migrationBuilder.DropTable(name: "audit_events");

            migrationBuilder.DropTable(name: "audit_heads");

            migrationBuilder.DropTable(name: "calendar_days");

            migrationBuilder.DropTable(name: "calendar_years");

            migrationBuilder.DropTable(name: "conflicts_of_interest");

            migrationBuilder.DropTable(name: "data_protection_keys");

            migrationBuilder.DropTable(name: "expert_assignments");

            migrationBuilder.DropTable(name: "fields");

            migrationBuilder.DropTable(name: "idempotency_keys");

            migrationBuilder.DropTable(name: "invitations");

            migrationBuilder.DropTable(name: "jobs");

            migrationBuilder.DropTable(name: "notifications");

            migrationBuilder.DropTable(name: "objections");

            migrationBuilder.DropTable(name: "organisation_capacities");

            migrationBuilder.DropTable(name: "outbox_messages");

            migrationBuilder.DropTable(name: "plan_amendments");

            migrationBuilder.DropTable(name: "plan_variants");

            migrationBuilder.DropTable(name: "plan_versions");

            migrationBuilder.DropTable(name: "programme_rules");

            migrationBuilder.DropTable(name: "proposal_versions");

            migrationBuilder.DropTable(name: "recommendation_quotas");

            migrationBuilder.DropTable(name: "review_steps");

            migrationBuilder.DropTable(name: "saved_phrases");

            migrationBuilder.DropTable(name: "work_items");

            migrationBuilder.DropTable(name: "attachments");

            migrationBuilder.DropTable(name: "experts");

            migrationBuilder.DropTable(name: "memberships");

            migrationBuilder.DropTable(name: "publicities");

            migrationBuilder.DropTable(name: "annual_plans");

            migrationBuilder.DropTable(name: "seminar_proposals");

            migrationBuilder.DropTable(name: "organisations");

            migrationBuilder.DropTable(name: "seminar_calls");

            migrationBuilder.DropTable(name: "users");

            migrationBuilder.DropTable(name: "tenants");
        }
    }
}
