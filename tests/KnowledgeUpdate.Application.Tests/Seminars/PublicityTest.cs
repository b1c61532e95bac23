using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public abstract class PublicityTest(PortalFixture portal) : PlanTest(portal)
{
    protected RaiseObjection Objection() => new(Year.Publicity, "覃实名", "138 0000 0000", "", "与去年项目重复。");

    protected Task<Objection> ObjectionAsync(string receipt) =>
        Province.ReadAsync(db => db.Objections.AsNoTracking().SingleAsync(o => o.Receipt == receipt));

    protected async Task<AnswerObjection> AnswerAsync(
        string receipt,
        ObjectionFinding? finding = ObjectionFinding.NotUpheld,
        string? answer = "经核查，内容不重复，异议不成立。",
        string? measure = null
    )
    {
        var objection = await ObjectionAsync(receipt);
        return new AnswerObjection(objection.Id, objection.Version, finding, answer, measure);
    }

    protected async Task<CorrectPublicity> CorrectionAsync(params Guid[] remove) =>
        new(Year.Plan, await PlanVersionAsync(), remove, "名单有误", Year.Today);
}
