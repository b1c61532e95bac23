using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <summary>The scheduler's own tables, in a schema of their own. They are no part of the model, so this migration has no snapshot.</summary>
    [DbContext(typeof(PortalDbContext))]
    [Migration("20261123013500_AddQuartz")]
    public sealed class AddQuartz : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.AddSql("quartz_v1");

        protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP SCHEMA quartz CASCADE;");
    }
}
