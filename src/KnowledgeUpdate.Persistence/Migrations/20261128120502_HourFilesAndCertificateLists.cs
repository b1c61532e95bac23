using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class HourFilesAndCertificateLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "learners",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddColumn<int>(name: "withdrawn", table: "imports", type: "integer", nullable: false, defaultValue: 0);

            migrationBuilder.AddColumn<string>(name: "items", table: "certificates", type: "jsonb", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "withdrawn_at", table: "learners");

            migrationBuilder.DropColumn(name: "withdrawn", table: "imports");

            migrationBuilder.DropColumn(name: "items", table: "certificates");
        }
    }
}
