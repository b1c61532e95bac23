using FluentValidation;
using KnowledgeUpdate.Domain.Organisations;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>The rules of a unit's form that need no database.</summary>
internal abstract class UnitInputValidator<T> : AbstractValidator<T>
    where T : IUnitInput
{
    protected UnitInputValidator(IStringLocalizer<OrganisationsText> text)
    {
        RuleFor(c => c.Name)
            .Must(n => !string.IsNullOrWhiteSpace(n))
            .WithMessage(_ => text["Enter the unit's full name"])
            .MaximumLength(Organisation.NameMaxLength)
            .WithMessage(_ => text["The name must be {0} characters or less", Organisation.NameMaxLength]);
        RuleFor(c => c.Kind).NotNull().WithMessage(_ => text["Choose what sort of body it is"]);
        RuleFor(c => c.DivisionCode)
            .Must(c => UnitInput.DivisionOf(c) is { Length: 6 } code && code.All(char.IsAsciiDigit))
            .WithMessage(_ => text["Enter the 6 digits of the division it sits in"]);
        RuleFor(c => c.CreditCode)
            .Must(c => UnitInput.CodeOf(c) is null || CreditCode.IsValid(UnitInput.CodeOf(c)))
            .WithMessage(_ => text["Check the code: 18 characters without I, O, S, V, Z; the 17th and the last are check characters"]);
    }
}
