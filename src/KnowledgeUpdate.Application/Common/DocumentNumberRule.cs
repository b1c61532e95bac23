using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Checks the number of an official document wherever one is entered.</summary>
internal static class DocumentNumberRule
{
    /// <summary>It must be there and have the shape of one.</summary>
    public static IRuleBuilderOptions<T, string?> IsDocumentNumber<T>(this IRuleBuilder<T, string?> rule, IStringLocalizer text) =>
        rule.Must(n => !string.IsNullOrWhiteSpace(n))
            .WithMessage(_ => text["Enter the document number, as 桂人社函〔2026〕188号"])
            .Must(n => string.IsNullOrWhiteSpace(n) || DocumentNumber.IsValid(DocumentNumber.Normalise(n)))
            .WithMessage(_ => text["Enter the document number as it stands in the head of the document, as 桂人社函〔2026〕188号."]);
}
