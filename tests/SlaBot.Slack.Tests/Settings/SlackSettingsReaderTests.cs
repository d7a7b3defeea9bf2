using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using SlaBot.Channels.Settings;
using SlaBot.Slack.Settings;

namespace SlaBot.Slack.Tests.Settings;

/// <summary>T-06: what is missing, blank or contradictory stops the start with a sentence that names it.</summary>
public sealed class SlackSettingsReaderTests
{
    private const string Key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static readonly (string Name, string Value)[] OneWorkspace = [("SigningSecret", "8f742231b10e8888abcd99yyyzzz85a5"), ("BotToken", "xoxb-1-2-three")];

    private static readonly (string Name, string Value)[] Installed =
    [
        ("SigningSecret", "8f742231b10e8888abcd99yyyzzz85a5"), ("ClientId", "123.456"), ("ClientSecret", "0123456789abcdef0123456789abcdef"), ("PublicUrl", "https://slabot.example"),
    ];

    private static readonly (string Name, string Value)[] Sockets = [("AppToken", "xapp-1-A1-2-three"), ("BotToken", "xoxb-1-2-three")];

    [Fact]
    public void Without_any_setting_there_is_no_endpoint() => SlackSettingsReader.Read(Of(("MicrosoftAppId", "x"))).ShouldBeNull();

    [Fact]
    public void One_workspace_is_read()
    {
        var slack = Read(OneWorkspace)!;

        (slack.IsSocketMode, slack.HasBotToken, slack.ClientId, slack.PublicUrl).ShouldBe((false, true, null, null));
        slack.ApiUrl.AbsoluteUri.ShouldBe("https://slack.com/api/");
        slack.Secrets.BotToken.ShouldBe("xoxb-1-2-three");
        slack.Secrets.Signing.ShouldBe(["8f742231b10e8888abcd99yyyzzz85a5"]);
        slack.Secrets.ReadTokenKey().ShouldBeNull();
    }

    [Fact]
    public void Two_secrets_are_good_during_a_rotation() =>
        Read([.. OneWorkspace, ("PreviousSigningSecret", " an older secret".Replace(" ", "_", StringComparison.Ordinal))])!.Secrets.Signing.ShouldBe(["8f742231b10e8888abcd99yyyzzz85a5", "_an_older_secret"]);

    [Fact]
    public void App_that_workspaces_install_is_read()
    {
        var slack = Read([.. Installed, ("TokenKey", Key)])!;

        (slack.ClientId, slack.HasBotToken, slack.PublicUrl!.AbsoluteUri).ShouldBe(("123.456", false, "https://slabot.example/"));
        slack.Secrets.Client.ShouldBe("0123456789abcdef0123456789abcdef");
        slack.Secrets.ReadTokenKey().ShouldBe("01234567890123456789012345678901"u8.ToArray());
    }

    [Fact]
    public void Sockets_need_no_signing_secret()
    {
        var slack = Read(Sockets)!;

        (slack.IsSocketMode, slack.HasBotToken, slack.Secrets.AppToken).ShouldBe((true, true, "xapp-1-A1-2-three"));
        slack.Secrets.Signing.ShouldBeEmpty();
    }

    [Fact]
    public void Web_API_of_a_test_is_on_this_machine() => Read([.. OneWorkspace, ("ApiUrl", "http://127.0.0.1:9/api")])!.ApiUrl.AbsoluteUri.ShouldBe("http://127.0.0.1:9/api/");

    [Fact]
    public void Secret_that_is_removed_is_gone_at_once()
    {
        var configuration = Of([.. OneWorkspace.Select(one => ($"Slack:{one.Name}", one.Value)), ("Slack:PreviousSigningSecret", "an_older_secret_")]);
        var secrets = SlackSettingsReader.Read(configuration)!.Secrets;

        configuration["Slack:PreviousSigningSecret"] = null;
        configuration["Slack:BotToken"] = " ";
        configuration["Slack:SigningSecret"] = "a_newer_secret_____";

        secrets.Signing.ShouldBe(["a_newer_secret_____"]);
        secrets.BotToken.ShouldBeNull();
    }

