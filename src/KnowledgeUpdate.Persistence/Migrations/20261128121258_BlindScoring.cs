using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class BlindScoring : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_blind",
                table: "scoring_rounds",
                type: "boolean",
                nullable: false,
                defaultValue: false
            );

            migrationBuilder.AddColumn<string>(
                name: "method",
                table: "scoring_rounds",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Mean"
            );

            migrationBuilder.AlterColumn<Guid>(
                name: "employer_id",
                table: "experts",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid"
            );

            migrationBuilder.AddColumn<string>(name: "employer_name", table: "experts", type: "text", nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_scoring_round_method",
                table: "scoring_rounds",
                sql: "method IN ('Mean', 'Median')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_expert_employer",
                table: "experts",
                sql: "(employer_id IS NULL) = (employer_name IS NOT NULL)"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_scoring_round_method", table: "scoring_rounds");

            migrationBuilder.DropCheckConstraint(name: "ck_expert_employer", table: "experts");

            migrationBuilder.DropColumn(name: "is_blind", table: "scoring_rounds");

            migrationBuilder.DropColumn(name: "method", table: "scoring_rounds");

            migrationBuilder.DropColumn(name: "employer_name", table: "experts");

            migrationBuilder.AlterColumn<Guid>(
                name: "employer_id",
                table: "experts",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true
            );
        }
    }
}
