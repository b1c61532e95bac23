using KnowledgeUpdate.Migrator.Demo;
using Microsoft.Extensions.Configuration;

namespace KnowledgeUpdate.Migrator;

/// <summary>The operator's commands. Each says what it did in one line a step, and what is missing in words.</summary>
internal static class Commands
{
    private const string Help = """
        Usage: migrator <command> [options]

          serve [--stage STAGE] [--port 5080] [--data .data] [--reset]   private database, demo province, portal: a developer's run
          migrate                                           bring the database up to date, as the owner of its tables
          add-tenant --file tenant.json                     found a tenant: its offices, divisions, fields, rules, calendar
          demo [--stage STAGE]                              build the demo provinces through the use cases
          verify-audit                                      prove every tenant's history against its chain and its anchors
          anchor-audit                                      write today's anchor of every tenant's history
          verify-certificate FILE.pdf [--keys KEYS.json]    check a
              certificate's file offline, with the keys of /.well-known/certificate-keys.json
          check                                             database role, policies, secret: what a start would refuse

          STAGE: empty | calls | review | publicity | published (default: review)

        Connection strings: ConnectionStrings__Owner (migrate, add-tenant), ConnectionStrings__Portal (the others).
        Anchors: Audit__AnchorFolder.
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || args.Contains("--help"))
        {
            Console.WriteLine(Help);
            return args.Length == 0 ? 2 : 0;
        }

        var options = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddCommandLine([.. args.Skip(args[0] == "verify-certificate" ? 2 : 1).Where(a => a != "--reset")])
            .Build();
        try
        {
            if (args[0] is "demo" or "add-tenant" or "verify-audit" or "anchor-audit")
                await DemandSecretAsync(Required(options, "Portal"));
            return args[0] switch
            {
                "serve" => await Serve.RunAsync(options, args.Contains("--reset")),
                "migrate" => await MigrateAsync(options),
                "demo" => await Done(
                    DemoProvince.BuildAsync(
                        Required(options, "Owner"),
                        Required(options, "Portal"),
                        options["stage"] ?? "review",
                        options["data"] ?? ".data",
                        Say
                    )
                ),
                "add-tenant" => await Done(
                    AddTenant.RunAsync(
                        Required(options, "Owner"),
                        Required(options, "Portal"),
                        options["file"] ?? throw new InvalidOperationException("Name the tenant's file: --file tenant.json"),
                        Say
                    )
                ),
                "verify-audit" => await AuditCommands.VerifyAsync(
                    Required(options, "Portal"),
                    options["Audit:AnchorFolder"] ?? ".data/anchors",
                    DateTimeOffset.UtcNow,
                    Say
                ),
                "anchor-audit" => await AuditCommands.AnchorAsync(
                    Required(options, "Portal"),
                    options["Audit:AnchorFolder"] ?? ".data/anchors",
                    Say
                ),
                "verify-certificate" => await VerifyCertificateFile.RunAsync(
                    args.Length > 1 ? args[1] : throw new InvalidOperationException("Name the file: verify-certificate certificate.pdf"),
                    options["keys"],
                    options["Keys:Secret"],
                    Say
                ),
                "check" => await AuditCommands.CheckAsync(Required(options, "Portal"), Say),
                var unknown => Unknown(unknown),
            };
        }
        catch (InvalidOperationException e)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    /// <summary>A database that is made or upgraded learns which secret it goes with, where the migrator knows both.</summary>
    private static async Task<int> MigrateAsync(IConfiguration options)
    {
        await Schema.MigrateAsync(Required(options, "Owner"), Say);
        if (options.GetConnectionString("Portal") is { } portal && options["Keys:Secret"] is { Length: > 0 })
            await DemandSecretAsync(portal);
        return 0;
    }

    /// <summary>What is written with another secret could not be found again.</summary>
    private static async Task DemandSecretAsync(string portal)
    {
        await using var host = new UseCaseHost(portal);
        if (await host.SecretFaultAsync() is { } fault)
            throw new InvalidOperationException(fault);
    }

    private static int Unknown(string command)
    {
        Console.Error.WriteLine($"There is no command “{command}”.\n\n{Help}");
        return 2;
    }

    private static async Task<int> Done(Task work)
    {
        await work;
        return 0;
    }

    private static string Required(IConfiguration options, string name) =>
        options.GetConnectionString(name)
        ?? throw new InvalidOperationException($"Set ConnectionStrings__{name} to the database's connection string.");

    private static void Say(string line) => Console.WriteLine(line);
}
