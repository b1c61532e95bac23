using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class HistoryRunsAndReadings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_learners_tenant_id_employer_id_name_id", table: "learners");

            migrationBuilder
                .AlterDatabase()
                .Annotation("Npgsql:CollationDefinition:zh_pinyin", "zh-u-co-pinyin,zh-u-co-pinyin,icu,True")
                .Annotation("Npgsql:PostgresExtension:ltree", ",,")
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:ltree", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.AddColumn<long>(name: "continues", table: "audit_events", type: "bigint", nullable: true);

            migrationBuilder.CreateTable(
                name: "unit_completions",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    learning_year = table.Column<short>(type: "smallint", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    field_code = table.Column<string>(type: "text", nullable: false),
                    learners = table.Column<int>(type: "integer", nullable: false),
                    complete = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_unit_completions",
                        x => new
                        {
                            x.tenant_id,
                            x.learning_year,
                            x.organisation_id,
                            x.field_code,
                        }
                    );
                    table.ForeignKey(
                        name: "fk_unit_completions_organisations_tenant_id_organisation_id",
                        columns: x => new { x.tenant_id, x.organisation_id },
                        principalTable: "organisations",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_unit_completions_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder
                .CreateIndex(name: "ix_learners_by_reading", table: "learners", columns: new[] { "tenant_id", "name", "id" })
                .Annotation("Relational:Collation", new[] { "", "zh_pinyin", "" });

            migrationBuilder
                .CreateIndex(
                    name: "ix_learners_of_employer_by_reading",
                    table: "learners",
                    columns: new[] { "tenant_id", "employer_id", "name", "id" }
                )
                .Annotation("Relational:Collation", new[] { "", "", "zh_pinyin", "" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_events_tenant_id_continues",
                table: "audit_events",
                columns: new[] { "tenant_id", "continues" },
                filter: "continues IS NOT NULL"
            );

            migrationBuilder.CreateIndex(
                name: "ix_unit_completions_tenant_id_organisation_id",
                table: "unit_completions",
                columns: new[] { "tenant_id", "organisation_id" }
            );

            migrationBuilder.AddTenantPolicy("unit_completions", "SELECT, INSERT, UPDATE, DELETE");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "unit_completions");

            migrationBuilder.DropIndex(name: "ix_learners_by_reading", table: "learners");

            migrationBuilder.DropIndex(name: "ix_learners_of_employer_by_reading", table: "learners");

            migrationBuilder.DropIndex(name: "ix_audit_events_tenant_id_continues", table: "audit_events");

            migrationBuilder.DropColumn(name: "continues", table: "audit_events");

            migrationBuilder
                .AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:ltree", ",,")
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,")
                .OldAnnotation("Npgsql:CollationDefinition:zh_pinyin", "zh-u-co-pinyin,zh-u-co-pinyin,icu,True")
                .OldAnnotation("Npgsql:PostgresExtension:ltree", ",,")
                .OldAnnotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateIndex(
                name: "ix_learners_tenant_id_employer_id_name_id",
                table: "learners",
                columns: new[] { "tenant_id", "employer_id", "name", "id" }
            );
        }
    }
}
