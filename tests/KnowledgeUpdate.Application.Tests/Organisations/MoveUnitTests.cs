using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Organisations;

public sealed class MoveUnitTests(PortalFixture portal) : UnitTest(portal)
{
    [Fact]
    public async Task All_below_follow_and_keep_their_tails()
    {
        var college = await Province.SendAsync(
            Office,
            new EnterUnit(Id(University), "附属医院", OrganisationKind.PublicInstitution, "450100", null)
        );
        var clinic = await Province.SendAsync(Office, new EnterUnit(college, "门诊部", OrganisationKind.PublicInstitution, "450100", null));

        await Province.SendAsync(Office, new MoveUnit(Id(University), await VersionAsync(University), "柳州市", "桂编〔2026〕1号"));

        var (moved, below, deepest) = (await UnitAsync(Id(University)), await UnitAsync(college), await UnitAsync(clinic));
        Assert.Equal($"{Province.Units[Liuzhou].Path}.{moved.Id:N}", moved.Path);
        Assert.Equal(($"{moved.Path}.{college:N}", moved.Depth + 1), (below.Path, below.Depth));
        Assert.Equal(($"{below.Path}.{clinic:N}", moved.Depth + 2), (deepest.Path, deepest.Depth));
        Assert.Equal("桂编〔2026〕1号", moved.ChangeReason);
    }

    [Fact]
    public async Task A_unit_moves_neither_below_itself_nor_to_where_the_actor_may_not_reach()
    {
        var college = await Province.SendAsync(
            Office,
            new EnterUnit(Id(University), "附属医院", OrganisationKind.PublicInstitution, "450100", null)
        );

        await Refused.ByAsync(
            "{0} stands under {1}: a unit cannot be moved below itself.",
            async () => await Province.SendAsync(Office, new MoveUnit(Id(University), await VersionAsync(University), "附属医院", "试"))
        );
        await RefusedInput.ForAsync(
            "Target",
            "No open unit of your area has this name or code. Copy its name from the list of units",
            async () => await Province.SendAsync(Bureau, new MoveUnit(Id(University), await VersionAsync(University), "柳州市", "试"))
        );
        Assert.Equal($"{Province.Units[University].Path}.{college:N}", (await UnitAsync(college)).Path);
    }
}
