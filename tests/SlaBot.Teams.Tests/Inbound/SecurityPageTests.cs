using System.Runtime.CompilerServices;
using SlaBot.Teams.Inbound;

namespace SlaBot.Teams.Tests.Inbound;

public sealed class SecurityPageTests
{
    // One name is that of a rule for tokens and of one for activities.
    public static TheoryData<string> Rules => [.. Names.Distinct()];

    private static IEnumerable<string> Names =>
    [
        .. TokenText.Rules.Select(rule => rule.Name), .. TokenRules.All.Select(rule => rule.Name), .. SigningKey.Rules.Select(rule => rule.Name),
        .. ActivityBinding.Shape.Concat(ActivityBinding.Signed).Concat(ActivityBinding.Open).Select(rule => rule.Name),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_about_security_tells_every_rule(string name) => File.ReadAllText(Page()).ShouldContain($"| {name} |");

    private static string Page([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/security.md"));
}
