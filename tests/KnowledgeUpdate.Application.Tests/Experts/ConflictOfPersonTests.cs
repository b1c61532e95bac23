using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Seminars;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Tests.Experts;

/// <summary>A conflict of interest is a person's, under whatever account and in whatever capacity.</summary>
public sealed class ConflictOfPersonTests(PortalFixture portal) : SeminarTest(portal)
{
    private Task<Person> AdminAsync() => Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);

    private Task JoinAsync(Person person, string unit) =>
        Province.ReadAsync(async db =>
        {
            db.Add(
                new Membership(
                    person.UserId,
                    Province.Units[unit].Id,
                    Role.UnitAdministrator,
                    BeijingTime.DateOf(Province.Clock.Now).AddDays(-1)
                )
            );
            await db.SaveChangesAsync();
            await db.Database.CommitTransactionAsync();
            return 0;
        });

    [Fact]
    public async Task Hidden_scores_stay_hidden_from_a_second_account_and_from_a_deputy()
    {
        await BeginAsync(SeminarStage.Scoring);
        await Year.ScoreAsync();
        var second = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        var inspector = await Province.PersonAsync(Role.Inspector, SeminarYear.OfficeUnit);
        await AsAsync(Year.Office2, new DeclareConflict(Year.Proposals[0], "承办人是我的导师"));
        Assert.NotNull((await AsAsync(second, new GetSeminarProposal(Year.Proposals[0]))).Scores);
        await AsAsync(await AdminAsync(), new RecordSamePerson(Year.Office2.UserId, second.Name, "身份证号相同"));
        var deputy = await Province.LendAsync(Year.Office2, inspector);

        foreach (var person in new[] { Year.Office2, second, deputy })
        {
            Assert.Null((await AsAsync(person, new GetSeminarProposal(Year.Proposals[0]))).Scores);
            var progress = await AsAsync(person, new GetScoringProgress(Year.Call));
            Assert.True(progress.Subjects.Single(s => s.Link == Links.Proposal(Year.Proposals[0])).Hidden);
        }
        Assert.NotNull((await AsAsync(Year.Office, new GetSeminarProposal(Year.Proposals[0]))).Scores);
    }

    [Fact]
    public async Task An_expert_who_belongs_to_the_filing_unit_in_any_capacity_gets_no_sheet_of_it()
    {
        await BeginAsync(SeminarStage.Recommended);
        await Year.EnterExpertsAsync();
        var host = await Province.ReadAsync(db =>
            db.SeminarProposals.Where(p => p.Id == Year.Proposals[0]).Select(p => p.OrganisationName).SingleAsync()
        );
        await JoinAsync(Year.Experts[0], host);

        await Year.BeginScoringAsync();

        Assert.Equal(
            [ConflictReason.SameUnit],
            await Province.ReadAsync(db =>
                db.ConflictsOfInterest.Where(c => c.UserId == Year.Experts[0].UserId && c.SubjectId == Year.Proposals[0])
                    .Select(c => c.Reason)
                    .ToListAsync()
            )
        );
        Assert.DoesNotContain(await AsAsync(Year.Experts[0], new ListMyScoring()), r => r.Host == host);
    }

    [Fact]
    public async Task An_expert_who_joins_the_filing_unit_meanwhile_stands_aside()
    {
        await BeginAsync(SeminarStage.Scoring);
        var expert = Year.Experts[0];
        var sheet = (await AsAsync(expert, new ListMyScoring()))[0];
        await JoinAsync(expert, sheet.Host);

        await Refused.ByAsync(
            "You belong to the unit that filed this. Stand aside: another expert takes your place.",
            async () =>
                await AsAsync(
                    expert,
                    new SubmitScore(sheet.AssignmentId, await Year.VersionAsync<ExpertAssignment>(sheet.AssignmentId), [80, 80], "好")
                )
        );
    }

    [Fact]
    public async Task A_person_is_entered_as_an_expert_once()
    {
        await BeginAsync(SeminarStage.Called);
        await Year.EnterExpertsAsync();
        var again = await Province.PersonAsync(Role.Expert, SeminarYear.OfficeUnit);
        await AsAsync(await AdminAsync(), new RecordSamePerson(Year.Experts[0].UserId, again.Name, "身份证号相同"));

        await RefusedInput.ForAsync(
            "UserId",
            "This person is entered as an expert already, with another account",
            () => AsAsync(Year.Office, new SaveExpert(null, 0, again.UserId, SeminarYear.University, "教授", ["new-it"], true))
        );
        await RefusedInput.ForAsync(
            "Note",
            "Enter at most 500 characters",
            () => AsAsync(Year.Office, new DeclareConflict(Year.Call, new string('长', 501)))
        );
    }
}
