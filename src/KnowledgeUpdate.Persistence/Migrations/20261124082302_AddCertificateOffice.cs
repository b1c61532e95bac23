using System;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <summary>What the office needs of certificates: seals, keys of the look-up, the indexes of its list; and the searches by part of a learner's name and a claim's title.</summary>
    public partial class AddCertificateOffice : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(name: "seal_id", table: "certificates", type: "uuid", nullable: true);

            migrationBuilder.AddColumn<string>(name: "site", table: "certificates", type: "text", nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "holder",
                table: "certificates",
                type: "text",
                nullable: false,
                computedColumnSql: "coalesce(facts ->> 'Name', '')",
                stored: true
            );

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    per_minute = table.Column<int>(type: "integer", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "date", nullable: false),
                    shown = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_api_key_hash", "octet_length(hash) = 32");
                    table.CheckConstraint("ck_api_key_per_minute", "per_minute BETWEEN 31 AND 6000");
                    table.CheckConstraint("ck_api_key_revoked", "(revoked_at IS NULL) = (reason IS NULL)");
                    table.ForeignKey(
                        name: "fk_api_keys_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_api_keys_users_tenant_id_by_id",
                        columns: x => new { x.tenant_id, x.by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "issuer_seals",
                columns: table => new
                {
                    tenant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    attachment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    printed = table.Column<byte[]>(type: "bytea", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_issuer_seals", x => new { x.tenant_id, x.id });
                    table.CheckConstraint("ck_issuer_seal_printed", "octet_length(printed) <= 16384");
                    table.ForeignKey(
                        name: "fk_issuer_seals_attachments_tenant_id_attachment_id",
                        columns: x => new { x.tenant_id, x.attachment_id },
                        principalTable: "attachments",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_issuer_seals_tenants_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict
                    );
                    table.ForeignKey(
                        name: "fk_issuer_seals_users_tenant_id_by_id",
                        columns: x => new { x.tenant_id, x.by_id },
                        principalTable: "users",
                        principalColumns: new[] { "tenant_id", "id" },
                        onDelete: ReferentialAction.Restrict
                    );
                }
            );

            migrationBuilder
                .CreateIndex(name: "ix_learners_name", table: "learners", column: "name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder
                .CreateIndex(name: "ix_hour_claims_title", table: "hour_claims", column: "title")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder
                .CreateIndex(name: "ix_certificates_number_holder", table: "certificates", columns: new[] { "number", "holder" })
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops", "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_issued_on_number",
                table: "certificates",
                columns: new[] { "tenant_id", "issued_on", "number" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_learning_year_issued_on_number",
                table: "certificates",
                columns: new[] { "tenant_id", "learning_year", "issued_on", "number" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_seal_id",
                table: "certificates",
                columns: new[] { "tenant_id", "seal_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_certificates_tenant_id_state_issued_on_number",
                table: "certificates",
                columns: new[] { "tenant_id", "state", "issued_on", "number" },
                filter: "state <> 'Valid'"
            );

            migrationBuilder.CreateIndex(name: "ix_api_keys_tenant_id_by_id", table: "api_keys", columns: new[] { "tenant_id", "by_id" });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_tenant_id_hash",
                table: "api_keys",
                columns: new[] { "tenant_id", "hash" },
                unique: true
            );

            migrationBuilder.CreateIndex(
                name: "ix_issuer_seals_tenant_id_attachment_id",
                table: "issuer_seals",
                columns: new[] { "tenant_id", "attachment_id" }
            );

            migrationBuilder.CreateIndex(
                name: "ix_issuer_seals_tenant_id_by_id",
                table: "issuer_seals",
                columns: new[] { "tenant_id", "by_id" }
            );

            // The rows that stand are looked through for the key, under the policy, which asks for a tenant. The column is new and empty in every row, so none is enough.
            migrationBuilder.Sql("SELECT set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true)");
            migrationBuilder.AddForeignKey(
                name: "fk_certificates_issuer_seals_tenant_id_seal_id",
                table: "certificates",
                columns: new[] { "tenant_id", "seal_id" },
                principalTable: "issuer_seals",
                principalColumns: new[] { "tenant_id", "id" },
                onDelete: ReferentialAction.Restrict
            );

            migrationBuilder.AddTenantPolicy("issuer_seals", "SELECT, INSERT");
            migrationBuilder.AddTenantPolicy("api_keys");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_certificates_issuer_seals_tenant_id_seal_id", table: "certificates");

            migrationBuilder.DropTable(name: "api_keys");

            migrationBuilder.DropTable(name: "issuer_seals");

            migrationBuilder.DropIndex(name: "ix_learners_name", table: "learners");

            migrationBuilder.DropIndex(name: "ix_hour_claims_title", table: "hour_claims");

            migrationBuilder.DropIndex(name: "ix_certificates_number_holder", table: "certificates");

            migrationBuilder.DropIndex(name: "ix_certificates_tenant_id_issued_on_number", table: "certificates");

            migrationBuilder.DropIndex(name: "ix_certificates_tenant_id_learning_year_issued_on_number", table: "certificates");

            migrationBuilder.DropIndex(name: "ix_certificates_tenant_id_seal_id", table: "certificates");

            migrationBuilder.DropIndex(name: "ix_certificates_tenant_id_state_issued_on_number", table: "certificates");

            migrationBuilder.DropColumn(name: "holder", table: "certificates");

            migrationBuilder.DropColumn(name: "seal_id", table: "certificates");

            migrationBuilder.DropColumn(name: "site", table: "certificates");
        }
    }
}
