using System.Text.RegularExpressions;
using CsCheck;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Http;

namespace SlaBot.Teams.Tests.Outbound;

/// <summary>Where the bot's token may go: an exact host, by https on 443, and nowhere else however it is spelled.</summary>
public sealed partial class ServiceHostsTests
{
    private static readonly ServiceHosts Public = new(TeamsSettings.DefaultServiceHosts);

    /// <summary>Addresses that somebody might try, by hand.</summary>
    private static readonly string[] Hostile =
    [
        "", " ", "/", "//evil.example/", "///evil.example/", "smba.trafficmanager.net", "smba.trafficmanager.net/emea/", "//smba.trafficmanager.net/emea/",
        "http://smba.trafficmanager.net/", "http://smba.trafficmanager.net:443/", "ftp://smba.trafficmanager.net/", "file://smba.trafficmanager.net/", "ws://smba.trafficmanager.net/",
        "wss://smba.trafficmanager.net/", "javascript:alert(1)", "data:text/html,x", "https:smba.trafficmanager.net", "https:/smba.trafficmanager.net/", "https:///smba.trafficmanager.net/",
        "https:\\\\smba.trafficmanager.net\\", "https://smba.trafficmanager.net\\@evil.example/", "https://smba.trafficmanager.net\\.evil.example/",
        "https://evil.example/", "https://evil.example/smba.trafficmanager.net/", "https://evil.example/?smba.trafficmanager.net", "https://evil.example#smba.trafficmanager.net",
        "https://evil.example/#@smba.trafficmanager.net/", "https://evil.example\\@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net@evil.example/", "https://smba.trafficmanager.net:443@evil.example/", "https://user@smba.trafficmanager.net/", "https://user:pass@smba.trafficmanager.net/",
        "https://@smba.trafficmanager.net/", "https://:@smba.trafficmanager.net/", "https://smba.trafficmanager.net%40evil.example/", "https://smba.trafficmanager.net%2eevil.example/", "https://smba.trafficmanager.net%00.evil.example/",
        "https://smba%2Etrafficmanager.net/", "https://%73mba.trafficmanager.net/",
        "https://smba.trafficmanager.net.evil.example/", "https://smba.trafficmanager.net./", "https://smba.trafficmanager.net../", "https://.smba.trafficmanager.net/", "https://smba..trafficmanager.net/",
        "https://evil.trafficmanager.net/", "https://xsmba.trafficmanager.net/", "https://smba.trafficmanager.network/", "https://smba-trafficmanager.net/", "https://smbatrafficmanager.net/", "https://trafficmanager.net/",
        "https://a.smba.trafficmanager.net/", "https://smba.trafficmanager.net:444/", "https://smba.trafficmanager.net:80/", "https://smba.trafficmanager.net:8443/", "https://smba.trafficmanager.net:0443/", "https://smba.trafficmanager.net:+443/",
        "https://smba.trafficmanager.net:65979/", "https://smba.trafficmanager.net:/", "https://smba.trafficmanager.net:443:443/",
        "https://smba。trafficmanager。net/", "https://smba．trafficmanager．net/", "https://ѕmba.trafficmanager.net/", "https://smba.trafficmanager.nеt/", "https://ｓｍｂａ.trafficmanager.net/", "https://smba.trafficmanager.net\u200b/",
        "https://smba.trafficmanager.net\u00ad/", "https://xn--smba.trafficmanager.net/", "https://smba.trafficmanager.net /", " https://smba.trafficmanager.net/", "https://smba.trafficmanager.net/ ", "https://smba.trafficmanager.net/\r\nHost: evil.example",
        "https://smba.trafficmanager.net\t/", "https://smba.traffic\nmanager.net/", "\thttps://smba.trafficmanager.net/",
        "https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://0177.0.0.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://localhost/", "https://169.254.169.254/", "http://169.254.169.254/metadata/identity/oauth2/token",
        "http://localhost:3978/", "http://127.0.0.1:3978/", "http://[::1]:3978/", "https://localhost:443/", "https://0.0.0.0/", "https://10.0.0.1/",
        "https://smba.trafficmanager.net?x=https://evil.example", "https://smba.trafficmanager.net#evil", "https://smba.trafficmanager.net/emea/?x", "https://smba.trafficmanager.net/emea/#x", "https://login.microsoftonline.com/", "https://api.botframework.com.evil.example/",
    ];

    [Theory]
    [InlineData("https://smba.trafficmanager.net")]
    [InlineData("https://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/amer/11111111-1111-4111-8111-111111111111/")]
    [InlineData("https://smba.trafficmanager.net:443/emea/")]
    [InlineData("HTTPS://SMBA.TrafficManager.net/emea/")]
    public void The_platforms_own_address_gets_the_token(string address) => Public.AllowBase(address).ShouldBeTrue();

