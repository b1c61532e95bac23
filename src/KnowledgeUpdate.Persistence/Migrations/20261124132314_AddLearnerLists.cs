using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddLearnerLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "name",
                table: "learners",
                type: "text",
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "text"
            );

            migrationBuilder.CreateIndex(
                name: "ix_learner_years_tenant_id_learning_year_learner_id",
                table: "learner_years",
                columns: new[] { "tenant_id", "learning_year", "learner_id" },
                filter: "is_complete"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(name: "ix_learner_years_tenant_id_learning_year_learner_id", table: "learner_years");

            migrationBuilder.AlterColumn<string>(
                name: "name",
                table: "learners",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text",
                oldCollation: "C"
            );
        }
    }
}
