using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <summary>Counts of completed years, kept by a job, and the order in which claims were filed.</summary>
    public partial class AddCompletionCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "pk_completion_counts",
                        x => new
                        {
                            x.tenant_id,
                            x.learning_year,
                            x.division_code,
                            x.field_code,
                            x.level,
                        }
                    );
                    table.CheckConstraint(
                        "ck_completion_count_level",
                        "level IN ('None', 'Technician', 'Assistant', 'Intermediate', 'AssociateSenior', 'FullSenior')"
                    );
                    table.ForeignKey(
                        name: "fk_completion_counts_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_hour_claims_tenant_id_submitted_at_id",
                table: "hour_claims",
                columns: new[] { "tenant_id", "submitted_at", "id" }
            );

            migrationBuilder.AddTenantPolicy("completion_counts", "SELECT, INSERT, UPDATE, DELETE");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "completion_counts");

            migrationBuilder.DropIndex(name: "ix_hour_claims_tenant_id_submitted_at_id", table: "hour_claims");
        }
    }
}
