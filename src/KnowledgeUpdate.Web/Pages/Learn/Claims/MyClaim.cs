using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn.Claims;

/// <summary>The learner's pages of a claim open for nobody else, even if others may read the claim on their own pages.</summary>
internal static class MyClaim
{
    /// <summary>Refuses everybody but the learner.</summary>
    /// <exception cref="NotFoundException">It is somebody else's.</exception>
    public static void Demand(ClaimView claim)
    {
        if (!claim.Rights.IsOwn)
            throw new NotFoundException(nameof(ClaimView));
    }
}
