using System.Text;
using SlaBot.Teams.Packaging;
using SlaBot.Testing.Clients;

namespace SlaBot.Teams.Tests.Packaging;

public sealed class AppPackageTests
{
    private static readonly Unpacked Package = Unpacked.Of(Unpacked.Harbour);

    [Fact]
    public void The_files_that_Teams_looks_for_lie_at_the_root_and_nothing_else_does() =>
        Package.Entries.Select(entry => entry.Name).ShouldBe(["manifest.json", "color.png", "outline.png", "zh-tw.json"]);

    [Fact]
    public void Whatever_the_manifest_names_is_in_the_package()
    {
        var named = Unpacked.Texts(Package.Manifest["icons"]).Append((string)Package.Manifest["localizationInfo"]!["additionalLanguages"]![0]!["file"]!);

        named.ShouldBeSubsetOf(Package.Entries.Select(entry => entry.Name));
    }

    [Fact]
    public void The_same_details_make_the_same_bytes_and_every_file_is_of_the_same_moment()
    {
        AppPackage.Build(Unpacked.Harbour).ShouldBe(AppPackage.Build(Unpacked.Harbour));
        Package.Entries.Select(entry => entry.At.DateTime).Distinct().ShouldBe([new DateTime(1980, 1, 1)]);
    }

    [Fact]
    public void The_ids_and_addresses_are_those_of_the_company()
    {
        var details = Unpacked.Harbour with
        {
            AppId = new("99999999-2222-4333-8444-555555555555"),
            Version = new(2, 3, 4),
            DeveloperName = "Harbour & \"Pine\" 港灣",
            PrivacyUrl = new("https://harbour.example/privacy?lang=en"),
        };

        var manifest = Unpacked.Of(details).Manifest;

        ((string)manifest["id"]!).ShouldBe("99999999-2222-4333-8444-555555555555");
        ((string)manifest["bots"]![0]!["botId"]!).ShouldBe("11111111-2222-4333-8444-555555555555");
        ((string)manifest["version"]!).ShouldBe("2.3.4");
        Unpacked.Texts(manifest["developer"]).ShouldBe(
            ["Harbour & \"Pine\" 港灣", "https://slabot.harbour.example/about", "https://harbour.example/privacy?lang=en", "https://slabot.harbour.example/terms"]);
        Unpacked.Texts(manifest["validDomains"]).ShouldBe(["slabot.harbour.example"]);
    }

    [Theory]
    [InlineData("https://slabot.harbour.example", "https://slabot.harbour.example/api/messages")]
    [InlineData("https://slabot.harbour.example/", "https://slabot.harbour.example/api/messages")]
    [InlineData("https://harbour.example/bots/slabot/", "https://harbour.example/bots/slabot/api/messages")]
    public void The_messaging_endpoint_lies_below_the_public_address(string address, string endpoint) =>
        new AppDetails(Unpacked.Harbour.BotId, new(address)).MessagingEndpoint.ShouldBe(new(endpoint));

    [Fact]
    public void No_placeholder_is_left()
    {
        foreach (var (name, _, bytes) in Package.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal)))
        {
            Encoding.UTF8.GetString(bytes).ShouldNotContain("${{", Case.Sensitive, name);
        }
    }

    [Fact]
    public void A_placeholder_that_nothing_is_known_for_stops_the_packing() =>
        Should.Throw<InvalidOperationException>(() => ManifestTemplate.Fill("""{ "a": ["${{NONSENSE}}"] }""", Unpacked.Harbour)).Message.ShouldContain("NONSENSE");

    [Fact]
    public void The_bot_asks_for_no_permission_and_for_no_messages_that_do_not_mention_it()
    {
        foreach (var asked in new[] { "permissions", "authorization", "webApplicationInfo", "devicePermissions" })
        {
            Package.Manifest[asked].ShouldBeNull(asked);
        }
    }

    [Fact]
    public void No_text_names_another_platform_or_calls_itself_an_app_in_the_short_description()
    {
        Unpacked.Texts(Package.Manifest).Concat(Unpacked.Texts(Package.Chinese)).ShouldAllBe(text => !text.Contains("Slack", StringComparison.OrdinalIgnoreCase));
        ((string)Package.Manifest["description"]!["short"]!).Split(' ').ShouldNotContain("app", StringComparer.OrdinalIgnoreCase);
        ((string)Package.Manifest["description"]!["full"]!).Split(' ').Length.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task Microsofts_schemas_accept_it_and_refuse_what_is_spoilt()
    {
        var folder = Directory.CreateTempSubdirectory("slabot-package-");
        try
        {
            foreach (var (name, _, bytes) in Package.Entries)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), bytes, TestContext.Current.CancellationToken);
            }

            (await NodeClient.RunAsync("teams/manifest.mjs", folder.FullName)).ShouldStartWith("valid under 1.29");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
