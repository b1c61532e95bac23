using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Who a person is, as typed.</summary>
public sealed record IdentityInput(string? Name, IdentityKind Kind, string? Number);

/// <summary>Who a person is, checked and normalised.</summary>
/// <param name="Warning">What looks odd but is lawful, an English key.</param>
public sealed record CheckedIdentity(string Name, IdentityKind Kind, string Number, string? Warning);

/// <summary>Finds and enters learners. One person has one record: it is found by the keyed hash of the identity number.</summary>
[Service]
public sealed class LearnerRegistry(
    PortalDbContext db,
    IdentityVault vault,
    WaitingClaims claims,
    Worklist worklist,
    TimeProvider clock,
    IStringLocalizer<LearnersText> text
)
{
    private HashSet<string>? areas;

    /// <summary>Checks name and number; each refusal stands beside its field.</summary>
    /// <exception cref="ValidationException">One of them is wrong.</exception>
    public async Task<CheckedIdentity> CheckAsync(IdentityInput input, CancellationToken ct)
    {
        var (name, number) = (PersonName.Normalise(input.Name), IdentityNumber.Normalise(input.Number));
        var finding = IdentityNumber.Check(input.Kind, number, BeijingTime.DateOf(clock.GetUtcNow()), await AreasAsync(ct));
        var faults = new List<ValidationFailure>();
        if (PersonName.Fault(name) is { } fault)
            faults.Add(new(nameof(input.Name), text[fault]));
        if (!finding.IsRight)
            faults.Add(new(nameof(input.Number), text[finding.Fault!]));
        return faults.Count == 0 ? new CheckedIdentity(name, input.Kind, number, finding.Warning) : throw new ValidationException(faults);
    }

    /// <summary>Checks a name alone; the refusal stands beside its field.</summary>
    /// <exception cref="ValidationException">It is not one.</exception>
    public string CheckName(string? typed)
    {
        var name = PersonName.Normalise(typed);
        return PersonName.Fault(name) is { } fault ? throw Faults.Beside(nameof(IdentityInput.Name), text[fault]) : name;
    }

    /// <summary>Checks what is said of a profession: series and field are among those there are.</summary>
    /// <exception cref="ValidationException">One of them is not.</exception>
    public async Task CheckAsync(Profession profession, CancellationToken ct)
    {
        if (profession.Series is { } series && !TitleSeries.All.Contains(series))
            throw Faults.Beside(nameof(Profession.Series), text["Choose one of the series offered"]);
        if (profession.FieldCode is { } field && !await db.Fields.AnyAsync(f => f.Code == field, ct))
            throw Faults.Beside(nameof(Profession.FieldCode), text["Choose one of the fields offered"]);
    }

    /// <summary>Gives a record another identity document.</summary>
    /// <exception cref="ValidationException">Another record has it.</exception>
    public async Task IdentifyAsync(Learner learner, CheckedIdentity identity, string field, CancellationToken ct)
    {
        var hash = vault.Hash(identity.Kind, identity.Number);
        if (await db.Learners.AnyAsync(l => l.IdentityHash == hash && l.Id != learner.Id, ct))
            throw Faults.Beside(field, text["Another record has this number. Merge the two records instead"]);
        if (!learner.IdentityHash.AsSpan().SequenceEqual(hash))
            learner.Identify(identity.Kind, vault.Encrypt(identity.Number), hash, IdentityNumber.Mask(identity.Number));
    }

    /// <summary>The record of a number; of a merged one, the one it was merged into.</summary>
    public async Task<Learner?> FindAsync(IdentityKind kind, string number, CancellationToken ct)
    {
        var hash = vault.Hash(kind, number);
        var found = await db.Learners.SingleOrDefaultAsync(l => l.IdentityHash == hash, ct);
        return found?.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, ct) : found;
    }

    /// <summary>Enters a new record.</summary>
    public Learner Enter(CheckedIdentity identity, Profession profession)
    {
        var learner = new Learner(
            identity.Name,
            identity.Kind,
            vault.Encrypt(identity.Number),
            vault.Hash(identity.Kind, identity.Number),
            IdentityNumber.Mask(identity.Number),
            profession,
            clock.GetUtcNow()
        );
        db.Add(learner);
        return learner;
    }

    /// <summary>
    /// Enters the record that an account has: of its own, or while it is decided whether <paramref name="record"/> is its person's. A
    /// provisional record gets a hash of its own, so that nobody finds it by the number.
    /// </summary>
    public Learner Begin(Learner? record, CheckedIdentity identity, Profession profession)
    {
        if (record is null)
            return Enter(identity, profession);
        var learner = Learner.Provisional(
            record,
            identity.Name,
            identity.Kind,
            vault.Encrypt(identity.Number),
            NobodysHash(),
            IdentityNumber.Mask(identity.Number),
            profession,
            clock.GetUtcNow()
        );
        db.Add(learner);
        return learner;
    }

    /// <summary>The record that an account has takes another name and number, as if it were entered now.</summary>
    public Learner BeginAgain(Learner held, Learner? record, CheckedIdentity identity, Profession profession)
    {
        held.Rename(identity.Name);
        held.Identify(
            identity.Kind,
            vault.Encrypt(identity.Number),
            record is null ? vault.Hash(identity.Kind, identity.Number) : NobodysHash(),
            IdentityNumber.Mask(identity.Number)
        );
        held.Describe(profession);
        held.StartsOver(record);
        return held;
    }

    private static byte[] NobodysHash() => System.Security.Cryptography.RandomNumberGenerator.GetBytes(32);

    /// <summary>
    /// Where learners work from today on, as the unit says, and nobody says otherwise: people whom it enters for the first time, and those
    /// who asked it. Two statements, whatever the number of people.
    /// </summary>
    /// <remarks>Who has a record already and did not ask is asked: <see cref="EmployerRequests.ClaimAsync"/>.</remarks>
    public async Task EmployAsync(IReadOnlyCollection<Learner> learners, Guid unit, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var ids = learners.Select(l => l.Id).ToList();
        var settled = new List<Guid>();
        var left = new List<Learner>();
        var open = (
            await db
                .Employments.Where(e =>
                    ids.Contains(e.LearnerId) && (e.State == EmploymentState.Confirmed || e.State == EmploymentState.Pending)
                )
                .ToListAsync(ct)
        ).ToLookup(e => e.LearnerId);
        foreach (var learner in learners)
        {
            var (confirmed, pending) = (
                open[learner.Id].FirstOrDefault(e => e.State == EmploymentState.Confirmed),
                open[learner.Id].FirstOrDefault(e => e.State == EmploymentState.Pending)
            );
            if (confirmed?.OrganisationId == unit)
                continue;
            if (pending is not null)
                settled.Add(pending.Id);
            var isAsked = pending?.OrganisationId == unit;
            if (confirmed is not null)
            {
                confirmed.End(learner, (isAsked ? pending!.From : today).AddDays(-1));
                left.Add(learner);
            }

            if (isAsked)
            {
                pending!.Confirm(learner, now);
                continue;
            }

            if (pending is not null)
            {
                pending.Withdraw(learner, today);
                left.Add(learner);
            }

            db.Add(new Employment(learner, unit, today, confirmed: true, now));
        }

        await worklist.CloseAllAsync(settled, ct);
        await claims.PassAsync([.. left.Distinct()], unit, ct);
    }

    /// <summary>A unit confirms an employment; the one before ends the day before it begins.</summary>
    public async Task ConfirmAsync(Learner learner, Employment employment, CancellationToken ct)
    {
        foreach (
            var before in await db.Employments.Where(e => e.LearnerId == learner.Id && e.State == EmploymentState.Confirmed).ToListAsync(ct)
        )
            before.End(learner, employment.From.AddDays(-1));
        await claims.PassAsync([learner], employment.OrganisationId, ct);
        employment.Confirm(learner, clock.GetUtcNow());
    }

    /// <summary>An open unit by name or credit code, whoever asks: a learner names the employer.</summary>
    /// <exception cref="ValidationException">None or several have it.</exception>
    public async Task<Organisation> FindEmployerAsync(string? nameOrCode, string field, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(nameOrCode))
            throw Faults.Beside(field, text["Enter the employer's full name or its unified social credit code"]);
        var (name, code) = (nameOrCode.Trim(), CreditCode.Normalise(nameOrCode));
        var found = await db
            .Organisations.Where(o => o.ClosedOn == null && o.Kind != OrganisationKind.Division && (o.Name == name || o.CreditCode == code))
            .OrderBy(o => o.Id)
            .Take(2)
            .ToListAsync(ct);
        return found switch
        {
            [var one] => one,
            [] => throw Faults.Beside(
                field,
                text["No open unit has this name or code. Compare it with its full name, or leave it out and add it later"]
            ),
            _ => throw Faults.Beside(field, text["Several units have this name. Enter the unified social credit code instead"]),
        };
    }

    private async Task<IReadOnlySet<string>> AreasAsync(CancellationToken ct) =>
        areas ??= [
            .. await db
                .Organisations.AsNoTracking()
                .Where(o => o.Kind == OrganisationKind.Division)
                .Select(o => o.DivisionCode)
                .ToListAsync(ct),
        ];
}
