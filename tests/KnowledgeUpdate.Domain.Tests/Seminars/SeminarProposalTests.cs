using KnowledgeUpdate.Domain.Seminars;
using static KnowledgeUpdate.Domain.Tests.Samples;

namespace KnowledgeUpdate.Domain.Tests.Seminars;

public sealed class SeminarProposalTests
{
    [Fact]
    public void A_draft_begins_under_an_open_call_and_shows_what_the_form_says()
    {
        var call = OpenCall();

        var draft = Draft(call);

        Assert.Equal(
            (ProposalState.Draft, call.Id, Host, "示例大学", Filer, WhileOpen, WhileOpen),
            (draft.State, draft.CallId, draft.OrganisationId, draft.OrganisationName, draft.CreatedById, draft.CreatedAt, draft.SavedAt)
        );
        Assert.Equal(
            (
                Complete.Title,
                SeminarKind.Advanced,
                "ai",
                50,
                new DateOnly(2027, 6, 14),
                100_000m,
                0m,
                Recommender,
                "大模型与制造\n大模型与质检\n大模型与运维"
            ),
            (
                draft.Title,
                draft.Kind,
                draft.Field,
                draft.HeadCount,
                draft.StartsOn,
                draft.RegionFunds,
                draft.CentralFunds,
                draft.RecommenderId,
                draft.Syllabus
            )
        );
        Assert.Equal(["黄某"], draft.LecturerNames);
        Assert.Null(draft.Number);
    }

    [Fact]
    public void No_draft_begins_before_a_call_opens_after_it_closes_or_before_it_is_published()
    {
        Refused.By(
            "The call takes proposals from {0} to {1}. Ask the programme office if the time is to be extended.",
            () => SeminarProposal.Begin(OpenCall(), Host, "甲", Filer, Complete, Opens.AddTicks(-1))
        );
        Refused.By(
            "The call takes proposals from {0} to {1}. Ask the programme office if the time is to be extended.",
            () => SeminarProposal.Begin(OpenCall(), Host, "甲", Filer, Complete, Closes)
        );
        Refused.By(
            "The call takes proposals from {0} to {1}. Ask the programme office if the time is to be extended.",
            () => SeminarProposal.Begin(DraftCall(), Host, "甲", Filer, Complete, WhileOpen)
        );
    }

    [Fact]
    public void A_draft_takes_every_section_even_incomplete()
    {
        var draft = Draft();

        foreach (var section in Enum.GetValues<ProposalSection>())
            draft.SaveSection(section, new ProposalContent { Title = $"{section}" }, AfterClosing);

        Assert.Equal(("Attachments", AfterClosing, null, 0), (draft.Title, draft.SavedAt, draft.Kind, draft.HeadCount));
        Assert.Empty(draft.LecturerNames);
    }

    [Fact]
    public void A_submitted_proposal_is_no_longer_changed()
    {
        var proposal = Submitted();

        Assert.Equal(
            [ProposalState.Submitted],
            Refused
                .By(
                    "The proposal is “{0}”: it can no longer be changed.",
                    () => proposal.SaveSection(ProposalSection.Topic, new ProposalContent(), WhileOpen)
                )
                .Args
        );
        Assert.Equal(Complete, proposal.Content);
    }

    [Fact]
    public void A_submission_gives_a_number_a_deadline_and_a_version()
    {
        var proposal = Draft();

        var version = proposal.Submit([], new DateOnly(2026, 12, 4), Filer, WhileOpen);

        Assert.Equal(
            (ProposalState.Submitted, "2027-001", WhileOpen, Filer, new DateOnly(2026, 12, 4), 1),
            (proposal.State, proposal.Number, proposal.SubmittedAt, proposal.SubmittedById, proposal.ReviewDueOn, proposal.FiledVersions)
        );
        Assert.Equal(
            (proposal.Id, 1, Complete, Filer, WhileOpen),
            (version.ProposalId, version.Number, version.Content, version.FiledById, version.FiledAt)
        );
    }