    [Fact]
    public async Task Nobody_else_gets_a_token_however_the_address_is_spelled()
    {
        Hostile.Distinct().Count().ShouldBeGreaterThanOrEqualTo(60);
        var all = Hostile.Concat(Generated()).Distinct().ToArray();
        all.Length.ShouldBeGreaterThanOrEqualTo(900);

        await using var sent = await Sent.StartAsync(hosts: TeamsSettings.DefaultServiceHosts);
        foreach (var serviceUrl in all)
        {
            Public.AllowBase(serviceUrl).ShouldBeFalse(serviceUrl);
            (await sent.Client.SendAsync(sent.To(serviceUrl: serviceUrl), Sent.Says("x"), TestContext.Current.CancellationToken)).ShouldBeOfType<Delivery.Refused>(serviceUrl).NotBefore.ShouldBeNull();
        }

        sent.Tokens.Asked.ShouldBe(0);
        sent.Fake.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/v3/conversations", true)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://user:pass@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", false)]
    [InlineData("https://smba.trafficmanager.net:444/", false)]
    [InlineData("http://smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net./", false)]
    [InlineData("/v3/conversations", false)]
    public void The_address_of_the_request_itself_is_checked_as_well(string address, bool isAllowed) =>
        Public.Allow(new Uri(address, UriKind.RelativeOrAbsolute)).ShouldBe(isAllowed);

    [Fact]
    public void Whatever_is_allowed_says_so_in_plain_words()
    {
        const string good = "https://smba.trafficmanager.net/emea/";
        var character = Gen.OneOf(Gen.Char, Gen.Char[' ', '~'], Gen.Char["@/\\.:?#%\t\u3002\u200b0"]);
        Gen.Select(Gen.Int[0, good.Length], Gen.Int[0, 4], character.Array[0, 4]).Array[1, 3].Sample(
            edits =>
            {
                var text = good;
                foreach (var (at, removed, inserted) in edits)
                {
                    var place = Math.Min(at, text.Length);
                    text = text.Remove(place, Math.Min(removed, text.Length - place)).Insert(place, new(inserted));
                }

                return !Public.AllowBase(text) || PlainWords().IsMatch(text);
            },
            iter: 200_000);
    }

    [Theory]
    [InlineData("http://127.0.0.1:20999/", true)]
    [InlineData("https://127.0.0.1:20999/x/", true)]
    [InlineData("http://localhost:20998/", true)]
    [InlineData("http://[::1]:20997/", true)]
    [InlineData("http://127.0.0.1:20998/", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("http://2130706433:20999/", false)]
    [InlineData("http://0x7f.1:20999/", false)]
    [InlineData("http://127.1:20999/", false)]
    [InlineData("http://user@127.0.0.1:20999/", false)]
    [InlineData("http://127.0.0.1.evil.example:20999/", false)]
    [InlineData("http://evil.example:20999/", false)]
    [InlineData("https://evil.example:20999/", false)]
    [InlineData("ftp://127.0.0.1:20999/", false)]
    public void Loopback_is_allowed_where_it_is_named_with_its_port(string address, bool isAllowed) =>
        new ServiceHosts(["127.0.0.1:20999", "localhost:20998", "[::1]:20997", "evil.example:20999"]).AllowBase(address).ShouldBe(isAllowed);

    [Theory]
    [InlineData("http://127.0.0.1:20999/", true)]
    [InlineData("http://127.0.0.1/", true)]
    [InlineData("http://[::1]:1/", true)]
    [InlineData("http://localhost:20999/", false)]
    [InlineData("http://smba.trafficmanager.net:20999/", false)]
    [InlineData("http://127.0.0.1.evil.example:20999/", false)]
    public void Loopback_that_is_named_without_a_port_is_allowed_on_any(string address, bool isAllowed) =>
        new ServiceHosts(["127.0.0.1", "[::1]", "smba.trafficmanager.net"]).AllowBase(address).ShouldBe(isAllowed);

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:1/", true)]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("http://10.0.0.1:56150/", false)]
    [InlineData("http://localhost.evil.example:56150/", false)]
    public void Unauthenticated_development_speaks_to_every_loopback_address(string address, bool isAllowed) =>
        new ServiceHosts(TeamsSettings.DefaultServiceHosts, isAnyLoopbackAllowed: true).AllowBase(address).ShouldBe(isAllowed);

    /// <summary>Every combination of a part that is wrong with parts that look right.</summary>
    private static IEnumerable<string> Generated()
    {
        string[] hosts =
        [
            "evil.example", "smba.trafficmanager.net.evil.example", "evil-smba.trafficmanager.net", "smba.trafficmanager.net.", "smba.trafficmanager.com", "smba.trafficmanager.net@evil.example",
            "evil.example%23@smba.trafficmanager.net", "127.0.0.1", "[::1]", "169.254.169.254", "localhost", "smba。trafficmanager.net", "smba.trafficmanager.net\\evil.example", "smba.trafficmanager.net%2f.evil.example",
            "SMBA.TRAFFICMANAGER.NET.EVIL.EXAMPLE", "trafficmanager.net", "0", "1.1.1.1", "xn--80ak6aa92e.com", "smba.trafficmanager.net,evil.example", "smba_trafficmanager.net", "smba.trafficmanager.net;evil.example",
        ];
        string[] schemes = ["https://", "http://", "HTTPS://", "https:\\\\", "//"];
        string[] ports = ["", ":443", ":80", ":444"];
        string[] paths = ["", "/", "/emea/", "/../smba.trafficmanager.net/", "/@smba.trafficmanager.net"];
        return from scheme in schemes from host in hosts from port in ports from path in paths select scheme + host + port + path;
    }

    [GeneratedRegex(@"\Ahttps://smba\.trafficmanager\.net(:443)?(/[!-~]*)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlainWords();
}
