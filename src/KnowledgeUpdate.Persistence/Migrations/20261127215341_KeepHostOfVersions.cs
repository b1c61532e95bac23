using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KeepHostOfVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "host_code",
                table: "proposal_versions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "host_name",
                table: "proposal_versions",
                type: "text",
                nullable: false,
                defaultValue: "");
            migrationBuilder.AddSql("proposal_hosts_backfill_v1");
            // A value of a rule that was entered for a wrong day is taken out before it holds.
            migrationBuilder.Sql("GRANT DELETE ON programme_rules TO ku_web");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("REVOKE DELETE ON programme_rules FROM ku_web");
            migrationBuilder.DropColumn(
                name: "host_code",
                table: "proposal_versions");

            migrationBuilder.DropColumn(
                name: "host_name",
                table: "proposal_versions");
        }
    }
}
