using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace KnowledgeUpdate.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class CallRelease : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_seminar_call_published", table: "seminar_calls");

            migrationBuilder.DropCheckConstraint(name: "ck_seminar_call_state", table: "seminar_calls");

            migrationBuilder.DropCheckConstraint(name: "ck_review_step_step", table: "review_steps");

            // Numbers of single units were pairs of a dictionary; they are rows of a list now. The owner is under the tenant wall too.
            migrationBuilder.Sql(
                """
                ALTER TABLE seminar_calls NO FORCE ROW LEVEL SECURITY;
                UPDATE seminar_calls SET terms = jsonb_set(terms, '{OwnLimits}', coalesce(
                    (SELECT jsonb_agg(jsonb_build_object('UnitId', key, 'Number', value)) FROM jsonb_each(terms -> 'OwnLimits')), '[]'))
                WHERE jsonb_typeof(terms -> 'OwnLimits') = 'object';
                ALTER TABLE seminar_calls FORCE ROW LEVEL SECURITY;
                """
            );

            migrationBuilder.AddColumn<string>(
                name: "corrections",
                table: "seminar_calls",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'"
            );

            migrationBuilder.AddColumn<string>(
                name: "drafters",
                table: "seminar_calls",
                type: "jsonb",
                nullable: false,
                defaultValueSql: "'[]'"
            );

            migrationBuilder.AddColumn<string>(name: "withdrawal_reason", table: "seminar_calls", type: "text", nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "seminar_calls",
                type: "timestamp with time zone",
                nullable: true
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_seminar_call_published",
                table: "seminar_calls",
                sql: "(state IN ('Draft', 'ForRelease')) = (published_at IS NULL)"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_seminar_call_state",
                table: "seminar_calls",
                sql: "state IN ('Draft', 'ForRelease', 'Published', 'Scoring', 'Composing', 'Archived', 'Withdrawn')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_seminar_call_withdrawn",
                table: "seminar_calls",
                sql: "(state = 'Withdrawn') = (withdrawn_at IS NOT NULL)"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_review_step_step",
                table: "review_steps",
                sql: "step IN ('Drafting', 'Release', 'Correction', 'Filing', 'FirstReview', 'FormingThePlan', 'Publicity', 'Publication', 'Amendment', 'Decision', 'Answer', 'ImplementationPlan', 'ClosingPapers', 'BreakOff', 'Withdrawal', 'EmployerConfirmation', 'Recognition', 'Appeal', 'AppealDecision')"
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(name: "ck_seminar_call_published", table: "seminar_calls");

            migrationBuilder.DropCheckConstraint(name: "ck_seminar_call_state", table: "seminar_calls");

            migrationBuilder.DropCheckConstraint(name: "ck_seminar_call_withdrawn", table: "seminar_calls");

            migrationBuilder.DropCheckConstraint(name: "ck_review_step_step", table: "review_steps");

            migrationBuilder.DropColumn(name: "corrections", table: "seminar_calls");

            migrationBuilder.DropColumn(name: "drafters", table: "seminar_calls");

            migrationBuilder.DropColumn(name: "withdrawal_reason", table: "seminar_calls");

            migrationBuilder.DropColumn(name: "withdrawn_at", table: "seminar_calls");

            migrationBuilder.AddCheckConstraint(
                name: "ck_seminar_call_published",
                table: "seminar_calls",
                sql: "(state = 'Draft') = (published_at IS NULL)"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_seminar_call_state",
                table: "seminar_calls",
                sql: "state IN ('Draft', 'Published', 'Scoring', 'Composing', 'Archived')"
            );

            migrationBuilder.AddCheckConstraint(
                name: "ck_review_step_step",
                table: "review_steps",
                sql: "step IN ('Filing', 'FirstReview', 'FormingThePlan', 'Publicity', 'Publication', 'Amendment', 'Decision', 'Answer', 'ImplementationPlan', 'ClosingPapers', 'BreakOff', 'Withdrawal', 'EmployerConfirmation', 'Recognition', 'Appeal', 'AppealDecision')"
            );
        }
    }
}
