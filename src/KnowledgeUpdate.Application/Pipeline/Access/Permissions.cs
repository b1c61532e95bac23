using KnowledgeUpdate.Domain.Accounts;
using static KnowledgeUpdate.Domain.Accounts.Role;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// The one table of rights: permission × role × scope. Messages, navigation, buttons and the route table read it; roles are listed nowhere
/// else.
/// </summary>
public static class Permissions
{
    private static readonly Grant[] Table =
    [
        // Organisations
        new Grant(Permission.ReadUnits, "查看单位", "See units")
            .Everywhere(ProgrammeOffice, SystemAdministrator, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.EnterUnit, "录入单位", "Enter units")
            .Everywhere(ProgrammeOffice, SystemAdministrator)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment),
        new Grant(Permission.CorrectUnit, "更正、迁移单位", "Correct and move units")
            .Everywhere(ProgrammeOffice, SystemAdministrator)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment),
        new Grant(Permission.CloseUnit, "撤销、合并单位", "Close and merge units")
            .Everywhere(ProgrammeOffice, SystemAdministrator)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment),
        new Grant(Permission.GrantCapacity, "赋予、终止单位资格", "Grant and end capacities of units")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment),
        // Accounts
        new Grant(Permission.ReadMembers, "查看人员账号", "See people and their roles")
            .Everywhere(ProgrammeOffice, SystemAdministrator, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.InviteMember, "邀请人员任职", "Invite people to roles")
            .Everywhere(ProgrammeOffice, SystemAdministrator)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.EndMembership, "终止任职、停用账号", "End roles and accounts")
            .Everywhere(ProgrammeOffice, SystemAdministrator)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.ResetPassword, "重置密码", "Reset passwords")
            .Everywhere(ProgrammeOffice, SystemAdministrator)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.LinkAccounts, "登记同一人的多个账号", "Record that accounts are one person's")
            .Everywhere(ProgrammeOffice, SystemAdministrator)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        // Audit
        new Grant(Permission.ReadHistory, "查看操作历史", "Read the history").Everywhere(ProgrammeOffice, Auditor),
        // Calendar
        new Grant(Permission.ReadCalendar, "查看工作日历", "See the calendar").Everywhere(ProgrammeOffice, SystemAdministrator, Auditor),
        new Grant(Permission.EnterCalendar, "维护工作日历", "Keep the calendar").Everywhere(ProgrammeOffice, SystemAdministrator),
        // Rules
        new Grant(Permission.ReadRules, "查看规则", "See the programme rules").Everywhere(ProgrammeOffice, Auditor),
        new Grant(Permission.EnterRule, "录入规则", "Enter programme rules").Everywhere(ProgrammeOffice),
        new Grant(Permission.EnterActivityKind, "维护学时活动类别", "Keep the kinds of activity").Everywhere(ProgrammeOffice),
        // Countersign
        new Grant(Permission.ReadProposedAct, "查看全部待复核事项", "See every proposed act").Everywhere(Auditor),
        new Grant(Permission.ConfirmProposedAct, "复核", "Confirm and decline proposed acts").Everywhere(ProgrammeOffice),
        // Seminars
        new Grant(Permission.ReadSeminarCalls, "查看征集通知", "See calls")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.ReadDraftCalls, "查看未发布的征集通知", "See calls not yet published").Everywhere(ProgrammeOffice, Auditor),
        new Grant(Permission.ReadFields, "查看专业领域", "See the fields")
            .Everywhere(ProgrammeOffice, Auditor, Finance)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator)
            .WhereAssigned(Expert),
        new Grant(Permission.SaveSeminarCall, "起草、延长征集通知", "Draft and extend calls").Everywhere(ProgrammeOffice),
        new Grant(Permission.PublishSeminarCall, "发布征集通知", "Publish calls").Everywhere(ProgrammeOffice),
        new Grant(Permission.BeginExpertScoring, "组织专家评分", "Begin expert scoring").Everywhere(ProgrammeOffice),
        new Grant(Permission.ReadSeminarProposals, "查看选题", "See proposals")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator)
            .WhereAssigned(Expert),
        new Grant(Permission.ListSeminarProposals, "列出、比较选题", "List and compare proposals")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.FileSeminarProposal, "申报选题", "File proposals").InOwnUnit(UnitAdministrator),
        new Grant(Permission.ReviewSeminarProposal, "初审、推荐选题", "Give the first review of proposals")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment),
        new Grant(Permission.ForwardToMinistry, "报送国家级选题", "Forward national proposals to the ministry").Everywhere(ProgrammeOffice),
        new Grant(Permission.SaveExpert, "维护专家库", "Keep the pool of experts").Everywhere(ProgrammeOffice),
        new Grant(Permission.ReadScoring, "查看评分进度和专家", "See scoring and experts").Everywhere(ProgrammeOffice, Auditor),
        new Grant(Permission.SubmitScore, "评分", "Score proposals").WhereAssigned(Expert),
        new Grant(Permission.DeclareConflict, "申报回避", "Declare a conflict of interest")
            .Everywhere(ProgrammeOffice)
            .WhereAssigned(Expert),
        new Grant(Permission.ReadAnnualPlans, "查看年度计划", "See annual plans")
            .Everywhere(ProgrammeOffice, Auditor, Finance)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.ReadDraftPlans, "查看编制中的计划", "See plans that are being composed").Everywhere(ProgrammeOffice, Auditor),
        new Grant(Permission.ReadPlanBench, "查看编制台", "See the bench").Everywhere(ProgrammeOffice, Auditor),
        new Grant(Permission.FormAnnualPlan, "编制计划", "Compose and form the annual plan").Everywhere(ProgrammeOffice),
        new Grant(Permission.PublicisePlan, "公示计划", "Publicise the plan").Everywhere(ProgrammeOffice),
        new Grant(Permission.PublishAnnualPlan, "公布计划", "Publish the annual plan").Everywhere(ProgrammeOffice),
        new Grant(Permission.ReadPlanAmendment, "查看计划变更", "See amendments of the plan")
            .Everywhere(ProgrammeOffice, Auditor)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.RequestPlanAmendment, "申请调整计划", "Ask for an amendment of the plan")
            .Everywhere(ProgrammeOffice)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.DecidePlanAmendment, "审批计划变更", "Decide amendments of the plan").Everywhere(ProgrammeOffice),
        // Publicities
        new Grant(Permission.ReadObjections, "查看异议", "See objections").Everywhere(ProgrammeOffice, Auditor),
        new Grant(Permission.AnswerObjection, "答复异议", "Answer objections").Everywhere(ProgrammeOffice),
        new Grant(Permission.RevealObjector, "查看异议人联系方式", "Reveal who objects").Everywhere(ProgrammeOffice),
        // Delivery
        new Grant(Permission.ReadSeminars, "查看研修班", "See seminars held")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.ExportTrainees, "导出学员、考勤名单", "Export trainees and attendance")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.FileImplementation, "报送实施方案", "File the implementation plan").InOwnUnit(UnitAdministrator),
        new Grant(Permission.ReturnImplementation, "退回实施方案", "Return implementation plans").Everywhere(ProgrammeOffice),
        new Grant(Permission.BreakOffSeminar, "中止研修班", "Break seminars off").Everywhere(ProgrammeOffice),
        new Grant(Permission.NominateForSeminar, "选派人员参训", "Nominate staff for seminars").InOwnUnit(UnitAdministrator),
        new Grant(Permission.DecideEnrolments, "审核报名、导入名单", "Decide enrolments and import rosters").InOwnUnit(UnitAdministrator),
        new Grant(Permission.TakeAttendance, "考勤", "Take attendance").InOwnUnit(UnitAdministrator),
        new Grant(Permission.ReadDispute, "查看考勤异议", "See disputes about attendance")
            .Everywhere(ProgrammeOffice, Auditor)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.DecideDispute, "处理考勤异议", "Decide disputes about attendance")
            .Everywhere(ProgrammeOffice)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.FileClosingPapers, "报送结项材料", "File closing papers").InOwnUnit(UnitAdministrator),
        new Grant(Permission.AcceptClosingPapers, "验收结项材料", "Accept closing papers").Everywhere(ProgrammeOffice),
        new Grant(Permission.ReadOutcome, "查看结业结果更正", "See corrections of outcomes").Everywhere(ProgrammeOffice, Auditor),
        new Grant(Permission.CorrectOutcome, "更正结业结果", "Correct outcomes").Everywhere(ProgrammeOffice),
        // Learners
        new Grant(Permission.ReadLearners, "查看学员档案", "See learners")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.ExportLearners, "导出人员学时", "Export the hours of staff")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.CorrectLearner, "更正身份信息", "Correct identity data").Everywhere(ProgrammeOffice),
        new Grant(Permission.EnterLearner, "录入本单位人员", "Enter staff").InOwnUnit(UnitAdministrator),
        new Grant(Permission.RemindStaff, "提醒未完成人员", "Remind staff who are behind").InOwnUnit(UnitAdministrator),
        new Grant(Permission.DecideEmployment, "确认任职", "Decide requests about employment")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.ReadFalseEmployment, "查看任职不实的核查", "See what rests on an employment")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau),
        new Grant(Permission.FindEmploymentFalse, "认定任职不实", "Find an employment false")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau),
        new Grant(Permission.ReadRecordBinding, "查看档案认领", "See bindings of records")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.DecideRecordBinding, "处理档案认领", "Decide, freeze bindings of records")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.SettleRecordBinding, "处理冻结的档案", "Settle frozen records")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau),
        new Grant(Permission.InviteToRecord, "邀请本人认领档案", "Invite people to their records")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.ResetLearnerAccess, "帮助学员找回账号", "Let learners in again")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.RevealIdentity, "查看完整证件号码", "Reveal identity numbers")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.MergeLearners, "合并、拆分档案", "Merge and split records")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau),
        new Grant(Permission.ReadClaims, "查看学时申报", "See claims of hours")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.DecideClaim, "审核学时申报", "Decide claims of hours")
            .Everywhere(ProgrammeOffice)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment)
            .InOwnUnit(UnitAdministrator),
        new Grant(Permission.DecideClaimAppeal, "处理学时申诉", "Decide appeals about claims").Everywhere(ProgrammeOffice),
        new Grant(Permission.ReverseHours, "冲正学时", "Reverse hours").Everywhere(ProgrammeOffice),
        new Grant(Permission.ReadCompletion, "查看完成情况", "See completion")
            .Everywhere(ProgrammeOffice, Auditor)
            .InTerritory(LocalBureau)
            .InField(IndustryDepartment),
        new Grant(Permission.RefreshCompletion, "刷新完成情况", "Count completion anew").Everywhere(ProgrammeOffice),
        // Imports
        new Grant(Permission.ImportHours, "导入学时", "Import hours")
            .Everywhere(ProgrammeOffice)
            .InOwnUnit(UnitAdministrator),
        // Certificates
        new Grant(Permission.ReadCertificates, "查看证书", "See certificates").Everywhere(ProgrammeOffice, Auditor),
        new Grant(Permission.PrintCertificates, "打印证书", "Print certificates").Everywhere(ProgrammeOffice, Auditor),
        new Grant(Permission.ReplaceCertificate, "换发、补发证书", "Replace and reissue certificates").Everywhere(ProgrammeOffice),
        new Grant(Permission.RevokeCertificate, "撤销证书", "Revoke certificates").Everywhere(ProgrammeOffice),
        new Grant(Permission.DecideCertificateReview, "复查证书", "Decide reviews of certificates").Everywhere(ProgrammeOffice),
        new Grant(Permission.ReadSeals, "查看印章", "See seals").Everywhere(ProgrammeOffice, Auditor),
        new Grant(Permission.ChangeIssuerSeal, "更换印章", "Change seals").Everywhere(ProgrammeOffice),
        new Grant(Permission.ReadCertificateSeries, "查看证书编号", "See the numbering of certificates").Everywhere(
            ProgrammeOffice,
            Auditor
        ),
        new Grant(Permission.EnterCertificateSeries, "设定证书编号", "Set the numbering of certificates").Everywhere(ProgrammeOffice),
        new Grant(Permission.ReadApiKeys, "查看查验密钥", "See keys of the look-up").Everywhere(SystemAdministrator, Auditor),
        new Grant(Permission.MakeApiKey, "发放、吊销查验密钥", "Make and revoke keys of the look-up").Everywhere(SystemAdministrator),
    ];

    private static readonly Dictionary<Permission, Grant> Known = Table.ToDictionary(g => g.Permission);

    /// <summary>Every permission with its grants, in the order of the areas.</summary>
    public static IReadOnlyList<Grant> All => Table;

    /// <summary>How far a role reaches with a permission; null where it does not have it.</summary>
    public static Scope? Of(Permission permission, Role role) => Known[permission].Scopes.TryGetValue(role, out var scope) ? scope : null;

    /// <summary>The roles that have a permission.</summary>
    public static IReadOnlyList<Role> RolesOf(Permission permission) => [.. Known[permission].Scopes.Keys];
}
