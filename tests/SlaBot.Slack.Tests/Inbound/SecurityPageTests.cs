using System.Runtime.CompilerServices;
using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Tests.Inbound;

public sealed class SecurityPageTests
{
    public static TheoryData<string> Rules => [.. SignatureGate.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_about_security_tells_every_rule(string name) => File.ReadAllText(Page()).ShouldContain($"| {name} |");

    private static string Page([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/security.md"));
}
