using Microsoft.Extensions.Configuration;
using SlaBot.Channels.Settings;
using SlaBot.Teams.Settings;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Settings;

/// <summary>T-06: what is missing, blank or contradictory stops the start with a sentence that names it.</summary>
public sealed class TeamsSettingsReaderTests : IDisposable
{
    private const string Here = "http://localhost:3978";

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Without_any_setting_there_is_no_endpoint() => Read("Production", Here).ShouldBeNull();

    [Fact]
    public void Other_settings_are_no_settings_of_Teams() => Read("Production", Here, ("Data:Path", "x"), ("Slack:BotToken", "y"), ("Teams:AllowUnauthenticated", "false")).ShouldBeNull();

    [Fact]
    public void Single_tenant_bot_is_read()
    {
        var bot = Read("Production", "http://*:80", [.. Whole(), ("Teams:Tenants:0", "AAAAAAAA-1111-4111-8111-111111111111")])!;

        bot.AppId.ShouldBe(FakeIdentity.AppId);
        bot.HomeTenant.ShouldBe(FakeIdentity.Tenant);
        bot.Tenants.ShouldBe([FakeIdentity.Tenant, "aaaaaaaa-1111-4111-8111-111111111111"], ignoreOrder: true);
        bot.AppPassword.ShouldBe("secret");
        bot.IsManagedIdentity.ShouldBeFalse();
        bot.AllowUnauthenticated.ShouldBeFalse();
        bot.Issuer.ShouldBe("https://api.botframework.com");
        bot.OpenIdMetadataUrl.AbsoluteUri.ShouldBe("https://login.botframework.com/v1/.well-known/openidconfiguration");
        bot.TokenUrl!.AbsoluteUri.ShouldBe($"https://login.microsoftonline.com/{FakeIdentity.Tenant}/oauth2/v2.0/token");
        bot.TokenScope.ShouldBe("https://api.botframework.com/.default");
        bot.ServiceHosts.ShouldBe(["smba.trafficmanager.net"]);
    }

    [Fact]
    public void Managed_identity_has_no_secret()
    {
        var bot = Read("Production", Here, [.. Whole(but: "MicrosoftAppPassword").Where(setting => setting.Name != "MicrosoftAppType"), ("MicrosoftAppType", "userAssignedMSI")])!;

        (bot.IsManagedIdentity, bot.AppPassword, bot.CertificatePath).ShouldBe((true, null, null));
    }

    [Fact]
    public void Type_may_be_left_out_where_a_secret_says_it() =>
        Read("Production", Here, [.. Whole(but: "MicrosoftAppType")])!.AppPassword.ShouldBe("secret");

    [Fact]
    public void Secret_may_be_in_a_file()
    {
        File.WriteAllText(file, "from a file\n");

        Read("Production", Here, [.. Whole(but: "MicrosoftAppPassword"), ("MicrosoftAppPasswordFile", file)])!.AppPassword.ShouldBe("from a file");
    }

    [Fact]
    public void Certificate_takes_the_place_of_the_secret()
    {
        var bot = Read("Production", Here, [.. Whole(but: "MicrosoftAppPassword"), ("MicrosoftAppCertificatePath", file)])!;

        (bot.AppPassword, bot.CertificatePath).ShouldBe((null, file));
    }

    [Fact]
    public void Secret_is_in_no_text() => Read("Production", Here, Whole())!.ToString().ShouldBe($"bot {FakeIdentity.AppId} of tenant {FakeIdentity.Tenant}");

    [Fact]
    public void App_id_is_compared_in_lower_case() =>
        Read("Production", Here, [.. Whole(but: "MicrosoftAppId"), ("MicrosoftAppId", " ABCDEFAB-2222-4222-8222-222222222222 ")])!.AppId.ShouldBe("abcdefab-2222-4222-8222-222222222222");

    [Theory]
    [InlineData("public", "https://api.botframework.com", "https://login.microsoftonline.com/", "smba.trafficmanager.net")]
    [InlineData("GCC", "https://api.botframework.com", "https://login.microsoftonline.com/", "smba.infra.gcc.teams.microsoft.com")]
    [InlineData("usgov", "https://api.botframework.us", "https://login.microsoftonline.us/", "smba.infra.gov.teams.microsoft.us")]
    public void Cloud_sets_its_addresses(string cloud, string issuer, string login, string host)
    {
        var bot = Read("Production", Here, [.. Whole(), ("Teams:Cloud", cloud)])!;

        bot.Issuer.ShouldBe(issuer);
        bot.TokenUrl!.AbsoluteUri.ShouldStartWith(login);
        bot.TokenScope.ShouldBe($"{issuer}/.default");
        bot.ServiceHosts.ShouldContain(host);
    }

