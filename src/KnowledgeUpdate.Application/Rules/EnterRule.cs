using System.Globalization;
using System.Text.Json;
using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Rules;

/// <summary>Enters the value of a rule from a day on; the value before it ends the day before.</summary>
/// <param name="Number">For a rule that is a number.</param>
/// <param name="Fees">For the training fee standard.</param>
/// <param name="Past">What happens to decisions made since that day under the previous value; required if there are any.</param>
/// <param name="PastReason">Why; likewise.</param>
[Requires(Permission.EnterRule)]
public sealed record EnterRule(
    string Key,
    int? Number,
    FeeStandard? Fees,
    DateOnly? From,
    string? Source,
    string? Note,
    PastFate? Past = null,
    string? PastReason = null
) : ICommand<Guid>, IHasReason
{
    string? IHasReason.Reason => Characters.TrimToNull(PastReason);
}

internal sealed class EnterRuleValidator : AbstractValidator<EnterRule>
{
    public EnterRuleValidator(IStringLocalizer<RulesText> text)
    {
        RuleFor(c => c.Number)
            .Must((c, number) => number is { } value && RuleKeys.Find(c.Key)! is var rule && value >= rule.Least && value <= rule.Most)
            .WithMessage(c =>
                text[
                    "Enter a whole number from {0} to {1}",
                    RuleKeys.Find(c.Key)!.Least.ToString("N0", CultureInfo.InvariantCulture),
                    RuleKeys.Find(c.Key)!.Most.ToString("N0", CultureInfo.InvariantCulture)
                ]
            )
            .When(c => IsNumber(c.Key));
        RuleFor(c => c.From).NotNull().WithMessage(_ => text["Enter the first day on which it holds"]);
        RuleFor(c => c.Source)
            .NotEmpty()
            .WithMessage(_ => text["Enter the document it comes from, with its number"])
            .MaximumLength(200)
            .WithMessage(_ => text["The source must be {0} characters or less", 200]);
        RuleFor(c => c.Note).MaximumLength(300).WithMessage(_ => text["The note must be {0} characters or less", 300]);
        RuleFor(c => c.PastReason).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
        RuleFor(c => c.Fees).Custom((fees, context) => CheckFees(fees, context, text)).When(c => !IsNumber(c.Key));
    }

    internal static bool IsNumber(string key) => RuleKeys.Find(key)?.IsNumber == true;

    private static void CheckFees(FeeStandard? fees, ValidationContext<EnterRule> context, IStringLocalizer<RulesText> text)
    {
        void Fault(string field, string message) => context.AddFailure(new ValidationFailure(field, message));
        if (fees is not { Classes.Count: > 0 })
        {
            Fault("Classes[0].Name", text["Enter at least one class"]);
            return;
        }

        for (var i = 0; i < fees.Classes.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(fees.Classes[i].Name))
                Fault($"Classes[{i}].Name", text["Enter the name of the class"]);
            else if (fees.Classes.Take(i).Any(c => c.Name == fees.Classes[i].Name))
                Fault($"Classes[{i}].Name", text["Another class has this name"]);
            if (fees.Classes[i] is { Lodging: < 0 } or { Meals: < 0 } or { Venue: < 0 } or { Other: < 0 } || fees.Classes[i].Total <= 0)
                Fault($"Classes[{i}].Lodging", text["Enter amounts of 0 or more, at least one above 0"]);
        }

        for (var i = 0; i < fees.Tiers.Count; i++)
            if (fees.Tiers[i].AfterDays <= (i == 0 ? 0 : fees.Tiers[i - 1].AfterDays) || fees.Tiers[i].Share is <= 0 or > 1)
                Fault($"Tiers[{i}].AfterDays", text["Enter days in rising order, and a share between 1 and 100 %"]);
        if (fees.HalfDayHours <= 0)
            Fault("HalfDayHours", text["Enter the hours payable in half a day"]);
        foreach (var rank in Enum.GetValues<LecturerRank>())
            if (!fees.LecturerCaps.TryGetValue(rank, out var cap) || cap <= 0)
                Fault($"Lecturers[{(int)rank}]", text["Enter the highest fee of this rank"]);
    }
}

internal sealed class EnterRuleHandler(
    PortalDbContext db,
    IMediator mediator,
    RuleReaches reaches,
    AnswerTime answers,
    AuditWriter audit,
    Worklist worklist,
    PortalText words,
    IStringLocalizer<RulesText> text
) : IRequestHandler<EnterRule, Guid>
{
    /// <summary>What is to be done after a rule was corrected, as an English key.</summary>
    internal const string DecideAnew = "Decide anew what was decided under the former value of {0}";

    public async Task<Guid> Handle(EnterRule command, CancellationToken cancellationToken)
    {
        if (RuleKeys.Find(command.Key) is null)
            throw new NotFoundException(nameof(ProgrammeRule));
        var from = command.From!.Value;
        var last = await db
            .ProgrammeRules.Where(r => r.Key == command.Key)
            .OrderByDescending(r => r.EffectiveFrom)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is not null && last.EffectiveFrom >= from)
            throw Faults.Beside(
                nameof(command.From),
                text["A value from {0:yyyy-MM-dd} on is entered already: enter a later day", last.EffectiveFrom]
            );
        var reach = await reaches.OfAsync(command.Key, from, cancellationToken);
        Demand(reach, command);
        if (last is { EffectiveTo: null } || last?.EffectiveTo >= from)
            last.EndOn(from.AddDays(-1));
        var value = EnterRuleValidator.IsNumber(command.Key)
            ? command.Number!.Value.ToString(CultureInfo.InvariantCulture)
            : JsonSerializer.Serialize(command.Fees, PortalModel.Json);
        var rule = new ProgrammeRule(command.Key, value, from, command.Source!.Trim(), Characters.TrimToNull(command.Note));
        db.Add(rule);
        await mediator.Publish(new RuleChanged(rule), cancellationToken);
        if (reach is not null)
            await FollowAsync(rule, reach, command, cancellationToken);
        return rule.Id;
    }

    /// <summary>Decisions never change silently: the person who enters the value says what happens to them, and why.</summary>
    private void Demand(RuleReach? reach, EnterRule command)
    {
        if (reach is null)
            return;
        var faults = new List<ValidationFailure>();
        if (!reach.IsComputed && command.Past is null)
            faults.Add(new ValidationFailure(nameof(command.Past), text["Choose what becomes of what was decided under the value before"]));
        if (string.IsNullOrWhiteSpace(command.PastReason))
            faults.Add(new ValidationFailure(nameof(command.PastReason), text["Enter why: the history shows it"]));
        if (faults.Count > 0)
            throw new ValidationException(faults);
    }

    private async Task FollowAsync(ProgrammeRule rule, RuleReach reach, EnterRule command, CancellationToken ct)
    {
        if (reach.IsComputed || command.Past == PastFate.Stands)
        {
            audit.Note(
                nameof(ProgrammeRule),
                rule.Id,
                reach.IsComputed ? "Learning years were evaluated again" : "What was decided under the value before stands"
            );
            return;
        }

        audit.Note(nameof(ProgrammeRule), rule.Id, "What was decided under the value before is decided anew");
        var (name, reached) = PortalText.In(
            Languages.Chinese,
            () => (words[RuleKeys.NameOf(rule.Key)], words[reach.Sentence, reach.Count])
        );
        await worklist.OpenForOfficeAsync(
            DecideAnew,
            nameof(ProgrammeRule),
            rule.Id,
            name,
            reached,
            Links.RuleReview(rule.Id),
            ct,
            await answers.DueAsync(ct)
        );
    }
}
