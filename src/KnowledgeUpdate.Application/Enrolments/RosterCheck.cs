using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Sheets;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Gatherings;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>
/// Checks a roster against the learners, the units and the seminar: a handful of statements, whatever the number of rows.
/// </summary>
[Service]
internal sealed class RosterCheck(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    RosterSheet sheet,
    IdentityVault vault,
    TimeProvider clock,
    IStringLocalizer<EnrolmentsText> text,
    IStringLocalizer<LearnersText> learnersText
)
{
    public IStringLocalizer<EnrolmentsText> Text => text;

    public async Task<IReadOnlyList<CheckedRosterLine>> CheckAsync(
        Gathering gathering,
        IReadOnlyList<RosterLine> lines,
        CancellationToken ct
    )
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var party = actor.UserId is null ? null : await parties.MineAsync(ct);
        var areas = (
            await db.Organisations.Where(o => o.Kind == OrganisationKind.Division).Select(o => o.DivisionCode).ToListAsync(ct)
        ).ToHashSet();
        var findings = lines
            .Select(l => l.Kind is { } kind ? IdentityNumber.Check(kind, l.Number, today, areas) : new IdentityFinding("", null))
            .ToList();
        var hashes = lines.Select((l, i) => findings[i].IsRight ? vault.Hash(l.Kind!.Value, l.Number) : null).ToList();
        var asked = hashes.OfType<byte[]>().ToList();
        var found = (await db.Learners.Where(l => asked.Contains(l.IdentityHash)).ToListAsync(ct)).ToDictionary(l =>
            Convert.ToHexString(l.IdentityHash)
        );
        var kept = found.Values.Select(l => l.MergedIntoId).OfType<Guid>().ToList();
        var accounts = await db.Learners.Where(l => kept.Contains(l.Id)).ToDictionaryAsync(l => l.Id, ct);
        var ids = found.Values.Select(l => l.AccountId).ToList();
        var enrolled = (
            await db
                .Enrolments.Where(e => e.GatheringId == gathering.Id && ids.Contains(e.LearnerId) && e.State != EnrolmentState.Withdrawn)
                .Select(e => e.LearnerId)
                .ToListAsync(ct)
        ).ToHashSet();
        var employed = (
            await db
                .Employments.Where(e => e.State == EmploymentState.Confirmed && ids.Contains(e.LearnerId))
                .Select(e => e.LearnerId)
                .ToListAsync(ct)
        ).ToHashSet();
        var units = await UnitsAsync(lines, ct);
        var first = new Dictionary<string, int>();
        return
        [
            .. lines.Select(
                (line, i) =>
                {
                    var faults = Faults(line, findings[i]);
                    var key = hashes[i] is { } hash ? Convert.ToHexString(hash) : null;
                    if (key is not null && !first.TryAdd(key, line.Row))
                        faults.Add(new(Column(2), text["The person is in row {0} already: remove one of the rows", first[key]]));
                    Learner? learner =
                        key is not null && found.TryGetValue(key, out var known)
                            ? known.MergedIntoId is { } into
                                ? accounts[into]
                                : known
                            : null;
                    if (learner is not null && PersonName.Normalise(learner.Name) != line.Name)
                        faults.Add(
                            new(
                                Column(0),
                                text[
                                    "The record of this number has another name: check name and number, or ask the person to "
                                        + "correct the record"
                                ]
                            )
                        );
                    if (learner is not null && party?.Did(learner.UserId) == true)
                        faults.Add(
                            new(
                                Column(2),
                                text["This is yourself: register on the page of the training, or have somebody else of your unit enter you"]
                            )
                        );
                    Organisation? unit = null;
                    if (line.Employer.Length > 0 && learner is null)
                    {
                        units.TryGetValue(line.Employer, out var named);
                        if (named is { Count: 1 })
                            unit = named[0];
                        else
                            faults.Add(
                                new(
                                    Column(3),
                                    named is null
                                        ? text["No open unit has this name or code: correct it, or leave the cell empty"]
                                        : text["Several units have this name: write the unified social credit code instead"]
                                )
                            );
                    }

                    var state =
                        faults.Count > 0 ? RosterRowState.Refused
                        : learner is null ? RosterRowState.NewLearner
                        : enrolled.Contains(learner.AccountId) ? RosterRowState.Unchanged
                        : RosterRowState.New;
                    IReadOnlyList<UnmetCondition> unmet = state switch
                    {
                        RosterRowState.New => gathering.Terms!.Conditions.Unmet(learner!, employed.Contains(learner!.Id)),
                        RosterRowState.NewLearner => gathering.Terms!.Conditions.Unmet(
                            new Learner(line.Name, line.Kind!.Value, [], [], "", Blank, clock.GetUtcNow()),
                            false
                        ),
                        _ => [],
                    };
                    return new CheckedRosterLine(
                        new RosterRow(
                            line.Row,
                            line.Name,
                            IdentityNumber.Mask(line.Number),
                            line.Employer,
                            state,
                            faults,
                            unmet,
                            findings[i].Warning is { } warning ? learnersText[warning].Value : null
                        ),
                        line,
                        learner,
                        unit
                    );
                }
            ),
        ];
    }

    /// <summary>What is known of the profession of a person who comes by a roster: nothing yet.</summary>
    internal static readonly Profession Blank = new(null, TitleLevel.None, null, null, Education.NotStated);

    private List<CellFault> Faults(RosterLine line, IdentityFinding finding)
    {
        var faults = new List<CellFault>();
        if (PersonName.Fault(line.Name) is { } fault)
            faults.Add(new(Column(0), learnersText[fault]));
        if (line.Kind is null)
            faults.Add(new(Column(1), text["Write 居民身份证, 护照, 港澳居民来往内地通行证 or 台湾居民来往大陆通行证"]));
        else if (finding.Fault is { Length: > 0 } wrong)
            faults.Add(new(Column(2), learnersText[wrong]));
        return faults;
    }

    private async Task<Dictionary<string, List<Organisation>>> UnitsAsync(IReadOnlyList<RosterLine> lines, CancellationToken ct)
    {
        var names = lines.Select(l => l.Employer).Where(e => e.Length > 0).Distinct().ToList();
        var codes = names.ToDictionary(n => n, CreditCode.Normalise);
        var (nameList, codeList) = (names, codes.Values.ToList());
        var found = await db
            .Organisations.Where(o =>
                o.ClosedOn == null && o.Kind != OrganisationKind.Division && (nameList.Contains(o.Name) || codeList.Contains(o.CreditCode!))
            )
            .ToListAsync(ct);
        return names
            .Select(n => (n, Units: found.Where(o => o.Name == n || o.CreditCode == codes[n]).ToList()))
            .Where(n => n.Units.Count > 0)
            .ToDictionary(n => n.n, n => n.Units);
    }

    private string Column(int i) => sheet.Columns[i].Words[0];
}
