using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Claims;

/// <summary>A page with the form of a claim.</summary>
public interface IClaimForm
{
    ClaimInputModel Input { get; }

    /// <summary>A file chosen with it.</summary>
    IFormFile? Upload { get; }

    /// <summary>Kinds to choose from.</summary>
    IReadOnlyList<KindLine> Kinds { get; }

    /// <summary>Learning years to choose from.</summary>
    IReadOnlyList<short> Years { get; }
}
