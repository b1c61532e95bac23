namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>What a portal needs to start in an environment.</summary>
internal static class TestSettings
{
    public static (string Name, string Value)[] Of(string environment) =>
        environment == "Development"
            ? []
            :
            [
                ("environment", environment),
                ("Demo:Enabled", "false"),
                ("Keys:Secret", Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("a test's own keys"u8))),
                ("Audit:AnchorFolder", Path.GetTempPath()),
            ];
}
