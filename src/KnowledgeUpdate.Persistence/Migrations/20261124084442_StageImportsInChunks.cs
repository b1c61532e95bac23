using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class StageImportsInChunks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(name: "pk_import_files", table: "import_files");

            migrationBuilder.AddColumn<int>(name: "part", table: "import_files", type: "integer", nullable: false, defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_import_files",
                table: "import_files",
                columns: new[] { "tenant_id", "import_id", "part" }
            );

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
                    certificates = table.Column<string[]>(type: "text[]", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_import_chunks",
                        x => new
                        {
                            x.tenant_id,
                            x.import_id,
                            x.chunk,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_import_chunks_imports_tenant_id_import_id",
                        columns: x => new { x.tenant_id, x.import_id },
                        principalTable: "imports",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_import_chunks_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            // What is encrypted, or short and soon gone, is not worth compressing.
            foreach (
                var column in new[]
                {
                    "rows",
                    "entry_ids",
                    "source_ids",
                    "learner_ids",
                    "seen",
                    "names",
                    "identity_hashes",
                    "identity_ciphers",
                    "identity_masks",
                    "identity_kinds",
                    "learning_years",
                    "categories",
                    "hours",
                    "titles",
                    "providers",
                    "studied_from",
                    "studied_to",
                    "certificates",
                }
            )
                migrationBuilder.Sql($"ALTER TABLE import_chunks ALTER COLUMN {column} SET STORAGE EXTERNAL");
            migrationBuilder.Sql("ALTER TABLE import_files ALTER COLUMN content SET STORAGE EXTERNAL");

            // What was written within a day can still be undone. For this statement the owner of the tables reads every tenant's rows.
            migrationBuilder.Sql(
                """
                ALTER TABLE import_rows NO FORCE ROW LEVEL SECURITY;
                ALTER TABLE imports NO FORCE ROW LEVEL SECURITY;
                INSERT INTO import_chunks (tenant_id, import_id, chunk, rows, entry_ids, source_ids, learner_ids, seen, names, identity_hashes, identity_ciphers, identity_masks, identity_kinds, learning_years, categories, hours, titles, providers, studied_from, studied_to, certificates)
                SELECT r.tenant_id, r.import_id, 0, array_agg(r."row"), array_agg(r.entry_id), array_agg(r.source_id), array_agg(r.learner_id), array_agg(0), array_agg(coalesce(r.name, '')), array_agg(NULL::bytea), array_agg(NULL::bytea), array_agg(NULL::text), array_agg(NULL::text),
                    array_agg(r.learning_year), array_agg(r.category::text), array_agg(r.hours), array_agg(r.title), array_agg(r.provider), array_agg(r.studied_from), array_agg(r.studied_to), array_agg(NULL::text)
                FROM import_rows r JOIN imports i ON i.tenant_id = r.tenant_id AND i.id = r.import_id WHERE i.state = 'Committed' GROUP BY r.tenant_id, r.import_id;
                ALTER TABLE imports FORCE ROW LEVEL SECURITY;
                DROP TABLE import_rows;
                """
            );
            migrationBuilder.AddTenantPolicy("import_chunks", "SELECT, INSERT, UPDATE, DELETE");
            migrationBuilder.AddSql("hour_activities_v1");
            migrationBuilder.AddTenantPolicy("hour_activities", "SELECT, INSERT");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "hour_activities");

            migrationBuilder.DropTable(name: "import_chunks");

            migrationBuilder.DropPrimaryKey(name: "pk_import_files", table: "import_files");

            migrationBuilder.DropColumn(name: "part", table: "import_files");

            migrationBuilder.AddPrimaryKey(name: "pk_import_files", table: "import_files", columns: new[] { "tenant_id", "import_id" });

            migrationBuilder.CreateTable(
                name: "import_rows",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    row = table.Column<int>(type: "integer", nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hours = table.Column<decimal>(type: "numeric(6,1)", nullable: false),
                    identity_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    identity_mask = table.Column<string>(type: "text", nullable: true),
                    learner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learning_year = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    provider = table.Column<string>(type: "text", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    studied_from = table.Column<DateOnly>(type: "date", nullable: false),
                    studied_to = table.Column<DateOnly>(type: "date", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
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
        }
    }
}
