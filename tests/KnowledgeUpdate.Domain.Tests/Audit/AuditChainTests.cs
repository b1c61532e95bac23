using CsCheck;
using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Domain.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly Dictionary<long, string> NoAnchors = [];
    private static readonly Guid Tenant = Guid.CreateVersion7();

    /// <summary>Each way to change one field of an event, its hash left as it was.</summary>
    private static readonly Func<AuditEvent, AuditEvent>[] Changes =
    [
        e => Copy(e, tenant: Guid.NewGuid()),
        e => Copy(e, at: e.At.AddMilliseconds(1)),
        e => Copy(e, user: Guid.NewGuid()),
        e => Copy(e, organisation: Guid.NewGuid()),
        e => Copy(e, role: e.Role + "x"),
        e => Copy(e, act: e.Act + "x"),
        e => Copy(e, kind: e.SubjectKind + "x"),
        e => Copy(e, subject: Guid.NewGuid()),
        e => Copy(e, changes: e.Changes + " "),
        e => Copy(e, reason: (e.Reason ?? "") + "x"),
        e => Copy(e, from: (e.From ?? "") + "x"),
        e => Copy(e, previous: Flip(e.PreviousHash)),
        e => Copy(e, hash: Flip(e.Hash)),
        e => Copy(e, sequence: e.Sequence + 1),
    ];

    private static readonly Gen<AuditEvent[]> Chain = Gen.Select(Gen.String[0, 12], Gen.String.Null(), Gen.Int[0, 10_000])
        .Array[2, 12]
        .Select(Build);

    [Fact]
    public void A_sound_chain_has_no_faults() =>
        Chain.Sample(chain =>
        {
            Assert.Empty(Check(chain, NoAnchors, HeadOf(chain)));
            Assert.Empty(Check(chain, chain.ToDictionary(e => e.Sequence, e => e.Hash), null));
        });

    [Fact]
    public void An_empty_chain_has_no_faults() => Assert.Empty(Check([], NoAnchors, new AuditHead()));

    [Fact]
    public void Any_change_of_any_field_is_found() =>
        Gen.Select(Chain, Gen.Int[0, 11], Gen.Int[0, Changes.Length - 1])
            .Sample(
                (chain, at, change) =>
                {
                    var changed = chain.ToArray();
                    changed[at % chain.Length] = Changes[change](chain[at % chain.Length]);

                    Assert.NotEmpty(Check(changed, NoAnchors, null));
                }
            );

    [Fact]
    public void A_change_with_a_new_hash_is_found_by_the_next_event_or_the_head() =>
        Gen.Select(Chain, Gen.Int[0, 11])
            .Sample(
                (chain, at) =>
                {
                    var changed = chain.ToArray();
                    changed[at % chain.Length] = Sealed(Copy(chain[at % chain.Length], act: "Forged"));

                    Assert.NotEmpty(Check(changed, NoAnchors, HeadOf(chain)));
                }
            );

    [Fact]
    public void A_tail_rewritten_with_new_hashes_and_a_new_head_is_found_by_an_anchor() =>
        Gen.Select(Chain, Gen.Int[0, 11])
            .Sample(
                (chain, at) =>
                {
                    var rewritten = chain.ToArray();
                    for (var i = at % chain.Length; i < chain.Length; i++)
                        rewritten[i] = Sealed(Copy(chain[i], act: "Forged", previous: i == 0 ? AuditEvent.Genesis : rewritten[i - 1].Hash));

                    Assert.Empty(Check(rewritten, NoAnchors, HeadOf(rewritten)));
                    Assert.NotEmpty(Check(rewritten, new Dictionary<long, string> { [chain.Length] = chain[^1].Hash }, HeadOf(rewritten)));
                }
            );

    [Fact]
    public void A_deleted_event_is_found() =>
        Gen.Select(Chain, Gen.Int[0, 11])
            .Sample((chain, at) => Assert.NotEmpty(Check([.. chain.Where((_, i) => i != at % (chain.Length - 1))], NoAnchors, null)));

    [Fact]
    public void An_inserted_event_is_found() =>
        Gen.Select(Chain, Gen.Int[0, 11])
            .Sample(
                (chain, at) =>
                {
                    var place = at % chain.Length;
                    var inserted = Sealed(Copy(chain[place], act: "Forged"));

                    Assert.NotEmpty(Check([.. chain[..place], inserted, .. chain[place..]], NoAnchors, null));
                }
            );

    [Fact]
    public void Two_events_that_changed_places_are_found() =>
        Gen.Select(Chain, Gen.Int[0, 11], Gen.Int[1, 11])
            .Sample(
                (chain, a, step) =>
                {
                    var (i, j) = (a % chain.Length, (a + 1 + step % (chain.Length - 1)) % chain.Length);
                    var swapped = chain.ToArray();
                    (swapped[i], swapped[j]) = (swapped[j], swapped[i]);

                    Assert.Equal(i == j, Check(swapped, NoAnchors, null).Count == 0);
                }
            );

    [Fact]
    public void A_cut_tail_is_found_by_the_head_or_by_an_anchor() =>
        Gen.Select(Chain, Gen.Int[1, 12])
            .Sample(
                (chain, cut) =>
                {
                    var rest = chain[..^Math.Min(cut, chain.Length)];

                    Assert.NotEmpty(Check(rest, NoAnchors, HeadOf(chain)));
                    Assert.NotEmpty(Check(rest, new Dictionary<long, string> { [chain.Length] = chain[^1].Hash }, HeadOf(rest)));
                }
            );

    [Fact]
    public void A_fault_names_the_event()
    {
        var chain = Build([("甲", null, 1), ("乙", "r", 2), ("丙", null, 3)]);

        Assert.Equal(["event 2 was changed"], Check([chain[0], Copy(chain[1], act: "x"), chain[2]], NoAnchors, null));
        Assert.Equal(
            ["after event 1 comes 3: events are missing", "event 3 does not follow from the event before"],
            Check([chain[0], chain[2]], NoAnchors, null)
        );
        Assert.Equal(["the chain ends at event 2, its head says 3"], Check(chain[..2], NoAnchors, HeadOf(chain)));
    }

    [Fact]
    public void Text_moved_from_one_field_to_the_next_changes_the_hash()
    {
        var one = Build([("甲", "ab", 1)])[0];

        Assert.NotEqual(Copy(one, reason: "ab", from: "").ComputeHash(), Copy(one, reason: "a", from: "b").ComputeHash());
        Assert.NotEqual(Copy(one, role: "a", act: "b").ComputeHash(), Copy(one, role: "ab", act: "").ComputeHash());
    }

    private static List<string> Check(IEnumerable<AuditEvent> chain, IReadOnlyDictionary<long, string> anchors, AuditHead? head)
    {
        var check = new AuditChainCheck(anchors);
        foreach (var next in chain)
            check.Add(next);
        check.Finish(head);
        return check.Faults;
    }

    private static AuditHead HeadOf(AuditEvent[] chain) =>
        new() { Sequence = chain.Length, Hash = chain.Length == 0 ? AuditEvent.Genesis : chain[^1].Hash };

    private static AuditEvent[] Build((string Act, string? Reason, int Millisecond)[] acts)
    {
        var chain = new List<AuditEvent>();
        foreach (var (act, reason, millisecond) in acts)
            chain.Add(
                Sealed(
                    new AuditEvent
                    {
                        TenantId = Tenant,
                        Sequence = chain.Count + 1,
                        At = DateTimeOffset.UnixEpoch.AddMilliseconds(millisecond),
                        UserId = null,
                        Role = "Finance",
                        Act = act,
                        SubjectKind = "AnnualPlan",
                        SubjectId = Guid.CreateVersion7(),
                        Changes = "[]",
                        Reason = reason,
                        PreviousHash = chain.Count == 0 ? AuditEvent.Genesis : chain[^1].Hash,
                        Hash = "",
                    }
                )
            );
        return [.. chain];
    }

    private static AuditEvent Sealed(AuditEvent e) => Copy(e, hash: e.ComputeHash());

    private static string Flip(string hash) => (hash[0] == '0' ? '1' : '0') + hash[1..];

    private static AuditEvent Copy(
        AuditEvent e,
        Guid? tenant = null,
        long? sequence = null,
        DateTimeOffset? at = null,
        Guid? user = null,
        Guid? organisation = null,
        string? role = null,
        string? act = null,
        string? kind = null,
        Guid? subject = null,
        string? changes = null,
        string? reason = null,
        string? from = null,
        string? previous = null,
        string? hash = null
    ) =>
        new()
        {
            TenantId = tenant ?? e.TenantId,
            Sequence = sequence ?? e.Sequence,
            At = at ?? e.At,
            UserId = user ?? e.UserId,
            OrganisationId = organisation ?? e.OrganisationId,
            Role = role ?? e.Role,
            Act = act ?? e.Act,
            SubjectKind = kind ?? e.SubjectKind,
            SubjectId = subject ?? e.SubjectId,
            Changes = changes ?? e.Changes,
            Reason = reason ?? e.Reason,
            From = from ?? e.From,
            PreviousHash = previous ?? e.PreviousHash,
            Hash = hash ?? e.Hash,
        };
}
