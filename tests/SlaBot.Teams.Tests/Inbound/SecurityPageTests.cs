using System.Runtime.CompilerServices;
using SlaBot.Teams.Inbound;

namespace SlaBot.Teams.Tests.Inbound;

public sealed class SecurityPageTests
{
    public static TheoryData<string> Rules =>
    [
        .. TokenText.Rules.Select(rule => rule.Name), .. TokenRules.All.Select(rule => rule.Name), .. SigningKey.Rules.Select(rule => rule.Name),
        .. ActivityBinding.Shape.Concat(ActivityBinding.Signed).Concat(ActivityBinding.Open).Select(rule => rule.Name),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_about_security_tells_every_rule(string name) => File.ReadAllText(Page()).ShouldContain($"| {name} |");

    private static string Page([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/security.md"));
}