    [Fact]
    public void China_needs_its_host_named()
    {
        var bot = Read("Production", Here, [.. Whole(), ("Teams:Cloud", "china"), ("Teams:ServiceHosts:0", "smba.example.cn")])!;

        bot.OpenIdMetadataUrl.Host.ShouldBe("login.botframework.azure.cn");
        Sentence("Production", Here, [.. Whole(), ("Teams:Cloud", "china")]).ShouldStartWith("Teams__ServiceHosts__0 is missing");
    }

    [Fact]
    public void Every_address_can_be_another()
    {
        var bot = Read("Production", Here, [.. Whole(), ("Teams:OpenIdMetadataUrl", "http://127.0.0.1:9/m"), ("Teams:Issuer", "https://issuer.example"),
            ("Teams:TokenUrl", "https://login.example/t"), ("Teams:TokenScope", "scope"), ("Teams:ServiceHosts:0", "127.0.0.1:9"), ("Teams:ServiceHosts:1", "Connector.Example")])!;

        bot.OpenIdMetadataUrl.AbsoluteUri.ShouldBe("http://127.0.0.1:9/m");
        bot.Issuer.ShouldBe("https://issuer.example");
        bot.TokenUrl!.AbsoluteUri.ShouldBe("https://login.example/t");
        bot.TokenScope.ShouldBe("scope");
        bot.ServiceHosts.ShouldBe(["127.0.0.1:9", "connector.example"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("smba.trafficmanager.net", "smba.trafficmanager.net")]
    [InlineData("https://smba.trafficmanager.net/", "smba.trafficmanager.net")]
    [InlineData("localhost", "localhost")]
    [InlineData("localhost:5000", "localhost:5000")]
    [InlineData("http://127.0.0.1:5000", "127.0.0.1:5000")]
    [InlineData("[::1]:5000", "[::1]:5000")]
    [InlineData("*.trafficmanager.net", null)]
    [InlineData("smba.trafficmanager.net:8443", null)]
    [InlineData("http://smba.trafficmanager.net", null)]
    [InlineData("smba.trafficmanager.net/emea", null)]
    [InlineData("smba.trafficmanager.net?x", null)]
    [InlineData("user@smba.trafficmanager.net", null)]
    [InlineData("smba。trafficmanager。net", null)]
    [InlineData("smba.trafficmanager.net.", null)]
    [InlineData("connector", null)]
    [InlineData("10.0.0.1", null)]
    [InlineData("2130706433", null)]
    [InlineData("0x7f.1", null)]
    [InlineData("169.254.169.254", null)]
    [InlineData("file:///etc", null)]
    public void Service_host_is_an_exact_name(string text, string? host)
    {
        (string, string)[] settings = [.. Whole(), ("Teams:ServiceHosts:0", text)];
        if (host is null)
        {
            Sentence("Production", Here, settings).ShouldStartWith("Teams__ServiceHosts__0 is not the name of a host");
        }
        else
        {
            Read("Production", Here, settings)!.ServiceHosts.ShouldBe([host]);
        }
    }

    [Theory]
    [InlineData("MicrosoftAppId")]
    [InlineData("MicrosoftAppTenantId")]
    [InlineData("MicrosoftAppPassword")]
    public void Missing_setting_is_named(string setting) => Sentence("Production", Here, Whole(but: setting)).ShouldStartWith($"{setting} is missing");

    [Theory]
    [InlineData("MicrosoftAppId")]
    [InlineData("MicrosoftAppType")]
    [InlineData("MicrosoftAppTenantId")]
    [InlineData("MicrosoftAppPassword")]
    [InlineData("MicrosoftAppPasswordFile")]
    [InlineData("MicrosoftAppCertificatePath")]
    [InlineData("Teams:Cloud")]
    [InlineData("Teams:OpenIdMetadataUrl")]
    [InlineData("Teams:Issuer")]
    [InlineData("Teams:TokenUrl")]
    [InlineData("Teams:TokenScope")]
    [InlineData("Teams:AllowUnauthenticated")]
    [InlineData("Teams:ServiceHosts:0")]
    [InlineData("Teams:Tenants:0")]
    public void Blank_setting_is_named(string setting)
    {
        foreach (var blank in new[] { "", " ", "\t" })
        {
            Sentence("Production", Here, [.. Whole(but: setting), (setting, blank)]).ShouldStartWith($"{setting.Replace(":", "__", StringComparison.Ordinal)} is blank");
        }
    }

    [Theory]
    [InlineData("MicrosoftAppId", "my bot", "MicrosoftAppId is not an app id")]
    [InlineData("MicrosoftAppId", "00000000-0000-0000-0000-000000000000", "MicrosoftAppId is not an app id")]
    [InlineData("MicrosoftAppId", "{22222222-2222-4222-8222-222222222222}", "MicrosoftAppId is not an app id")]
    [InlineData("MicrosoftAppTenantId", "contoso.onmicrosoft.com", "MicrosoftAppTenantId is not the id of a tenant")]
    [InlineData("MicrosoftAppTenantId", "common", "MicrosoftAppTenantId is not the id of a tenant")]
    [InlineData("MicrosoftAppTenantId", "../x", "MicrosoftAppTenantId is not the id of a tenant")]
    [InlineData("Teams:Tenants:0", "*", "Teams__Tenants__0 is not the id of a tenant")]
    [InlineData("Teams:Tenants", "all", "Teams__Tenants is a list")]
    [InlineData("Teams:ServiceHosts", "smba.trafficmanager.net", "Teams__ServiceHosts is a list")]
    [InlineData("MicrosoftAppType", "MultiTenant", "MicrosoftAppType MultiTenant is not supported")]
    [InlineData("MicrosoftAppType", "Skill", "MicrosoftAppType is SingleTenant or UserAssignedMSI")]
    [InlineData("MicrosoftAppType", "UserAssignedMSI", "MicrosoftAppPassword contradicts MicrosoftAppType UserAssignedMSI")]
    [InlineData("MicrosoftAppPasswordFile", "/nowhere/secret", "MicrosoftAppPassword and MicrosoftAppPasswordFile are both set")]
    [InlineData("MicrosoftAppCertificatePath", "/nowhere/c.pfx", "MicrosoftAppPassword and MicrosoftAppCertificatePath are both set")]
    [InlineData("Teams:Cloud", "mars", "Teams__Cloud is one of public, gcc, usgov, china")]
    [InlineData("Teams:OpenIdMetadataUrl", "http://login.example/", "Teams__OpenIdMetadataUrl has to begin with https://")]
    [InlineData("Teams:OpenIdMetadataUrl", "login", "Teams__OpenIdMetadataUrl is not a plain web address")]
    [InlineData("Teams:OpenIdMetadataUrl", "file:///etc/keys", "Teams__OpenIdMetadataUrl has to begin with https://")]
    [InlineData("Teams:TokenUrl", "http://login.example/", "Teams__TokenUrl has to begin with https://")]
    [InlineData("Teams:TokenUrl", "https://user:pw@login.example/", "Teams__TokenUrl is not a plain web address")]
    [InlineData("Teams:Issuer", "two words", "Teams__Issuer is one word")]
    [InlineData("Teams:TokenScope", "two words", "Teams__TokenScope is one word")]
    [InlineData("Teams:AllowUnauthenticated", "yes", "Teams__AllowUnauthenticated is true or false")]
    [InlineData("Teams:AllowUnauthenticated", "true", "Teams__AllowUnauthenticated and MicrosoftAppId contradict each other")]
    public void Unusable_setting_is_named(string setting, string value, string sentence)
    {
        var said = Sentence("Production", Here, [.. Whole(but: setting), (setting, value)]);

        said.ShouldStartWith(sentence);
        said.ShouldEndWith(".");
    }

    [Theory]
    [InlineData("MicrosoftAppPasswordFile", "/nowhere/secret", "MicrosoftAppPasswordFile cannot be read")]
    [InlineData("MicrosoftAppCertificatePath", "/nowhere/c.pfx", "MicrosoftAppCertificatePath cannot be read")]
    public void Missing_file_is_named(string setting, string value, string sentence) =>
        Sentence("Production", Here, [.. Whole(but: "MicrosoftAppPassword"), (setting, value)]).ShouldStartWith(sentence);

    [Fact]
    public void Empty_file_holds_no_secret() =>
        Sentence("Production", Here, [.. Whole(but: "MicrosoftAppPassword"), ("MicrosoftAppPasswordFile", file)]).ShouldStartWith("MicrosoftAppPasswordFile is empty");

    [Fact]
    public void Setting_without_an_app_id_is_named() =>
        Sentence("Production", Here, ("Teams:ServiceHosts:0", "localhost")).ShouldBe("MicrosoftAppId is missing: give the app id of the Azure Bot, or remove Teams__ServiceHosts__0 and the other Teams settings.");

    [Theory]
    [InlineData("http://localhost:3978")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:3978")]
    [InlineData("https://localhost:3979")]
    public void Open_mode_is_for_Development_on_this_machine(string address)
    {
        var bot = Read("Development", address, ("Teams:AllowUnauthenticated", "true"))!;

        (bot.AllowUnauthenticated, bot.AppId, bot.HomeTenant, bot.Tenants.Count).ShouldBe((true, "", "", 0));
    }

    [Theory]
    [InlineData("http://*:3978")]
    [InlineData("http://+:3978")]
    [InlineData("http://0.0.0.0:3978")]
    [InlineData("http://[::]:3978")]
    [InlineData("http://10.0.0.1:3978")]
    [InlineData("http://bot.example:3978")]
    [InlineData("http://unix:/tmp/bot.sock")]
    [InlineData("")]
    public void Open_mode_listens_nowhere_else(string address)
    {
        Sentence("Development", address, ("Teams:AllowUnauthenticated", "true")).ShouldStartWith("Teams__AllowUnauthenticated needs a server that only this machine reaches");
        Should.Throw<SettingsException>(() => TeamsSettingsReader.Read(Configuration(("Teams:AllowUnauthenticated", "true")), "Development", [Here, address]));
    }

    [Fact]
    public void Open_mode_looks_at_the_endpoints_of_the_server_too() =>
        Sentence("Development", Here, ("Teams:AllowUnauthenticated", "true"), ("Kestrel:Endpoints:Public:Url", "http://*:80")).ShouldStartWith("Teams__AllowUnauthenticated needs a server");

    [Fact]
    public void Open_mode_needs_an_address_to_look_at() =>
        Should.Throw<SettingsException>(() => TeamsSettingsReader.Read(Configuration(("Teams:AllowUnauthenticated", "true")), "Development", [])).Message.ShouldContain("needs a server");

    [Fact]
    public void Every_combination_fails_closed()
    {
        string[] optional = ["MicrosoftAppId", "MicrosoftAppType", "MicrosoftAppTenantId", "MicrosoftAppPassword", "Teams:Tenants:0", "Teams:AllowUnauthenticated"];
        var open = 0;
        foreach (var environment in new[] { "Development", "Staging", "Production", "", "dev" })
        {
            foreach (var url in new[] { Here, "http://*:80" })
            {
                for (var chosen = 0; chosen < 1 << optional.Length; chosen++)
                {
                    var settings = optional.Where((_, bit) => (chosen & (1 << bit)) != 0).Select(name => (name, Values[name])).ToArray();
                    var bot = ReadOrRefuse(environment, url, settings);
                    open += bot is { AllowUnauthenticated: true } ? 1 : 0;
                    if (bot is { AllowUnauthenticated: true })
                    {
                        (environment, url, settings.Any(setting => setting.name.StartsWith("Microsoft", StringComparison.Ordinal))).ShouldBe(("Development", Here, false));
                    }
                    else if (bot is not null)
                    {
                        bot.AppId.ShouldNotBeEmpty();
                        bot.HomeTenant.ShouldNotBeEmpty();
                        bot.Tenants.ShouldNotBeEmpty();
                        bot.AppPassword.ShouldNotBeNullOrEmpty();
                    }
                }
            }
        }

        open.ShouldBe(2); // alone, and beside a list of tenants, which then means nothing
    }

    private static readonly Dictionary<string, string> Values = new()
    {
        ["MicrosoftAppId"] = FakeIdentity.AppId,
        ["MicrosoftAppType"] = "SingleTenant",
        ["MicrosoftAppTenantId"] = FakeIdentity.Tenant,
        ["MicrosoftAppPassword"] = "secret",
        ["Teams:Tenants:0"] = FakeIdentity.Tenant,
        ["Teams:AllowUnauthenticated"] = "true",
    };

    private static (string Name, string Value)[] Whole(string? but = null) =>
        [.. Values.Where(setting => setting.Key.StartsWith("Microsoft", StringComparison.Ordinal) && setting.Key != but).Select(setting => (setting.Key, setting.Value))];

    private static TeamsSettings? Read(string environment, string url, params (string Name, string Value)[] settings) => TeamsSettingsReader.Read(Configuration(settings), environment, [url]);

    private static string Sentence(string environment, string url, params (string Name, string Value)[] settings) => Should.Throw<SettingsException>(() => Read(environment, url, settings)).Message;

    private static TeamsSettings? ReadOrRefuse(string environment, string url, (string Name, string Value)[] settings)
    {
        try
        {
            return Read(environment, url, settings);
        }
        catch (SettingsException)
        {
            return null;
        }
    }

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build();
}
