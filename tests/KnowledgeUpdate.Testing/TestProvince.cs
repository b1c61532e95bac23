using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Tenancy;
using KnowledgeUpdate.Migrator;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeUpdate.Testing;

/// <summary>A test province: its tenant, its people, and a way to send as each of them.</summary>
public sealed class TestProvince : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly UseCaseHost host;
    private Dictionary<string, OrganisationPlace> units = [];

    private TestProvince(TestDatabase database, Tenant tenant, FixedClock clock)
    {
        this.database = database;
        Tenant = tenant;
        Clock = clock;
        host = new UseCaseHost(
            database.Web,
            clock,
            services =>
                services
                    .AddSingleton<Documents.Layout.IDocumentRenderer, Documents.Layout.SkiaDocumentRenderer>()
                    .AddSingleton<ITextGateway, KeptTexts>()
                    .AddScoped(typeof(IPipelineBehavior<,>), typeof(Trial.Behaviour<,>))
                    .AddCheapPasswords()
                    .Replace(ServiceDescriptor.Singleton(TestServer.PoolOf(database.Web)))
        );
    }

    public Tenant Tenant { get; }

    public FixedClock Clock { get; }

    public IReadOnlyDictionary<string, OrganisationPlace> Units => units;

    /// <summary>
    /// Founds a small province: region, two cities with bureaus, a county, two departments, the office, two hosting units and one under a
    /// department.
    /// </summary>
    public static async Task<TestProvince> FoundAsync(TestDatabase database, string? host = null)
    {
        var clock = new FixedClock();
        var tenant = new Tenant
        {
            Id = Guid.CreateVersion7(),
            DivisionCode = "450000",
            Letters = "GX",
            RegionName = "广西壮族自治区",
            ShortName = "广西",
            LevelName = "自治区",
            ProgrammeName = "专业技术人才知识更新工程",
            Sponsor = "广西壮族自治区人力资源和社会保障厅",
            Operator = "专业技术人员管理处",
            Signature = ["指导协调小组办公室"],
            Hosts = [host ?? $"{Guid.NewGuid():N}.localhost"],
        };
        var (_, guangxi) = Migrator.Demo.ReferenceData.Guangxi();
        var setUp = guangxi with
        {
            Divisions = [.. guangxi.Divisions.Where(d => d.Code is "450000" or "450100" or "450103" or "450200")],
            Calendars = [.. guangxi.Calendars.Where(c => c.Year == 2026)],
        };
        await Schema.FoundTenantAsync(database.Owner, tenant);
        var province = new TestProvince(database, tenant, clock);
        await province.SendAsPortalAsync(new SetUpTenant(setUp));
        await province.FoundUnitAsync("邕江大学", OrganisationKind.University, "南宁市", 1);
        await province.FoundUnitAsync("五象金融研究院", OrganisationKind.ResearchInstitute, "南宁市", 2);
        await province.FoundUnitAsync("柳州智造职业技术大学", OrganisationKind.University, "柳州市", 3);
        await province.FoundUnitAsync("八桂农业科学研究院", OrganisationKind.ResearchInstitute, "自治区农业农村厅", 4);
        await province.RefreshUnitsAsync();
        return province;
    }

    /// <summary>Opens a province that stands in a database already, at an instant.</summary>
    public static TestProvince Open(TestDatabase database, Tenant tenant, DateTimeOffset now) =>
        new(database, tenant, new FixedClock { Now = now });

    /// <summary>Founds a unit with a valid synthetic credit code.</summary>
    public async Task FoundUnitAsync(string name, OrganisationKind kind, string parent, int number)
    {
        var body = $"MA0T{number:0000}";
        var first = $"12450100{body}{CreditCode.BodyCheckCharacter(body)}";
        await SendAsPortalAsync(new FoundDemoUnit(name, kind, parent, "450100", first + CreditCode.CheckCharacter(first)));
    }

    /// <summary>Reads the units again.</summary>
    public async Task RefreshUnitsAsync() =>
        units = (await SendAsPortalAsync(new ListPlaces())).GroupBy(p => p.Name).ToDictionary(g => g.Key, g => g.First());

    /// <summary>Appoints a new person to a role in a unit.</summary>
    public async Task<Person> PersonAsync(Role role, string unit, string? name = null)
    {
        name ??= $"user{Guid.NewGuid():N}"[..12];
        var place = units[unit];
        var id = await SendAsPortalAsync(
            new OpenAccount(
                name,
                name,
                null,
                $"{name}@test.invalid",
                "a long test password",
                [new Appointment(place.Id, role)],
                MustChange: false
            )
        );
        var membership = await ReadAsync(db => db.Memberships.Where(m => m.UserId == id).Select(m => m.Id).SingleAsync());
        return new Person(id, name, membership, role, place);
    }

    /// <summary>Gives a person a second membership, by invitation and acceptance; returns the person acting in it.</summary>
    public async Task<Person> JoinAsync(Person inviter, Person person, Role role, string unit)
    {
        var email = $"{Guid.NewGuid():N}@test.invalid";
        await SendAsync(inviter, new InviteMember(unit, role, person.Name, email));
        var letter = await ReadAsync(db => db.OutboxMessages.Where(m => m.To == email).Select(m => m.Body).SingleAsync());
        const string link = "/account/invitation/";
        var secret = letter.Substring(letter.IndexOf(link, StringComparison.Ordinal) + link.Length, 32);
        return person with { MembershipId = await SendAsync(person, new JoinByInvitation(secret)), Role = role, Unit = units[unit] };
    }

    /// <summary>Somebody lends a role from today on; returns the colleague acting in it.</summary>
    public async Task<Person> LendAsync(Person lender, Person deputy, int days = 5)
    {
        var today = BeijingTime.DateOf(Clock.Now);
        await SendAsync(lender, new LendRole(lender.MembershipId, deputy.UserId, today, today.AddDays(days - 1), "出差"));
        return Lent(lender, deputy);
    }

    /// <summary>A colleague acting in a role that is lent.</summary>
    public static Person Lent(Person lender, Person deputy) =>
        deputy with
        {
            MembershipId = lender.MembershipId,
            Role = lender.Role,
            Unit = lender.Unit,
            OnBehalfOf = lender,
        };

    /// <summary>Sends as a person.</summary>
    /// <param name="postKey">Key of the form; a second sending of it changes nothing.</param>
    /// <param name="session">The session under way.</param>
    public Task<T> SendAsync<T>(Person person, IRequest<T> message, Guid? postKey = null, Guid? session = null) =>
        host.SendAsync(
            Tenant,
            actor =>
            {
                (actor.PostKey, actor.SessionId) = (postKey, session);
                (actor.OnBehalfOfId, actor.OnBehalfOf) = (person.OnBehalfOf?.UserId, person.OnBehalfOf?.Name);
                actor.UserId = person.UserId;
                actor.UserName = person.Name;
                actor.MembershipId = person.MembershipId;
                actor.Role = person.Role;
                actor.OrganisationId = person.Unit.Id;
                actor.OrganisationName = person.Unit.Name;
                actor.OrganisationPath = person.Unit.Path;
                actor.AreaPath = UseSessionHandler.AreaOf(person.Unit.Path, person.Unit.Kind, person.Role);
            },
            message
        );

    /// <summary>Sends as a person and takes everything back.</summary>
    /// <returns>Why it was refused; null: it was not.</returns>
    public Task<Exception?> TryAsync<T>(Person person, IRequest<T> message) => Trial.OfAsync(() => SendAsync(person, message));

    /// <summary>Confirms a proposed act as another member of the programme office.</summary>
    public async Task ConfirmAsync(Guid act, Person? second = null)
    {
        second ??= await PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await SendAsync(second, new ConfirmProposedAct(act, (await SendAsync(second, new GetProposedAct(act))).Version));
    }

    /// <summary>Takes a seal into use: one proposes it, another confirms.</summary>
    /// <returns>The seal.</returns>
    public async Task<Guid> SealAsync(Person office, ChosenFile picture)
    {
        var second = await PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await ConfirmAsync(await SendAsync(office, new ChangeIssuerSeal(picture)), second);
        return await ReadAsync(db =>
            db.IssuerSeals.OrderByDescending(s => s.At).ThenByDescending(s => s.Id).Select(s => s.Id).FirstAsync()
        );
    }

    /// <summary>Sends as the public.</summary>
    /// <param name="from">Network address.</param>
    public Task<T> SendAsPublicAsync<T>(IRequest<T> message, string? from = null) =>
        host.SendAsync(Tenant, actor => actor.From = from, message);

    /// <summary>Sends as the portal itself.</summary>
    public Task<T> SendAsPortalAsync<T>(IRequest<T> message) => host.SendAsPortalAsync(Tenant, message);

    /// <summary>Reads rows of this tenant, as the web's role.</summary>
    public async Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read)
    {
        var options = new DbContextOptionsBuilder<PortalDbContext>();
        PersistenceServices.Configure(options, TestServer.PoolOf(database.Web));
        await using var db = new PortalDbContext(options.Options, new TenantScope { Id = Tenant.Id });
        await using var transaction = await db.Database.BeginTransactionAsync();
        return await read(db);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => host.DisposeAsync();
}
