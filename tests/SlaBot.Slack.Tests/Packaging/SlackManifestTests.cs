using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.Slack.Installs;
using SlaBot.Slack.Packaging;
using SlaBot.Testing.Clients;
using YamlDotNet.RepresentationModel;

namespace SlaBot.Slack.Tests.Packaging;

/// <summary>The manifest that is pasted into Slack.</summary>
public sealed class SlackManifestTests
{
    private static readonly Uri Address = new("https://slabot.harbour.example/base");

    [Fact]
    public async Task Every_kind_is_valid_by_Slacks_rules()
    {
        var manifests = new JsonArray([.. Enum.GetValues<SlackManifestKind>().Select(kind => Parsed(kind))]);

        var judged = JsonNode.Parse(await NodeClient.RunWithInputAsync("slack/manifest.mjs", manifests.ToJsonString()))!;

        judged["problems"]!.ToJsonString().ShouldBe("[[],[],[]]");
        judged["refusesBroken"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void It_asks_for_what_the_installer_asks_for_and_says_why_line_by_line()
    {
        var scopes = Parsed(SlackManifestKind.Installs)["oauth_config"]!["scopes"]!["bot"]!.AsArray().Select(scope => scope!.GetValue<string>());

        scopes.ShouldBe(SlackScopes.All);
        SlackManifest.Fill(SlackManifestKind.Installs, Address).Split('\n').Where(line => line.StartsWith("      - ", StringComparison.Ordinal) && SlackScopes.All.Contains(line.Split('#')[0].Trim(' ', '-')))
            .ShouldAllBe(line => line.Contains('#', StringComparison.Ordinal));
    }

    [Fact]
    public void The_address_is_filled_in_everywhere()
    {
        var filled = SlackManifest.Fill(SlackManifestKind.Installs, Address);

        filled.ShouldNotContain("slabot.example/");
        filled.ShouldContain("https://slabot.harbour.example/base/slack/events");
        filled.ShouldContain("https://slabot.harbour.example/base/slack/oauth");
    }

    [Fact]
    public void One_workspace_has_a_token_that_stays_and_nobody_to_send_back()
    {
        var manifest = Parsed(SlackManifestKind.Http);

        manifest["settings"]!["token_rotation_enabled"]!.GetValue<bool>().ShouldBeFalse();
        manifest["oauth_config"]!["redirect_urls"].ShouldBeNull();
    }

    [Fact]
    public void Socket_Mode_needs_no_address_at_all()
    {
        var manifest = Parsed(SlackManifestKind.SocketMode);

        manifest.ToJsonString().ShouldNotContain("https://");
        manifest["settings"]!["socket_mode_enabled"]!.GetValue<bool>().ShouldBeTrue();
        Should.Throw<ArgumentNullException>(() => SlackManifest.Fill(SlackManifestKind.Http, null));
    }

    private static JsonObject Parsed(SlackManifestKind kind)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(SlackManifest.Fill(kind, kind == SlackManifestKind.SocketMode ? null : Address)));
        return (JsonObject)Json(yaml.Documents[0].RootNode)!;
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Json(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } plain when int.TryParse(plain.Value, out var number) => number,
        YamlScalarNode scalar => JsonSerializer.SerializeToNode(scalar.Value),
        _ => throw new InvalidOperationException($"{node.NodeType} in a manifest."),
    };
}
