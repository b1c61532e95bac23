using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <summary>A trigger, which is no part of the model; so this migration has no snapshot.</summary>
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261124130000_AddCertificateChanges")]
    public sealed class AddCertificateChanges : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddSql("certificate_changes_v1");

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP TRIGGER tr_certificates_change ON certificates; DROP FUNCTION tell_certificate_change;");
    }
}
