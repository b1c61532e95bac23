using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class KeepHostsGiversAndAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "password_given_at",
                table: "users",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(name: "host_code", table: "proposal_versions", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "host_name",
                table: "proposal_versions",
                type: "text",
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<Guid>(name: "given_by_id", table: "memberships", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<Guid>(name: "merged_user_id", table: "learners", type: "uuid", nullable: true);

            migrationBuilder.AddSql("hosts_and_accounts_backfill_v1");
            // A value of a rule that was entered for a wrong day is taken out before it holds.
            migrationBuilder.Sql("GRANT DELETE ON programme_rules TO ku_web");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("REVOKE DELETE ON programme_rules FROM ku_web");
            migrationBuilder.DropColumn(name: "password_given_at", table: "users");

            migrationBuilder.DropColumn(name: "host_code", table: "proposal_versions");

            migrationBuilder.DropColumn(name: "host_name", table: "proposal_versions");

            migrationBuilder.DropColumn(name: "given_by_id", table: "memberships");

            migrationBuilder.DropColumn(name: "merged_user_id", table: "learners");
        }
    }
}
