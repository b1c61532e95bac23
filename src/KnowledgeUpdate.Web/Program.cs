using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using KnowledgeUpdate.Application;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;
using KnowledgeUpdate.Web.Pages.Verify;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Npgsql;
using Serilog;
using Serilog.Formatting.Compact;

var builder = WebApplication.CreateBuilder(args);
builder.Host.UseSerilog(
    (context, log) =>
    {
        log.ReadFrom.Configuration(context.Configuration).Enrich.FromLogContext();
        if (context.HostingEnvironment.IsProduction())
            log.WriteTo.Console(new CompactJsonFormatter());
        else
            log.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture);
        // Each host has its own log: a shared one would be closed by the first host in the process that stops.
    },
    preserveStaticLogger: true
);
ConfigurationCheck.Refuse(builder.Configuration, builder.Environment);

var services = builder.Services;
services.AddPortalDatabase(builder.Configuration.GetConnectionString("Portal")!).AddUseCases();
services.AddSingleton<IDocumentRenderer, SkiaDocumentRenderer>();
services.Configure<DemoOptions>(o =>
    o.Enabled = builder.Environment.IsDevelopment() && builder.Configuration.GetValue<bool>("Demo:Enabled")
);
services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
services.AddScoped<CurrentSession>();
services.AddScoped<IShell, Shell>();
services.AddScoped<Navigation>();
services.AddScoped<RefusedRequests>();
services.AddScoped<KnowledgeUpdate.Web.Pages.Seminars.CallCourse>();
services.AddScoped<KnowledgeUpdate.Web.Pages.Seminars.Calls.CallWords>();
services.AddScoped<IScoredView, KnowledgeUpdate.Web.Pages.Seminars.Proposals.ScoredProposalView>();
services.Scan(scan =>
    scan.FromAssemblyOf<Program>()
        .AddClasses(c => c.AssignableTo<INavigation>(), publicOnly: false)
        .As<INavigation>()
        .WithSingletonLifetime()
);
services.AddSingleton<TenantDirectory>();
services.AddSingleton<KnowledgeUpdate.Web.Pages.Public.KeptFigures>();
services.AddHttpContextAccessor();
services.AddDataProtection().SetApplicationName("KnowledgeUpdate").PersistKeysToDbContext<PortalDbContext>();
services.AddOptions<KeyManagementOptions>().Configure<PortalKeys>((o, keys) => o.XmlEncryptor = new KeyRingEncryptor(keys));
services
    .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
    .AddCookie(o =>
    {
        o.Cookie.Name = HostCookies.Session;
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        // The session's row says how long it lives, and how long it may be idle.
        o.ExpireTimeSpan = TimeSpan.FromDays(60);
        o.SlidingExpiration = false;
        o.LoginPath = "/account/sign-in";
        o.ReturnUrlParameter = "returnUrl";
    });
services.AddAuthorization();
services.AddAntiforgery(o => (o.Cookie.Name, o.Cookie.SecurePolicy) = (HostCookies.Form, CookieSecurePolicy.SameAsRequest));
services
    .AddRazorPages(o =>
    {
        o.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.TypeFilterAttribute(typeof(PageKeeper)));
        // Pages that only help developers have no address outside Development.
        if (!builder.Environment.IsDevelopment())
            o.Conventions.AddFolderRouteModelConvention("/Dev", page => page.Selectors.Clear());
    })
    .AddRazorOptions(o => o.PageViewLocationFormats.Add("/Pages/Shared/Layouts/{0}" + RazorViewEngine.ViewExtension))
    .AddMvcOptions(o =>
    {
        o.Filters.Add<ErrorFilter>();
        o.Filters.AddService<RefusedRequests>();
        BindingWords.Set(o.ModelBindingMessageProvider);
        // The portal uses no field names in jQuery's style (a[b][c]), and an unclosed bracket in one would raise an error.
        o.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        o.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        // A value in the address wins over a form field of the same name.
        o.ValueProviderFactories.RemoveType<RouteValueProviderFactory>();
        o.ValueProviderFactories.Insert(0, new RouteValueProviderFactory());
        o.ModelBinderProviders.Insert(0, new ForgivingNumberBinderProvider());
        o.ModelBinderProviders.Insert(0, new NumberListBinderProvider());
        o.ModelBinderProviders.Insert(0, new TickBinderProvider());
    });
services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o =>
    (o.ValueCountLimit, o.MultipartBodyLengthLimit) = (4096, 25 * 1024 * 1024)
);
services.Configure<ForwardedHeadersOptions>(o =>
{
    // Only the proxies that are named are trusted. By default the framework trusts the local machine, and with empty lists everybody.
    o.KnownProxies.Clear();
    o.KnownIPNetworks.Clear();
    var proxies = builder.Configuration.GetSection("Proxies").Get<string[]>() ?? [];
    o.ForwardedHeaders =
        proxies.Length == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
    foreach (var proxy in proxies)
        o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
});
services.AddVerificationLimits().AddVerificationApi().AddKeptAnswers(builder.Configuration);
if (builder.Configuration["Keys:Secret"] is { Length: > 0 } secret)
    services.AddSingleton(PortalKeys.Parse(secret));
services.AddSingleton(provider => new CertificateSigner(
    provider.GetRequiredService<PortalKeys>(),
    builder.Configuration.GetSection("Keys:EarlierSigningKeys").Get<string[]>()
));
services.AddHsts(o => (o.MaxAge, o.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
services.AddPortalJobs(builder.Configuration);

var app = builder.Build();
var faults = await DatabaseCheck.FaultsAsync(app.Services.GetRequiredService<NpgsqlDataSource>());
if (faults.Count > 0)
    throw new InvalidOperationException("The portal does not start, since row-level security would not hold: " + string.Join("; ", faults));

if (
    await SecretCheck.FaultAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), app.Services.GetRequiredService<PortalKeys>()) is
    { } otherSecret
)
    throw new InvalidOperationException("The portal does not start. " + otherSecret);

app.UseForwardedHeaders();
if (!app.Environment.IsDevelopment())
    app.UseHsts();
app.UseMiddleware<HostCookies>();
app.UseMiddleware<SecurityHeaders>();
app.UseExceptionHandler("/error/500");
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseMiddleware<DatabaseAway>();
app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
app.UseRequestLocalization(o =>
{
    CultureInfo[] cultures = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];
    (o.DefaultRequestCulture, o.SupportedCultures, o.SupportedUICultures) = (new RequestCulture("zh-CN"), cultures, cultures);
    o.RequestCultureProviders = [new QueryStringRequestCultureProvider(), new CookieRequestCultureProvider { CookieName = "ku-language" }];
});
app.UseRouting();
app.UseMiddleware<RequestGuard>();
app.UseAuthentication();
app.UseMiddleware<RequestActor>();
app.UseAuthorization();
app.UseVerificationKeys();
app.UseRateLimiter();
app.UseOutputCache();

// A style sheet needs neither a session nor a province: it is answered at once, before those are looked up.
app.MapStaticAssets().ShortCircuit();
app.MapRazorPages().WithStaticAssets();
app.MapDisplay();
app.MapVerification();
app.MapListChoice();
app.MapUnitSuggestions();
await app.RunAsync();