    [Fact]
    public void A_form_with_faults_is_not_submitted_and_takes_no_number()
    {
        var call = OpenCall();
        var proposal = Draft(call);

        var refusal = Refused.By(
            "{0} answers are still missing or to be corrected. See the list of sections.",
            () => proposal.Submit([new(ProposalSection.Topic, "Title", "Enter the name of the seminar")], null, Filer, WhileOpen)
        );

        Assert.Equal([1], refusal.Args);
        Assert.Equal((ProposalState.Draft, null, 0, 0), (proposal.State, proposal.Number, proposal.FiledVersions, call.LastNumber));
    }

    [Fact]
    public void A_draft_is_submitted_until_the_last_instant_of_the_call()
    {
        var (late, inTime) = (Draft(), Draft());

        Refused.By(
            "The call takes proposals from {0} to {1}. Ask the programme office if the time is to be extended.",
            () => late.Submit([], null, Filer, Closes)
        );
        inTime.Submit([], null, Filer, Closes.AddTicks(-1));

        Assert.Equal((ProposalState.Draft, ProposalState.Submitted), (late.State, inTime.State));
    }

    [Fact]
    public void A_returned_proposal_opens_the_marked_sections_and_those_that_must_agree_with_them()
    {
        var proposal = Submitted();

        proposal.Return([ProposalSection.Rationale, ProposalSection.Budget]);

        Assert.Equal(ProposalState.Returned, proposal.State);
        Assert.Equal(
            [
                ProposalSection.Rationale,
                ProposalSection.Trainees,
                ProposalSection.Schedule,
                ProposalSection.Lecturers,
                ProposalSection.Courses,
                ProposalSection.Budget,
                ProposalSection.Funding,
            ],
            Enum.GetValues<ProposalSection>().Where(proposal.CanEdit)
        );
        Assert.Empty(
            Refused
                .By(
                    "The reviewer did not open this section. Only the marked sections can be changed.",
                    () => proposal.SaveSection(ProposalSection.Topic, Complete, AfterClosing)
                )
                .Args.OfType<ProposalSection>()
        );
    }

    [Fact]
    public void A_returned_proposal_takes_the_answers_of_the_open_section_only()
    {
        var proposal = Submitted();
        proposal.Return([ProposalSection.Funding]);

        proposal.SaveSection(ProposalSection.Funding, new ProposalContent { OwnFunds = 1, Title = "改题" }, AfterClosing);

        Assert.Equal(Complete with { OwnFunds = 1, RegionFunds = 0 }, proposal.Content);
    }

    [Fact]
    public void Every_answer_of_the_form_belongs_to_a_section()
    {
        var full = Complete with { CoSponsor = "甲", CoOrganisers = "乙", CentralFunds = 3 };

        Assert.Equal(
            full,
            Enum.GetValues<ProposalSection>().Aggregate(new ProposalContent(), (content, section) => content.Taking(section, full))
        );
        Assert.DoesNotContain(typeof(ProposalContent).GetProperties().Where(p => p.CanWrite), p => p.GetValue(full) is null or 0m);
    }

    [Fact]
    public void A_return_marks_at_least_one_section()
    {
        var proposal = Submitted();

        Refused.By("Mark at least one section that is to be changed.", () => proposal.Return([]));
        Assert.Equal(ProposalState.Submitted, proposal.State);
    }

    [Fact]
    public void A_returned_proposal_is_filed_again_after_the_closing_under_its_number()
    {
        var proposal = Submitted();
        proposal.Return([ProposalSection.Topic]);

        var version = proposal.Submit([], null, Filer, AfterClosing);

        Assert.Equal(
            (ProposalState.Submitted, "2027-001", 2, 2, 0),
            (proposal.State, proposal.Number, proposal.FiledVersions, version.Number, proposal.OpenSections.Count)
        );
    }

