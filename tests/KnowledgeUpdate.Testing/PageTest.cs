using Microsoft.AspNetCore.Mvc.Testing;

namespace KnowledgeUpdate.Testing;

/// <summary>A test of pages over HTTP in a province of its own.</summary>
public abstract class PageTest(PortalFixture portal) : UseCaseTest(portal)
{
    private PortalFactory? factory;

    /// <summary>The portal, with the province's clock.</summary>
    protected PortalFactory Factory => factory ??= new PortalFactory(Database, Province.Clock);

    /// <summary>A browser of nobody.</summary>
    protected FormBrowser Public(string? host = null)
    {
        var client = Factory.CreateClient(
            new WebApplicationFactoryClientOptions
            {
                BaseAddress = new Uri($"http://{host ?? Province.Tenant.Hosts[0]}/"),
                HandleCookies = true,
            }
        );
        return new FormBrowser(client);
    }

    /// <summary>A browser signed in as somebody.</summary>
    protected async Task<FormBrowser> SignInAsync(Person person)
    {
        var browser = Public();
        await browser.SignInAsync(person);
        return browser;
    }

    /// <summary>Registers a learner as a person would: the telephone, the code from the message, then the form.</summary>
    /// <param name="form">What is filled in after the code.</param>
    protected async Task RegisterAsync(FormBrowser browser, string phone, IReadOnlyDictionary<string, string?> form)
    {
        await browser.GetAsync("/learn/start");
        await browser.PostAsync(new Dictionary<string, string?> { ["Input.Phone"] = phone }, "form[action*=Code]");
        await browser.PostAsync(new Dictionary<string, string?>(form) { ["Input.Code"] = await CodeAsync(phone) });
    }

    /// <summary>The code of the last message to a telephone or address, from the outbox.</summary>
    protected async Task<string> CodeAsync(string to) =>
        (
            await Province.ReadAsync(db =>
                db.OutboxMessages.Where(m => m.To == to).OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync()
            )
        ).Split("验证码 ")[1][..6];

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        if (factory is not null)
            await factory.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
