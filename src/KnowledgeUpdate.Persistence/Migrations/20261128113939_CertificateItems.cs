using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class CertificateItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "items", table: "certificates", type: "jsonb", nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "items", table: "certificates");
        }
    }
}