    [Fact]
    public void A_returned_proposal_is_not_filed_once_the_first_review_is_over()
    {
        var call = OpenCall();
        var proposal = Submitted(call);
        proposal.Return([ProposalSection.Topic]);
        call.BeginComposing(0, 0, AfterClosing);

        Refused.By(
            "The first review of this call is over: the proposal can no longer be filed.",
            () => proposal.Submit([], null, Filer, AfterClosing)
        );
        Assert.Equal((ProposalState.Returned, 1), (proposal.State, proposal.FiledVersions));
    }

    [Fact]
    public void A_proposal_walks_to_the_plan_with_rank_and_score()
    {
        var proposal = Submitted();
        proposal.Recommend(2);
        proposal.BeginScoring();
        proposal.BeginComposing(87.5m);
        proposal.Select();
        proposal.Reopen();
        proposal.Select();
        proposal.Publicise();
        proposal.Enter();

        Assert.Equal((ProposalState.Planned, 2, 87.5m), (proposal.State, proposal.Rank, proposal.Score));
    }

    [Fact]
    public void A_refused_move_changes_nothing()
    {
        var proposal = Submitted();
        proposal.Decline();

        Refused.ByState(ProposalState.Declined, ProposalAction.Recommend, () => proposal.Recommend(1));
        Refused.ByState(ProposalState.Declined, ProposalAction.BeginComposing, () => proposal.BeginComposing(90));
        Refused.ByState(ProposalState.Declined, ProposalAction.Return, () => proposal.Return([ProposalSection.Topic]));
        Refused.ByState(ProposalState.Declined, ProposalAction.Withdraw, proposal.Withdraw);
        Refused.ByState(ProposalState.Declined, ProposalAction.Submit, () => proposal.Submit([], null, Filer, WhileOpen));
        Assert.Equal(
            (ProposalState.Declined, null, null, 0, 1),
            (proposal.State, proposal.Rank, proposal.Score, proposal.OpenSections.Count, proposal.FiledVersions)
        );
    }

    [Fact]
    public void A_recommended_national_seminar_goes_to_the_ministry_and_its_answer_is_recorded()
    {
        var proposal = Candidate(content: Complete with { Kind = SeminarKind.National });

        Refused.By(
            "Record first when and with which letter it went to the ministry.",
            () => proposal.RecordAnswer(MinistryAnswer.Approved, "函")
        );
        Assert.Null(proposal.Answer);
        proposal.Forward(new DateOnly(2026, 12, 10), " 桂人社函〔2026〕9号 ");
        proposal.RecordAnswer(MinistryAnswer.Approved, " 人社厅函〔2027〕1号 ");

        Assert.Equal(
            (new DateOnly(2026, 12, 10), "桂人社函〔2026〕9号", MinistryAnswer.Approved, "人社厅函〔2027〕1号"),
            (proposal.ForwardedOn, proposal.ForwardedWith, proposal.Answer, proposal.AnswerDocument)
        );
    }

    [Fact]
    public void Only_a_national_seminar_goes_to_the_ministry()
    {
        var proposal = Candidate();

        Refused.By(
            "Only a national advanced seminar is recommended to the ministry.",
            () => proposal.Forward(new DateOnly(2026, 12, 10), "函")
        );
        Assert.Null(proposal.ForwardedOn);
    }

    [Fact]
    public void A_seminar_that_is_not_recommended_does_not_go_to_the_ministry()
    {
        var national = Complete with { Kind = SeminarKind.National };
        var draft = Draft(content: national);
        var submitted = Submitted(content: national);
        var returned = Submitted(content: national);
        var declined = Submitted(content: national);
        var withdrawn = Submitted(content: national);
        returned.Return([ProposalSection.Topic]);
        declined.Decline();
        withdrawn.Withdraw();

        foreach (var proposal in new[] { draft, submitted, returned, declined, withdrawn })
            Refused.By("Only a recommended proposal goes to the ministry.", () => proposal.Forward(new DateOnly(2026, 12, 10), "函"));
    }
}
