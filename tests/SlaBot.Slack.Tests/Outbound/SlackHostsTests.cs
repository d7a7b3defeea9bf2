using System.Text.RegularExpressions;
using CsCheck;
using SlaBot.Channels.Deliveries;
using SlaBot.Slack.Outbound;
using SlaBot.Testing.Slack;

namespace SlaBot.Slack.Tests.Outbound;

/// <summary>Where requests may go: the token to the Web API and to Slack's files, nothing at all to anybody who looks like them.</summary>
public sealed partial class SlackHostsTests
{
    private static readonly SlackHosts Public = new(new("https://slack.com/api/"));

    /// <summary>Addresses that somebody might try, by hand; NAME is a good host's.</summary>
    private static readonly string[] Hostile =
    [
        "http://NAME/", "http://NAME:443/", "ftp://NAME/", "file://NAME/", "ws://NAME/", "wss://NAME/", "https://NAME\\@evil.example/", "https://NAME\\.evil.example/",
        "https://evil.example/", "https://evil.example/NAME/", "https://evil.example/?NAME", "https://evil.example#NAME", "https://evil.example/#@NAME/", "https://evil.example\\@NAME/",
        "https://NAME@evil.example/", "https://NAME:443@evil.example/", "https://user@NAME/", "https://user:pass@NAME/", "https://@NAME/", "https://:@NAME/", "https://NAME%40evil.example/",
        "https://NAME%2eevil.example/", "https://NAME%00.evil.example/", "https://NAME.evil.example/", "https://NAME./", "https://NAME../", "https://.NAME/", "https://evil.NAME/", "https://xNAME/",
        "https://NAME:444/", "https://NAME:80/", "https://NAME:8443/", "https://NAME:0443/", "https://NAME:/", "https://NAME:443:443/", "https://NAME\u200b/", "https://NAME\u00ad/", "https://NAME /",
        "https://NAME/a b", "https://NAME/\r\nHost: evil.example", "https://NAME\t/", "https://NAME\n/", "https://NAME,evil.example/", "https://NAME;evil.example/", "https://NAME_/", "https://NAMEevil/",
        "https://slack.com.evil.example/", "https://evilslack.com/", "https://hooks-slack.com/", "https://files-slack.com/", "https://hooks.slack.com.evil.example/", "https://hooks.slаck.com/", "https://hooks.slack.cоm/",
        "https://ｈooks.slack.com/", "https://hooks。slack。com/", "https://files．slack．com/", "https://xn--slack.com/", "https://app.slack.com/", "https://a.slack.com/", "https://slack-files.com/",
        "https://127.0.0.1/", "https://2130706433/", "https://0x7f.1/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://localhost/", "https://169.254.169.254/", "http://169.254.169.254/metadata",
        "http://localhost:3978/", "http://127.0.0.1:3978/", "https://0.0.0.0/", "https://10.0.0.1/", "https://HOOKS%2ESLACK.COM/", "https:NAME", "https:/NAME/", "https:\\\\NAME\\",
    ];

    private static readonly string[] Names = ["slack.com", "hooks.slack.com", "files.slack.com"];

    [Theory]
    [InlineData(nameof(SlackTarget.Api), "https://slack.com/api/chat.postMessage", true)]
    [InlineData(nameof(SlackTarget.Api), "https://slack.com/other/chat.postMessage", false)]
    [InlineData(nameof(SlackTarget.Api), "https://slack.com/api/../other", false)]
    [InlineData(nameof(SlackTarget.Api), "https://hooks.slack.com/api/x", false)]
    [InlineData(nameof(SlackTarget.Api), "https://files.slack.com/api/x", false)]
    [InlineData(nameof(SlackTarget.Hook), "https://hooks.slack.com/actions/T1/2/3", true)]
    [InlineData(nameof(SlackTarget.Hook), "https://HOOKS.slack.com/commands/T1/2/3", true)]
    [InlineData(nameof(SlackTarget.Hook), "https://hooks.slack.com:443/x", true)]
    [InlineData(nameof(SlackTarget.Hook), "https://slack.com/api/chat.postMessage", false)]
    [InlineData(nameof(SlackTarget.Hook), "https://files.slack.com/x", false)]
    [InlineData(nameof(SlackTarget.File), "https://files.slack.com/files-pri/T1-F1/download/plan.csv?origin_team=T2", true)]
    [InlineData(nameof(SlackTarget.File), "https://files.slack.com/upload/v1/abc", true)]
    [InlineData(nameof(SlackTarget.File), "https://slack.com/files", false)]
    [InlineData(nameof(SlackTarget.File), "https://hooks.slack.com/x", false)]
    [InlineData(nameof(SlackTarget.File), "/files-pri/x", false)]
    public void Each_kind_of_request_has_its_own_host(string target, string address, bool isAllowed) =>
        Public.Allow(Enum.Parse<SlackTarget>(target), new(address, UriKind.RelativeOrAbsolute)).ShouldBe(isAllowed);

