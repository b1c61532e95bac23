using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Domain.Tests.Accounts;

public sealed class LentRoleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 28);
    private static readonly Guid Lender = Guid.CreateVersion7(),
        Deputy = Guid.CreateVersion7();

    private static Membership Held(DateOnly? to = null) => new(Lender, Guid.CreateVersion7(), Role.ProgrammeOffice, Today.AddDays(-9), to);

    private static LentRole Lend(DateOnly from, DateOnly to, Membership? membership = null, Guid? deputy = null) =>
        new(membership ?? Held(), deputy ?? Deputy, from, to, 90, " 出差 ", Now);

    [Fact]
    public void It_holds_from_its_first_to_its_last_day()
    {
        var lent = Lend(Today.AddDays(1), Today.AddDays(3));

        Assert.Equal(
            [false, true, true, false],
            new[] { Today, Today.AddDays(1), Today.AddDays(3), Today.AddDays(4) }.Select(lent.HoldsOn)
        );
        Assert.Equal(("出差", Lender, Deputy), (lent.Reason, lent.LenderId, lent.DeputyId));
    }

    [Fact]
    public void What_is_no_lawful_time_or_no_second_person_is_refused()
    {
        Refused.By("A role is lent to somebody else.", () => Lend(Today, Today, deputy: Lender));
        Refused.By(
            "A role cannot be lent for days that are over. Enter {0:yyyy-MM-dd} or a later first day.",
            () => Lend(Today.AddDays(-1), Today)
        );
        Refused.By("The last day cannot be before the first one.", () => Lend(Today.AddDays(2), Today.AddDays(1)));
        Refused.By(
            "A role is lent for at most {0} days. Whoever is away longer hands the role over.",
            () => Lend(Today, Today.AddDays(90))
        );
        Assert.Equal(Today.AddDays(89), Lend(Today, Today.AddDays(89)).To);
        Refused.By(
            "A role is lent only for days on which it is held: this one ends on {0:yyyy-MM-dd}.",
            () => Lend(Today, Today.AddDays(5), Held(Today.AddDays(4)))
        );
    }

    [Fact]
    public void Ended_it_holds_no_more_and_is_not_ended_again()
    {
        var lent = Lend(Today, Today.AddDays(3));
        lent.End(new Party(Lender), Now);

        Assert.False(lent.HoldsOn(Today));
        Refused.By("This role is not lent any more.", () => lent.End(new Party(Lender), Now));
        Refused.By("This role is not lent any more.", () => Lend(Today, Today).End(new Party(Lender), Now.AddDays(1)));
    }

    [Fact]
    public void It_ends_with_what_it_rests_on()
    {
        var by = new Party(Lender);
        var over = Lend(Today, Today.AddDays(3));
        var later = Lend(Today.AddDays(2), Today.AddDays(3));
        var shorter = Lend(Today, Today.AddDays(3));
        var kept = Lend(Today, Today.AddDays(3));

        Assert.Equal(
            [true, true, true, false, false],
            [
                over.EndWith(Today.AddDays(-1), by, Now),
                later.EndWith(Today.AddDays(1), by, Now),
                shorter.EndWith(Today.AddDays(1), by, Now),
                kept.EndWith(Today.AddDays(3), by, Now),
                over.EndWith(Today.AddDays(-1), by, Now),
            ]
        );

        Assert.Equal(
            new (DateTimeOffset?, DateOnly)[]
            {
                (Now, Today.AddDays(3)),
                (Now, Today.AddDays(3)),
                (null, Today.AddDays(1)),
                (null, Today.AddDays(3)),
            },
            new[] { over, later, shorter, kept }.Select(l => (l.EndedAt, l.To))
        );
    }

    [Fact]
    public void What_anybody_of_a_party_did_was_done_by_the_party()
    {
        var (other, stranger) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var party = new Party(Deputy, Lender, [other]);

        Assert.Equal([true, true, true, false, false], new Guid?[] { Deputy, Lender, other, stranger, null }.Select(g => party.Did(g)));
        Assert.True(party.Did(stranger, Lender));
        Assert.False(new Party(stranger).Did(Deputy, Lender));
    }

    [Fact]
    public void Two_accounts_of_a_person_are_one_pair_in_whichever_order()
    {
        var link = new PersonLink(Deputy, Lender, "同一人", new Party(Guid.CreateVersion7()), Now);

        Assert.True(link.FirstId.CompareTo(link.SecondId) < 0);
        link.End(new Party(Guid.CreateVersion7()), Now);
        Refused.By("These accounts are recorded as two people already.", () => link.End(new Party(Guid.CreateVersion7()), Now));
        Refused.By(
            "This is the same account. Name the person's other one.",
            () => new PersonLink(Deputy, Deputy, "同一人", new Party(Lender), Now)
        );
    }
}
