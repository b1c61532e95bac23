using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Domain.Tests;

/// <summary>Records that are in order; a test changes the one thing it is about. Every name and number is made up.</summary>
internal static class Samples
{
    internal static readonly DateTimeOffset Opens = BeijingTime.StartOf(new DateOnly(2026, 11, 2));
    internal static readonly DateTimeOffset Closes = BeijingTime.EndOf(new DateOnly(2026, 11, 30));
    internal static readonly DateTimeOffset WhileOpen = BeijingTime.At(new DateTime(2026, 11, 10, 9, 30, 0));
    internal static readonly DateTimeOffset AfterClosing = BeijingTime.At(new DateTime(2026, 12, 1, 9, 0, 0));
    internal static readonly Guid Host = Guid.CreateVersion7();
    internal static readonly Guid Recommender = Guid.CreateVersion7();
    internal static readonly Guid Filer = Guid.CreateVersion7();
    internal static readonly Guid Officer = Guid.CreateVersion7();

    internal static readonly FeeStandard Standard = new()
    {
        Classes = [new("三类", 340, 130, 50, 30)],
        Tiers = [new(15, 0.8m), new(30, 0.7m)],
        LecturerCaps = new Dictionary<LecturerRank, decimal>
        {
            [LecturerRank.AssociateSenior] = 500,
            [LecturerRank.FullSenior] = 1000,
            [LecturerRank.Academician] = 1500,
        },
        HalfDayHours = 4,
    };

    internal static readonly CallTerms PlainTerms = new()
    {
        Kinds = [SeminarKind.National, SeminarKind.Advanced],
        Fields = ["ai", "bio"],
        RequiredAttachments = ["办班方案"],
    };

    internal static readonly CallTerms TermsWithScoring = PlainTerms with
    {
        ExpertScoring = true,
        Criteria = [new("选题价值", 40), new("课程与师资", 35), new("经费", 25)],
    };

    /// <summary>Costs 50 × 5 × 540 + 4 × 900 + 2 000 = 140 600 元, all within the standard.</summary>
    internal static readonly ProposalContent Complete = new()
    {
        Title = "人工智能赋能制造业高级研修班",
        Kind = SeminarKind.Advanced,
        Field = "ai",
        RecommenderId = Recommender,
        RecommenderName = "示例市人社局",
        ContactName = "韦某",
        ContactPhone = "13800000008",
        Grounds = "依据",
        Aims = "目的",
        Target = "高级职称人员",
        HeadCount = 50,
        FromOutside = 5,
        StartsOn = new DateOnly(2027, 6, 14),
        Days = 5,
        Place = "南宁市",
        Mode = "集中面授",
        Lecturers = [new("黄某", "示例大学", "教授", LecturerRank.FullSenior)],
        Courses =
        [
            new(1, HalfDay.Morning, "大模型与制造", 2, "黄某"),
            new(2, HalfDay.Morning, "大模型与质检", 1, "黄某"),
            new(3, HalfDay.Morning, "大模型与运维", 1, "黄某"),
        ],
        Budget = new BudgetRequest(340, 130, 45, 25, 0, 900, 0, 2000),
        RegionFunds = 100_000,
        OwnFunds = 40_600,
        Results = "成果",
        Conditions = "教室",
        Attachments = [new(Guid.CreateVersion7(), "办班方案", "方案.pdf", 1000, new string('a', 64))],
    };

    internal static SeminarCall DraftCall(CallTerms? terms = null) =>
        SeminarCall.Draft(2027, "通知", "正文", Opens, Closes, terms ?? PlainTerms, Drafter);

    internal static readonly Party Drafter = new(Guid.CreateVersion7());

    internal static readonly Party Releaser = new(Guid.CreateVersion7());

    internal static SeminarCall SentCall(CallTerms? terms = null)
    {
        var call = DraftCall(terms);
        call.SendForRelease();
        return call;
    }

    internal static SeminarCall OpenCall(CallTerms? terms = null)
    {
        var call = SentCall(terms);
        call.Publish(Releaser, null, Opens);
        return call;
    }

    internal static SeminarProposal Draft(SeminarCall? call = null, ProposalContent? content = null) =>
        SeminarProposal.Begin(call ?? OpenCall(), Host, "示例大学", Filer, content ?? Complete, WhileOpen);

    internal static SeminarProposal Submitted(SeminarCall? call = null, ProposalContent? content = null)
    {
        var proposal = Draft(call, content);
        proposal.Submit([], null, Filer, WhileOpen);
        return proposal;
    }

    internal static SeminarProposal Candidate(SeminarCall? call = null, ProposalContent? content = null)
    {
        var proposal = Submitted(call, content);
        proposal.Recommend(1);
        proposal.BeginComposing(null);
        return proposal;
    }

    internal static SeminarProposal LeftOut(SeminarCall call)
    {
        var proposal = Candidate(call);
        proposal.LeaveOut();
        return proposal;
    }

    /// <summary>A plan in publicity with one seminar.</summary>
    internal static (AnnualPlan Plan, SeminarProposal Proposal) PlanInPublicity(SeminarCall? call = null)
    {
        call ??= OpenCall();
        var proposal = Candidate(call);
        var plan = new AnnualPlan(call);
        plan.Form([PlanRow.Of(proposal, 1)], "方案一", "经办人", AfterClosing);
        plan.Publicise();
        proposal.Select();
        proposal.Publicise();
        return (plan, proposal);
    }

    internal static (AnnualPlan Plan, SeminarProposal Proposal) PublishedPlan(SeminarCall? call = null)
    {
        var (plan, proposal) = PlanInPublicity(call);
        plan.Publish(
            "桂人社发〔2027〕1号",
            BeijingTime.DateOf(AfterClosing),
            new PublicationFacts(BeijingTime.DateOf(AfterClosing).AddDays(-1), 0, 0, 0),
            "经办人",
            AfterClosing
        );
        proposal.Enter();
        return (plan, proposal);
    }
}