    [Fact]
    public void Secrets_are_in_no_text()
    {
        foreach (var settings in new[] { OneWorkspace, [.. Installed, ("TokenKey", Key)], Sockets })
        {
            var slack = Read(settings)!;
            var text = $"{slack} {slack.Secrets}";
            settings.Where(one => one.Name is not ("ClientId" or "PublicUrl")).ShouldAllBe(one => !text.Contains(one.Value, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("SigningSecret")]
    [InlineData("PreviousSigningSecret")]
    [InlineData("BotToken")]
    [InlineData("AppToken")]
    [InlineData("ClientId")]
    [InlineData("ClientSecret")]
    [InlineData("TokenKey")]
    [InlineData("ApiUrl")]
    [InlineData("PublicUrl")]
    public void Blank_setting_is_named(string setting)
    {
        foreach (var blank in new[] { "", " ", "\t" })
        {
            Sentence([.. OneWorkspace.Where(one => one.Name != setting), (setting, blank)]).ShouldStartWith($"Slack__{setting} is blank");
        }
    }

    [Fact]
    public void List_in_the_place_of_a_setting_is_named() => Sentence([("BotToken", "xoxb-1-2-three"), ("SigningSecret:0", "8f742231b10e8888abcd99yyyzzz85a5")]).ShouldStartWith("Slack__SigningSecret is blank");

    [Theory]
    [InlineData("SigningSecret", "Slack__SigningSecret is missing")]
    [InlineData("BotToken", "Slack__BotToken is missing")]
    public void Missing_setting_of_one_workspace_is_named(string setting, string sentence) => Sentence([.. OneWorkspace.Where(one => one.Name != setting)]).ShouldStartWith(sentence);

    [Theory]
    [InlineData("SigningSecret", "Slack__SigningSecret is missing")]
    [InlineData("ClientId", "Slack__ClientId is missing")]
    [InlineData("ClientSecret", "Slack__ClientSecret is missing")]
    [InlineData("PublicUrl", "Slack__PublicUrl is missing")]
    public void Missing_setting_of_an_app_that_is_installed_is_named(string setting, string sentence) => Sentence([.. Installed.Where(one => one.Name != setting)]).ShouldStartWith(sentence);

    [Fact]
    public void Missing_token_beside_sockets_is_named() => Sentence(Sockets[0]).ShouldStartWith("Slack__BotToken is missing");

    [Theory]
    [InlineData("PreviousSigningSecret", "an_older_secret_", "Slack__SigningSecret is missing")]
    [InlineData("TokenKey", Key, "Slack__SigningSecret is missing")]
    [InlineData("ApiUrl", "http://localhost:9/", "Slack__SigningSecret is missing")]
    public void One_setting_alone_is_not_enough(string setting, string value, string sentence) => Sentence((setting, value)).ShouldStartWith(sentence);

    [Theory]
    [InlineData("SigningSecret", "short", "Slack__SigningSecret is not a secret of Slack's")]
    [InlineData("SigningSecret", "two words of a secret", "Slack__SigningSecret is not a secret of Slack's")]
    [InlineData("PreviousSigningSecret", "8f742231b10e8888abcd99yyyzzz85a5", "Slack__PreviousSigningSecret is the same as Slack__SigningSecret")]
    [InlineData("PreviousSigningSecret", "short", "Slack__PreviousSigningSecret is not a secret of Slack's")]
    [InlineData("BotToken", "xoxp-1-2-three", "Slack__BotToken is not such a token: it begins with xoxb-")]
    [InlineData("BotToken", "xoxe.xoxb-1-2-three", "Slack__BotToken is not such a token: it begins with xoxb-")]
    [InlineData("BotToken", "xoxb-", "Slack__BotToken is not such a token: it begins with xoxb-")]
    [InlineData("BotToken", "xoxb-1 2\n3", "Slack__BotToken is not such a token: it begins with xoxb-")]
    [InlineData("TokenKey", "c2hvcnQ=", "Slack__TokenKey is not a key")]
    [InlineData("TokenKey", "not base64", "Slack__TokenKey is not a key")]
    [InlineData("ApiUrl", "https://slack.example/api/", "Slack__ApiUrl is https://slack.com/api/ or, for tests, an address of this machine")]
    [InlineData("ApiUrl", "http://slack.com/api/", "Slack__ApiUrl has to begin with https://")]
    [InlineData("ApiUrl", "file:///etc/passwd", "Slack__ApiUrl has to begin with https://")]
    [InlineData("ApiUrl", "https://user:pw@slack.com/api/", "Slack__ApiUrl is not a plain web address")]
    [InlineData("PublicUrl", "http://slabot.example", "Slack__PublicUrl has to begin with https://")]
    [InlineData("PublicUrl", "slabot", "Slack__PublicUrl is not a plain web address")]
    [InlineData("PublicUrl", "https://slabot.example/?x=1", "Slack__PublicUrl is not a plain web address")]
    [InlineData("ClientId", "my app", "Slack__ClientSecret is missing")]
    public void Unusable_setting_is_named(string setting, string value, string sentence) =>
        Sentence([.. OneWorkspace.Where(one => one.Name != setting), (setting, value)]).ShouldStartWith(sentence);

    [Fact]
    public void Client_id_looks_like_one() => Sentence([.. Installed.Where(one => one.Name != "ClientId"), ("ClientId", "A0123")]).ShouldStartWith("Slack__ClientId is not a client id");

    [Theory]
    [InlineData("SigningSecret", "8f742231b10e8888abcd99yyyzzz85a5")]
    [InlineData("PreviousSigningSecret", "8f742231b10e8888abcd99yyyzzz85a5")]
    [InlineData("ClientId", "1.2")]
    [InlineData("ClientSecret", "0123456789abcdef0123456789abcdef")]
    public void Sockets_and_endpoints_contradict_each_other(string setting, string value) => Sentence([.. Sockets, (setting, value)]).ShouldStartWith($"Slack__AppToken and Slack__{setting} contradict each other");

    [Fact]
    public void App_token_looks_like_one() => Sentence(("AppToken", "xoxb-1-2-three"), Sockets[1]).ShouldStartWith("Slack__AppToken is not such a token: it begins with xapp-");

    [Fact]
    public void Key_that_the_sentence_recommends_is_taken() => Read([.. OneWorkspace, ("TokenKey", Convert.ToBase64String(SHA256.HashData("key"u8)))])!.Secrets.ReadTokenKey()!.Length.ShouldBe(32);

    private static SlackSettings? Read(params (string Name, string Value)[] settings) => SlackSettingsReader.Read(Of([.. settings.Select(one => ($"Slack:{one.Name}", one.Value))]));

    private static string Sentence(params (string Name, string Value)[] settings) => Should.Throw<SettingsException>(() => Read(settings)).Message;

    private static IConfigurationRoot Of(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create<string, string?>(one.Name, one.Value))).Build();
}