    [Fact]
    public async Task Nobody_else_is_sent_anything_however_the_address_is_spelled()
    {
        Uri[] all = [.. Hostile.SelectMany(text => Names.Select(name => text.Replace("NAME", name, StringComparison.Ordinal))).Concat(Generated()).Distinct()
            .Select(text => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null).OfType<Uri>()];
        all.Length.ShouldBeGreaterThanOrEqualTo(900);

        await using var sent = await Sent.StartAsync(api: new("https://slack.com/api/"));
        foreach (var address in all)
        {
            Enum.GetValues<SlackTarget>().ShouldAllBe(target => !Public.Allow(target, address), address.OriginalString);
            (await sent.Client.RespondAsync(address, Sent.Says("x"), ResponseKind.Post, TestContext.Current.CancellationToken)).ShouldBeOfType<Delivery.Refused>(address.OriginalString).NotBefore.ShouldBeNull();
            (await sent.Client.DownloadAsync(Sent.Installation, address, 100, TestContext.Current.CancellationToken)).ShouldBeNull(address.OriginalString);
        }

        sent.Tokens.Asked.ShouldBe(0);
        sent.Fake.Seen.ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_is_allowed_names_its_host_in_plain_words()
    {
        const string good = "https://files.slack.com/files-pri/";
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

                return !Uri.TryCreate(text, UriKind.Absolute, out var address) || !Public.Allow(SlackTarget.File, address) || PlainWords().IsMatch(text);
            },
            iter: 50_000);
    }

    [Theory]
    [InlineData("http://slack.com/api/")]
    [InlineData("https://slack.com:8443/api/")]
    [InlineData("https://user@slack.com/api/")]
    [InlineData("ftp://slack.com/api/")]
    [InlineData("http://10.0.0.1/api/")]
    public void A_base_that_would_give_the_token_away_is_not_taken(string api) => Should.Throw<ArgumentException>(() => new SlackHosts(new(api)));

    [Fact]
    public async Task Slack_itself_may_not_send_an_upload_elsewhere()
    {
        await using var stranger = await FakeSlack.StartAsync();
        await using var sent = await Sent.StartAsync();
        sent.Fake.Fail(SlackFault.Of(200, $$"""{"ok":true,"file_id":"F1","upload_url":"{{stranger.ApiUrl}}upload/v1/x"}"""));
        (await sent.Client.UploadAsync(Sent.In(), new("a.png", "A", new byte[3]), TestContext.Current.CancellationToken)).ShouldBeOfType<Delivery.Refused>();
        stranger.Seen.ShouldBeEmpty();
        sent.Fake.Seen.Count.ShouldBe(1);
    }

    /// <summary>Every combination of a part that is wrong with parts that look right.</summary>
    private static IEnumerable<string> Generated()
    {
        string[] hosts =
        [
            "evil.example", "NAME.evil.example", "evil-NAME", "NAME.", "NAME@evil.example", "evil.example%23@NAME", "127.0.0.1", "[::1]", "169.254.169.254", "localhost", "NAME%2f.evil.example", "1.1.1.1", "xn--80ak6aa92e.com", "NAME,evil.example",
        ];
        string[] schemes = ["https://", "http://", "HTTPS://"];
        string[] ports = ["", ":443", ":444"];
        string[] paths = ["/", "/api/", "/../NAME/", "/@NAME"];
        return from scheme in schemes from host in hosts from port in ports from path in paths from name in Names select (scheme + host + port + path).Replace("NAME", name, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\Ahttps://files\.slack\.com(:443)?(/[^\x00-\x20]*)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex PlainWords();
}
