using System.IO.Compression;
using System.Text.Json.Nodes;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

public sealed class PackTests
{
    private const string AppId = "11111111-2222-4333-8444-555555555555", PublicUrl = "https://slabot.harbour.example";

    [Fact]
    public async Task The_package_carries_what_the_options_say()
    {
        using var slabot = new Slabot();
        var folder = Path.Combine(slabot.Folder, "new", "folder");

        var said = (await slabot.RunAsync(
            "pack", "--out", folder, "--app-id", AppId, "--public-url", PublicUrl + "/", "--teams-app-id", "99999999-2222-4333-8444-555555555555",
            "--package-version", "1.2.3", "--developer", "Harbour & Pine", "--privacy", "https://harbour.example/privacy")).Succeeded();

        said.ShouldContain(Path.Combine(folder, "slabot-teams.zip"));
        said.ShouldContain($"{PublicUrl}/api/messages");
        var manifest = ManifestIn(folder);
        ((string)manifest["id"]!).ShouldStartWith("99999999-");
        ((string)manifest["bots"]![0]!["botId"]!).ShouldBe(AppId);
        ((string)manifest["version"]!).ShouldBe("1.2.3");
        manifest["developer"]!.AsObject().Select(member => (string)member.Value!)
            .ShouldBe(["Harbour & Pine", $"{PublicUrl}/about", "https://harbour.example/privacy", $"{PublicUrl}/terms"]);
        Directory.Exists(slabot.Data).ShouldBeFalse("packing needs no data");
    }

    [Fact]
    public async Task Without_options_the_settings_speak_and_the_package_lies_where_one_stands()
    {
        using var slabot = new Slabot { Settings = { ["MicrosoftAppId"] = AppId, ["PublicUrl"] = PublicUrl } };

        (await slabot.RunAsync("pack")).Succeeded();
        var first = await File.ReadAllBytesAsync(Path.Combine(slabot.Folder, "slabot-teams.zip"), TestContext.Current.CancellationToken);
        (await slabot.RunAsync("pack")).Succeeded();

        var manifest = ManifestIn(slabot.Folder);
        ((string)manifest["id"]!).ShouldBe(AppId);
        ((string)manifest["version"]!).ShouldBe("1.0.0");
        (await File.ReadAllBytesAsync(Path.Combine(slabot.Folder, "slabot-teams.zip"), TestContext.Current.CancellationToken)).ShouldBe(first, "the same twice");
        Directory.GetFiles(slabot.Folder).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("MicrosoftAppId is missing: set it, or give --app-id", "--public-url", PublicUrl)]
    [InlineData("PublicUrl is missing: set it, or give --public-url", "--app-id", AppId)]
    [InlineData("The bot's app id is 'slabot', which is no id", "--app-id", "slabot", "--public-url", PublicUrl)]
    [InlineData("The bot's app id is '00000000-0000-0000-0000-000000000000', which is no id", "--app-id", "00000000-0000-0000-0000-000000000000", "--public-url", PublicUrl)]
    [InlineData("The public address is 'http://slabot.harbour.example', which is no https address", "--app-id", AppId, "--public-url", "http://slabot.harbour.example")]
    [InlineData("The public address is 'slabot.harbour.example', which is no https address", "--app-id", AppId, "--public-url", "slabot.harbour.example")]
    [InlineData("The public address is 'https://localhost:3978', which Teams cannot reach", "--app-id", AppId, "--public-url", "https://localhost:3978")]
    [InlineData("The public address is 'https://10.0.0.4', which Teams cannot reach", "--app-id", AppId, "--public-url", "https://10.0.0.4")]
    [InlineData("The public address is 'https://slabot', which Teams cannot reach", "--app-id", AppId, "--public-url", "https://slabot")]
    [InlineData("The public address is 'https://a.example/?q', which Teams cannot reach", "--app-id", AppId, "--public-url", "https://a.example/?q")]
    [InlineData("--teams-app-id is 'x', which is no id", "--app-id", AppId, "--public-url", PublicUrl, "--teams-app-id", "x")]
    [InlineData("--package-version is '1.0': write three numbers", "--app-id", AppId, "--public-url", PublicUrl, "--package-version", "1.0")]
    [InlineData("--package-version is '01.0.0': write three numbers", "--app-id", AppId, "--public-url", PublicUrl, "--package-version", "01.0.0")]
    [InlineData("--developer is a name of 1 to 32 characters", "--app-id", AppId, "--public-url", PublicUrl, "--developer", "The Very Long Name of a Company Limited")]
    [InlineData("--terms is 'javascript:alert(1)', which is no https address", "--app-id", AppId, "--public-url", PublicUrl, "--terms", "javascript:alert(1)")]
    [InlineData("--out needs a folder after it", "--app-id", AppId, "--out")]
    public async Task What_Teams_would_refuse_is_refused_in_one_sentence(string sentence, params string[] options)
    {
        using var slabot = new Slabot();

        var outcome = await slabot.RunAsync(["pack", .. options]);

        outcome.ExitCode.ShouldBe(2, outcome.Error);
        outcome.Error.ShouldStartWith(sentence);
        outcome.Error.Trim().Split('\n').Length.ShouldBe(1);
        Directory.GetFiles(slabot.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_folder_stays_as_it_is()
    {
        using var slabot = new Slabot();
        var file = slabot.Write("precious.txt", "precious");

        var outcome = await slabot.RunAsync("pack", "--app-id", AppId, "--public-url", PublicUrl, "--out", file);

        outcome.ExitCode.ShouldBe(2);
        outcome.Error.ShouldContain("is a file, not a folder");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("precious");
    }

    private static JsonNode ManifestIn(string folder)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(folder, "slabot-teams.zip"));
        using var manifest = zip.GetEntry("manifest.json")!.Open();
        return JsonNode.Parse(manifest)!;
    }
}
