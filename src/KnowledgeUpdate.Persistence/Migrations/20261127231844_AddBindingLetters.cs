using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddBindingLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "record_binding_letters",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    binding_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret_hash = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_binding_letters", x => new { x.tenant_id, x.id });
                    table.ForeignKey(
                        name: "fk_record_binding_letters_record_bindings_tenant_id_binding_id",
                        columns: x => new { x.tenant_id, x.binding_id },
                        principalTable: "record_bindings",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_record_binding_letters_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_binding_letters_tenant_id_binding_id",
                table: "record_binding_letters",
                columns: new[] { "tenant_id", "binding_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_record_binding_letters_tenant_id_secret_hash",
                table: "record_binding_letters",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true
            );

            migrationBuilder.AddTenantPolicy("record_binding_letters", "SELECT, INSERT");
            migrationBuilder.AddSql("binding_letters_backfill_v1");

            migrationBuilder.DropIndex(name: "ix_record_bindings_tenant_id_secret_hash", table: "record_bindings");

            migrationBuilder.DropColumn(name: "secret_hash", table: "record_bindings");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "record_binding_letters");

            migrationBuilder.AddColumn<string>(name: "secret_hash", table: "record_bindings", type: "text", nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_record_bindings_tenant_id_secret_hash",
                table: "record_bindings",
                columns: new[] { "tenant_id", "secret_hash" },
                unique: true
            );
        }
    }
}
