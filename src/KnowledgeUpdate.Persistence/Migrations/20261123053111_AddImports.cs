using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "import_headings",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    columns = table.Column<string>(type: "jsonb", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_headings", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_import_headings_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_import_headings_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "import_rows",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    identity_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_mask = table.Column<string>(type: "text", nullable: true),
                    identity_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    name = table.Column<string>(type: "text", nullable: true),
                    learning_year = table.Column<short>(type: "smallint", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hours = table.Column<decimal>(type: "numeric(6,1)", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    studied_from = table.Column<DateOnly>(type: "date", nullable: false),
                    studied_to = table.Column<DateOnly>(type: "date", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_import_rows",
                        x => new
                        {
                            x.tenant_id,
                            x.import_id,
                            x.row,
                        }
                    );
                    table.CheckConstraint("ck_import_row_category", "category IN ('PublicCompulsory', 'PublicElective', 'Professional')");
                    table.CheckConstraint(
                        "ck_import_row_identity_kind",
                        "identity_kind IN ('ResidentId', 'Passport', 'HongKongMacaoPermit', 'TaiwanPermit')"
                    );
                    table.ForeignKey(
                        name: "fk_import_rows_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

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
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => new { x.tenant_id, x.id });
                    table.CheckConstraint(
                        "ck_import_committed",
                        "(state IN ('Committed', 'Undone')) = (committed_at IS NOT NULL) AND (state = 'Undone') = (undone_at IS NOT NULL) AND (state <> 'Committing' OR job_id IS NOT NULL)"
                    );
                    table.CheckConstraint(
                        "ck_import_state",
                        "state IN ('Uploaded', 'Mapped', 'Checked', 'Committing', 'Committed', 'Failed', 'Cancelled', 'Undone')"
                    );
                    table.ForeignKey(
                        name: "fk_imports_jobs_tenant_id_job_id",
                        columns: x => new { x.tenant_id, x.job_id },
                        principalTable: "jobs",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_imports_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_imports_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_imports_users_tenant_id_filed_by_id",
                        columns: x => new { x.tenant_id, x.filed_by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "import_files",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_files", x => new { x.tenant_id, x.import_id });
                    table.ForeignKey(
                        name: "fk_import_files_imports_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalTable: "imports",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_import_files_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_import_headings_tenant_id_organisation_id",
                table: "import_headings",
                columns: new[] { "tenant_id", "organisation_id" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_imports_tenant_id_filed_at_id",
                table: "imports",
                columns: new[] { "tenant_id", "filed_at", "id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_imports_tenant_id_filed_by_id",
                table: "imports",
                columns: new[] { "tenant_id", "filed_by_id" }
            );

            migrationBuilder.CreateIndex(name: "ix_imports_tenant_id_job_id", table: "imports", columns: new[] { "tenant_id", "job_id" });

            migrationBuilder.CreateIndex(
                name: "ix_imports_tenant_id_organisation_id_filed_at_id",
                table: "imports",
                columns: new[] { "tenant_id", "organisation_id", "filed_at", "id" }
            );

            migrationBuilder.AddTenantPolicy("imports");
            migrationBuilder.AddTenantPolicy("import_headings");

            // Cleared away once the import can no longer be undone.
            migrationBuilder.AddTenantPolicy("import_files", "SELECT, INSERT, UPDATE, DELETE");
            migrationBuilder.AddTenantPolicy("import_rows", "SELECT, INSERT, UPDATE, DELETE");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "import_files");

            migrationBuilder.DropTable(name: "import_headings");

            migrationBuilder.DropTable(name: "import_rows");

            migrationBuilder.DropTable(name: "imports");
        }
    }
}
