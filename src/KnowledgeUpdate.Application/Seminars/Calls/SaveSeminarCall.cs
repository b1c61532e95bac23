using FluentValidation;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Drafts a call, or changes the draft. A second person releases it.</summary>
/// <param name="Id">The draft; null for a new one.</param>
/// <param name="OpensAt">Beijing clock time of the first instant of filing.</param>
/// <param name="ClosesAt">Beijing clock time at which filing ends.</param>
[Requires(Permission.SaveSeminarCall)]
public sealed record SaveSeminarCall(
    Guid? Id,
    uint Version,
    int? Year,
    string? Title,
    string? Text,
    DateTime? OpensAt,
    DateTime? ClosesAt,
    CallTerms Terms
) : ICommand<Guid>;

internal sealed class SaveSeminarCallValidator : AbstractValidator<SaveSeminarCall>
{
    public SaveSeminarCallValidator(IStringLocalizer<SeminarsText> text, PortalText words)
    {
        RuleFor(c => c.Year).InclusiveBetween(2020, 2100).WithMessage(_ => text["Enter the year of the plan, as 2027"]);
        RuleFor(c => c.Year).NotNull().WithMessage(_ => text["Enter the year of the plan, as 2027"]);
        RuleFor(c => c.Title)
            .NotEmpty()
            .WithMessage(_ => text["Enter the title of the call"])
            .MaximumLength(120)
            .WithMessage(_ => text["The title must be {0} characters or less", 120]);
        RuleFor(c => c.Text)
            .NotEmpty()
            .WithMessage(_ => text["Enter the text of the call"])
            .MaximumLength(20000)
            .WithMessage(_ => text["Enter at most {0} characters", 20000]);
        RuleFor(c => c.OpensAt).NotNull().WithMessage(_ => text["Enter when filing opens, as 2026-09-14 09:00"]);
        RuleFor(c => c.ClosesAt).NotNull().WithMessage(_ => text["Enter when filing closes, as 2026-10-23 24:00"]);
        RuleFor(c => c)
            .Custom(
                (command, context) =>
                {
                    // What is missing has its own message; the rest is compared as far as it is there.
                    var opens = BeijingTime.At(command.OpensAt ?? new DateTime(2000, 1, 1));
                    var closes = command.ClosesAt is { } at ? BeijingTime.At(at) : opens.AddTicks(1);
                    foreach (var fault in CallForm.Check(command.Year ?? 2100, opens, closes, command.Terms, null))
                        context.AddFailure(fault.Field, words[fault.Message, [.. fault.Args]]);
                }
            );
    }
}

internal sealed class SaveSeminarCallHandler(PortalDbContext db, Parties parties, CallTermsCheck check)
    : IRequestHandler<SaveSeminarCall, Guid>
{
    public async Task<Guid> Handle(SaveSeminarCall command, CancellationToken cancellationToken)
    {
        var (opens, closes) = (BeijingTime.At(command.OpensAt!.Value), BeijingTime.At(command.ClosesAt!.Value));
        check.Refuse([
            .. CallForm.Check(command.Year!.Value, opens, closes, command.Terms, await check.FeeClassesAsync(cancellationToken)),
            .. await check.OfUnitsAsync(command.Terms, cancellationToken),
        ]);
        var party = await parties.MineAsync(cancellationToken);
        if (command.Id is not { } id)
        {
            var draft = SeminarCall.Draft(command.Year!.Value, command.Title!, command.Text!, opens, closes, command.Terms, party);
            db.Add(draft);
            return draft.Id;
        }

        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == id, cancellationToken);
        db.Expect(call, command.Version);
        call.Revise(command.Year!.Value, command.Title!, command.Text!, opens, closes, command.Terms, party);
        return id;
    }
}
