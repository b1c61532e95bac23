using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learn.Claims;

/// <summary>The learner's pages of a claim open to nobody else, also where others may read it on theirs.</summary>
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
