using System.Text;
using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Prints the table of rights as docs/permissions.md, in Chinese and English.</summary>
public static class PermissionDocument
{
    private static readonly Dictionary<Scope, (string Chinese, string English)> Words = new()
    {
        [Scope.Tenant] = ("全区", "tenant"),
        [Scope.Subtree] = ("辖区", "territory"),
        [Scope.Field] = ("行业", "field"),
        [Scope.OwnUnit] = ("本单位", "own unit"),
        [Scope.Assigned] = ("指派", "assigned"),
    };

    private static readonly Dictionary<Role, string> Chinese = new()
    {
        [Role.ProgrammeOffice] = "工程办公室",
        [Role.LocalBureau] = "市县人社",
        [Role.IndustryDepartment] = "行业主管",
        [Role.Finance] = "财政",
        [Role.UnitAdministrator] = "单位管理员",
        [Role.BaseManager] = "基地管理员",
        [Role.TrainingInstitution] = "培训机构",
        [Role.EvaluationInstitution] = "评价机构",
        [Role.Learner] = "学员",
        [Role.Expert] = "评审专家",
        [Role.Inspector] = "检查人员",
        [Role.Auditor] = "审计员",
        [Role.SystemAdministrator] = "系统管理员",
    };

    public static string Print()
    {
        var roles = Enum.GetValues<Role>().Where(r => Permissions.All.Any(g => g.Scopes.ContainsKey(r))).ToList();
        var text = new StringBuilder(
            "# Who may do what 权限表\n\nPrinted from `Permissions` and `RoleRules` in the application: change them there. A test compares; "
                + "`KU_WRITE_DOCS=1` before the test writes this file anew.\n\n"
                + "A cell says how far the role reaches. 单元格为该角色的范围："
                + string.Join("、", Words.Values.Select(w => $"{w.Chinese} {w.English}"))
                + "。Everybody who is signed in also manages their own account and, as a learner, their own record.\n\n"
        );
        text.Append($"| Permission 权限 | {string.Join(" | ", roles.Select(Head))} |\n|---|{string.Concat(roles.Select(_ => "---|"))}\n");
        foreach (var grant in Permissions.All)
            text.Append(
                $"| `{grant.Permission}` {grant.Chinese}<br>{grant.English} | "
                    + $"{string.Join(" | ", roles.Select(r => grant.Scopes.TryGetValue(r, out var scope) ? Cell(scope) : ""))} |\n"
            );
        text.Append(
            "\n## Who gives a role 任命\n\nNobody gives a role to their own account. A role that needs a capacity is held only while the "
                + "unit holds it.\n\n| Role 角色 | In 设在 | Needs 需有资格 | Given by 任命人 | Confirmed by 复核人 |\n|---|---|---|---|---|\n"
        );
        foreach (var rule in RoleRules.All)
            text.Append(
                $"| {Head(rule.Role)} | {(rule.Kinds is { } kinds ? string.Join(", ", kinds.Select(k => k.Word())) : "any unit 各单位")} "
                    + $"| {rule.Needs?.Word()} | {string.Join("<br>", rule.GivenBy.Select(g => $"{Head(g.Key)}: {Cell(g.Value)}"))} "
                    + $"| {(rule.ConfirmedBy is { } by ? Head(by) : "")} |\n"
            );
        text.Append(
            "\nKept apart 不得兼任: "
                + string.Join(
                    "; ",
                    roles
                        .Select(r => (Role: r, Others: roles.Where(o => RoleRules.AreApart(r, o)).ToList()))
                        .Where(r => r.Role is Role.Finance or Role.Auditor or Role.SystemAdministrator)
                        .Select(r => $"{Head(r.Role)} — {string.Join(", ", r.Others.Select(Head))}")
                )
                + ".\n\nA role is lent 代理 from one date to another to a colleague of the same unit, who acts in it under both names. Where "
                + "two people must differ, lender and deputy count as one, and so do two accounts of one person.\n"
        );
        return text.ToString();
    }

    private static string Head(Role role) => $"{Chinese[role]} {role.Word()}";

    private static string Cell(Scope scope) => $"{Words[scope].Chinese} {Words[scope].English}";
}
