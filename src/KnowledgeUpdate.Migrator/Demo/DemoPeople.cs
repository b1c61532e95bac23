using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Tenancy;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeUpdate.Migrator.Demo;

/// <summary>The demo's people and units, all invented, and a way to act as each of them on a day.</summary>
internal sealed class DemoPeople : IAsyncDisposable
{
    /// <summary>Password of every demo account.</summary>
    public const string Password = "demo-Zhigeng-2026";

    private readonly UseCaseHost host;
    private readonly Tenant tenant;
    private readonly Dictionary<string, (Guid User, string Name, Role Role, OrganisationPlace Unit)> people = [];
    private IReadOnlyDictionary<string, OrganisationPlace> units = new Dictionary<string, OrganisationPlace>();

    public DemoPeople(string portal, Tenant tenant)
    {
        (this.tenant, Clock) = (tenant, new DemoClock(DateTimeOffset.UtcNow.AddDays(-219)));
        host = new UseCaseHost(
            portal,
            Clock,
            services => services.AddSingleton<Documents.Layout.IDocumentRenderer, Documents.Layout.SkiaDocumentRenderer>()
        );
    }

    public DemoClock Clock { get; }

    public bool IsGuangxi => tenant.DivisionCode == "450000";

    public OrganisationPlace Unit(string name) => units[name];

    /// <summary>Sends as one of the people, on the day the clock shows.</summary>
    public Task<T> AsAsync<T>(string who, IRequest<T> message)
    {
        var person = people[who];
        return host.SendAsync(
            tenant,
            actor =>
            {
                (actor.UserId, actor.UserName, actor.Role) = (person.User, person.Name, person.Role);
                actor.OrganisationId = person.Unit.Id;
                actor.OrganisationName = person.Unit.Name;
                actor.OrganisationPath = person.Unit.Path;
                actor.AreaPath = UseSessionHandler.AreaOf(person.Unit.Path, person.Unit.Kind, person.Role);
            },
            message
        );
    }

    /// <summary>Confirms a proposed act as the office's second person.</summary>
    public async Task ConfirmAsync(Guid act) =>
        await AsAsync("office2", new ConfirmProposedAct(act, (await AsAsync("office2", new GetProposedAct(act))).Version));

    /// <summary>Sends as the public.</summary>
    public Task<T> PublicAsync<T>(IRequest<T> message) => host.SendAsync(tenant, _ => { }, message);

    /// <summary>Sends as the portal.</summary>
    public Task<T> PortalAsync<T>(IRequest<T> message) => host.SendAsPortalAsync(tenant, message);

    /// <summary>Founds the units and opens the accounts.</summary>
    public async Task OpenAsync(Action<string> say)
    {
        foreach (var unit in IsGuangxi ? DemoUnits.Guangxi : DemoUnits.Hainan)
            await PortalAsync(new FoundDemoUnit(unit.Name, unit.Kind, unit.Parent, unit.DivisionCode, DemoUnits.CodeOf(unit)));
        units = (await PortalAsync(new ListPlaces())).ToDictionary(p => p.Name);
        foreach (var person in IsGuangxi ? DemoUnits.GuangxiPeople : DemoUnits.HainanPeople)
        {
            var unit = units[person.Unit];
            var id = await PortalAsync(
                new OpenAccount(
                    person.UserName,
                    person.Name,
                    null,
                    $"{person.UserName}@demo.invalid",
                    Password,
                    [new Appointment(unit.Id, person.Role)],
                    MustChange: false
                )
            );
            people[person.UserName] = (id, person.Name, person.Role, unit);
        }

        say($"{tenant.RegionName}: {units.Count} units, {people.Count} demo accounts (password {Password})");
    }

    public Guid UserId(string who) => people[who].User;

    public IEnumerable<string> Named(Role role) => people.Where(p => p.Value.Role == role).Select(p => p.Key);

    public OrganisationPlace UnitOf(string who) => people[who].Unit;

    public string NameOf(string who) => people[who].Name;

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
