using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Tests.Organisations;

/// <summary>A test of units with one person of each role that touches them.</summary>
public abstract class UnitTest(PortalFixture portal) : UseCaseTest(portal)
{
    protected const string Nanning = "南宁市",
        Liuzhou = "柳州市",
        University = "邕江大学";

    protected Person Office { get; private set; } = null!;

    protected Person Bureau { get; private set; } = null!;

    protected Guid Id(string unit) => Province.Units[unit].Id;

    protected Task<Organisation> UnitAsync(Guid id) =>
        Province.ReadAsync(db => db.Organisations.Include(o => o.Capacities).AsNoTracking().SingleAsync(o => o.Id == id));

    protected async Task<uint> VersionAsync(string unit) => (await UnitAsync(Id(unit))).Version;

    protected static string Code(int number)
    {
        var body = $"MA1T{number:0000}";
        var first = $"91450100{body}{CreditCode.BodyCheckCharacter(body)}";
        return first + CreditCode.CheckCharacter(first);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Office = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        Bureau = await Province.PersonAsync(Role.LocalBureau, "南宁市人力资源和社会保障局");
    }
}
