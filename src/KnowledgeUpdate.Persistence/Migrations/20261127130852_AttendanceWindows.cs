using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AttendanceWindows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_refused_sign_refusal",
                table: "refused_signs");

            migrationBuilder.AddCheckConstraint(
                name: "ck_refused_sign_refusal",
                table: "refused_signs",
                sql: "refusal IN ('Unknown', 'Expired', 'Replayed', 'OtherAccount', 'NoSeat', 'OutsideTime', 'BetweenTimes', 'BadSignature')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_refused_sign_refusal",
                table: "refused_signs");

            migrationBuilder.AddCheckConstraint(
                name: "ck_refused_sign_refusal",
                table: "refused_signs",
                sql: "refusal IN ('Unknown', 'Expired', 'Replayed', 'OtherAccount', 'NoSeat', 'OutsideTime', 'BadSignature')");
        }
    }
}
