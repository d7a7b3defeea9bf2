using SlaBot.Teams.Inbound;
using SlaBot.Testing.Teams;

namespace SlaBot.Teams.Tests.Inbound;

/// <summary>T-01: forged tokens, alone and beside every body.</summary>
public sealed class TokenGateTests(Channel channel) : IClassFixture<Channel>
{
    private const int Flips = 400, Fuzz = 400;

    public static TheoryData<string> Forged => [.. Forgeries.All.Select(forgery => forgery.Name)];

    public static TheoryData<string> Good => [.. GoodTokens.All.Select(good => good.Name)];

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task Forged_token_is_refused_by_the_rule_that_is_there_for_it(string name)
    {
        var forgery = Forgeries.All.Single(one => one.Name == name);

        var (admitted, broken) = await channel.Gate.JudgeAsync(forgery.Make(channel), TestContext.Current.CancellationToken);

        admitted.ShouldBeNull();
        broken.ShouldBe(forgery.Broken);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public async Task Token_of_the_channel_is_admitted(string name)
    {
        var good = GoodTokens.All.Single(one => one.Name == name);

        var (admitted, broken) = await channel.Gate.JudgeAsync(good.Make(channel), TestContext.Current.CancellationToken);

        broken.ShouldBeNull();
        admitted!.ServiceUrl.ShouldBe(FakeIdentity.ServiceUrl);
        admitted.Endorsements.ShouldBe(["msteams", "slack"]);
    }

    [Fact]
    public void There_are_enough_cases()
    {
        Forgeries.All.Count.ShouldBeGreaterThanOrEqualTo(74);
        GoodTokens.All.Count.ShouldBeGreaterThanOrEqualTo(20);
        Forgeries.All.Select(one => one.Name).ShouldBeUnique();
        GoodTokens.All.Select(one => one.Name).ShouldBeUnique();
    }

    [Fact]
    public async Task No_forged_token_is_taken_beside_any_body()
    {
        var taken = new List<string>();
        var tried = 0;
        foreach (var forgery in Forgeries.All)
        {
            foreach (var body in Bodies.All)
            {
                tried++;
                if (await channel.StatusAsync(forgery.Make(channel), body.Json) is not 401 and var status)
                {
                    taken.Add($"{forgery} beside {body}: {status}");
                }
            }
        }

        taken.ShouldBeEmpty();
        tried.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task Every_good_token_is_taken_beside_every_good_body_and_beside_no_bad_one()
    {
        var wrong = new List<string>();
        foreach (var good in GoodTokens.All)
        {
            foreach (var body in Bodies.All)
            {
                var status = await channel.StatusAsync(good.Make(channel), body.Json);
                if (status != body.Status)
                {
                    wrong.Add($"{good} beside {body}: {status}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Token_for_another_channel_opens_no_way_to_Teams()
    {
        var ofWebChat = $"Bearer {channel.Identity.Token(key: channel.Web)}";

        (await channel.StatusAsync(ofWebChat, Bodies.Matching.Json)).ShouldBe(401);
        (await channel.StatusAsync(ofWebChat, Bodies.Json(body => body["channelId"] = "webchat"))).ShouldBe(401);
    }

    [Fact]
    public async Task No_flipped_bit_is_taken()
    {
        const int Seed = 20261127;
        var random = new Random(Seed);
        var good = channel.Identity.Token();
        var taken = new List<string>();
        for (var i = 0; i < Flips; i++)
        {
            var letters = good.ToCharArray();
            var (at, bit) = (random.Next(letters.Length), random.Next(7));
            letters[at] = (char)(letters[at] ^ (1 << bit));
            if (await channel.Gate.AdmitAsync($"Bearer {new string(letters)}", TestContext.Current.CancellationToken) is not null)
            {
                taken.Add($"seed {Seed}: bit {bit} of letter {at}");
            }
        }

        taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task No_last_letter_but_the_right_one_is_taken()
    {
        var good = channel.Identity.Token();
        foreach (var letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".Where(letter => letter != good[^1]))
        {
            (await channel.Gate.AdmitAsync($"Bearer {good[..^1]}{letter}", TestContext.Current.CancellationToken)).ShouldBeNull(letter.ToString());
        }
    }

    [Fact]
    public async Task Whatever_is_signed_is_judged_and_never_thrown_at()
    {
        const int Seed = 4;
        var random = new Random(Seed);
        var claims = channel.Identity.Claims().ToJsonString();
        for (var i = 0; i < Fuzz; i++)
        {
            var text = claims.ToCharArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
            {
                text[random.Next(text.Length)] = """{}[]",:\ud8 0eE+-"""[random.Next(17)];
            }

            var token = FakeToken.Sign("""{"alg":"RS256","kid":"teams-1"}""", new(text), channel.Identity.Key);
            var (admitted, broken) = await channel.Gate.JudgeAsync($"Bearer {token}", TestContext.Current.CancellationToken);
            (admitted is null).ShouldBe(broken is not null, $"seed {Seed}, {new string(text)}");
        }
    }

    [Fact]
    public async Task Refusal_is_logged_by_its_rule_and_without_the_token()
    {
        var heard = new Heard<TokenGate>();
        var gate = channel.NewGate(log: heard);
        foreach (var forgery in Forgeries.All)
        {
            var header = forgery.Make(channel);
            (await gate.AdmitAsync(header, TestContext.Current.CancellationToken)).ShouldBeNull();

            heard.Lines.TryDequeue(out var line).ShouldBeTrue(forgery.Name);
            line!.ShouldContain(forgery.Broken);
            (header ?? "").Split('.', ' ').Where(part => part.Length > 10).ShouldAllBe(part => !line!.Contains(part));
        }

        await gate.AdmitAsync($"Bearer {channel.Identity.Token()}", TestContext.Current.CancellationToken);
        heard.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Wait_for_keys_ends_with_the_request()
    {
        await using var silent = new Channel();
        await silent.InitializeAsync();
        silent.Identity.MetadataFault = Fault.Silence;
        using var request = new CancellationTokenSource();
        var judging = silent.Gate.AdmitAsync($"Bearer {silent.Identity.Token()}", request.Token).AsTask();

        await request.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(judging);
    }
}
