using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class WithdrawEmploymentRequests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_employment_state", table: "employments");

            migrationBuilder.AddCheckConstraint(
                name: "ck_employment_state",
                table: "employments",
                sql: "state IN ('Pending', 'Confirmed', 'Refused', 'Ended', 'Withdrawn')"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_employment_state", table: "employments");

            migrationBuilder.AddCheckConstraint(
                name: "ck_employment_state",
                table: "employments",
                sql: "state IN ('Pending', 'Confirmed', 'Refused', 'Ended')"
            );
        }
    }
}
