using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Tests.Conventions;

internal sealed class AccountsRoutes : IRoutes
{
    public IReadOnlyList<Row> Rows =>
        [
            Row.SignedIn("/account", "/account"),
            Row.Public("/account/act-as", "/account/act-as"),
            Row.SignedIn("/account/confirm", "/account/confirm"),
            Row.For(Permission.EndMembership, "/account/desks/{id:guid}", "/account/desks/{membership}", not: "D"),
            Row.Public("/account/forgotten", "/account/forgotten"),
            Row.Public("/account/invitation/{secret:length(32)}", "/account/invitation/{secret}"),
            Row.For(Permission.InviteMember, "/account/invite", "/account/invite"),
            Row.OwnTo("O", "/account/lend/{id:guid}", "/account/lend/{lendable}"),
            Row.OwnTo("OS", "/account/lent/{id:guid}/end", "/account/lent/{lent}/end"),
            Row.For(Permission.ReadMembers, "/account/members", "/account/members"),
            Row.For(Permission.ReadMembers, "/account/members/{id:guid}", "/account/members/{member}", not: "D"),
            Row.For(Permission.EndMembership, "/account/members/{id:guid}/end", "/account/members/{member}/end", not: "D"),
            Row.For(
                Permission.ResetPassword,
                "/account/members/{id:guid}/reset-password",
                "/account/members/{member}/reset-password",
                not: "D"
            ),
            Row.For(
                Permission.EndMembership,
                "/account/members/{user:guid}/memberships/{id:guid}/end",
                "/account/members/{member}/memberships/{membership}/end",
                not: "D"
            ),
            Row.For(Permission.LinkAccounts, "/account/members/{id:guid}/same-person", "/account/members/{member}/same-person", not: "D"),
            Row.For(
                Permission.LinkAccounts,
                "/account/members/{user:guid}/same-person/{id:guid}/end",
                "/account/members/{member}/same-person/{link}/end",
                not: "D"
            ),
            Row.SignedIn("/account/password", "/account/password"),
            Row.SignedIn("/account/phone", "/account/phone"),
            Row.Public("/account/sign-in", "/account/sign-in"),
            Row.Public("/account/sign-out", "/account/sign-out"),
        ];
}
