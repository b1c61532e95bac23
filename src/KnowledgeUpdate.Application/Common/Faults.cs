using FluentValidation;
using FluentValidation.Results;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Refusals that stand beside a field.</summary>
public static class Faults
{
    /// <param name="field">Name of the field of the message or form.</param>
    /// <param name="message">What to do, in the reader's language.</param>
    public static ValidationException Beside(string field, string message) => new([new ValidationFailure(field, message)]);
}
