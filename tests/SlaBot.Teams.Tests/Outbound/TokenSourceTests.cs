using Microsoft.Extensions.Time.Testing;
using SlaBot.Channels.Http;
using SlaBot.Teams.Outbound.Tokens;

namespace SlaBot.Teams.Tests.Outbound;

public sealed class TokenSourceTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FakeTimeProvider time = new();
    private readonly Issuer issuer = new();
    private readonly TokenSource source;

    public TokenSourceTests()
    {
        issuer.Now = time.GetUtcNow;
        source = new(issuer, time);
    }

    [Fact]
    public async Task A_token_is_fetched_once_and_kept()
    {
        (await HeaderAsync()).ShouldBe("Bearer 1");
        time.Advance(TimeSpan.FromMinutes(54));
        source.GetAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        issuer.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task Five_minutes_before_it_expires_a_new_one_is_fetched_while_the_old_one_still_serves()
    {
        await HeaderAsync();
        time.Advance(TimeSpan.FromMinutes(55));
        issuer.Blocks = new();
        (await HeaderAsync()).ShouldBe("Bearer 1");
        (await HeaderAsync()).ShouldBe("Bearer 1");
        issuer.Blocks.SetResult();
        await UntilAsync("Bearer 2");
        issuer.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_fetch()
    {
        issuer.Blocks = new();
        var asked = Enumerable.Range(0, 100).Select(_ => HeaderAsync()).ToArray();
        issuer.Blocks.SetResult();
        (await Task.WhenAll(asked)).ShouldAllBe(header => header == "Bearer 1");
        issuer.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_token_that_lives_shortly_is_renewed_half_way()
    {
        issuer.Life = TimeSpan.FromMinutes(4);
        await HeaderAsync();
        time.Advance(TimeSpan.FromMinutes(1.9));
        await HeaderAsync();
        issuer.Asked.ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(0.1));
        await HeaderAsync();
        await UntilAsync("Bearer 2");
    }

    [Fact]
    public async Task A_refused_token_is_forgotten_but_not_the_one_that_came_after_it()
    {
        var first = (await source.GetAsync(CancellationToken.None))!;
        source.Refuse(first);
        source.Refuse(first);
        (await HeaderAsync()).ShouldBe("Bearer 2");
        source.Refuse(first);
        (await HeaderAsync()).ShouldBe("Bearer 2");
        issuer.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task An_issuer_that_is_down_does_not_matter_while_the_old_token_holds()
    {
        await HeaderAsync();
        time.Advance(TimeSpan.FromMinutes(56));
        issuer.Fails = new TokenUnavailableException("down", isPassing: true);
        (await HeaderAsync()).ShouldBe("Bearer 1");
        time.Advance(TimeSpan.FromMinutes(4));
        (await Should.ThrowAsync<TokenUnavailableException>(HeaderAsync())).IsPassing.ShouldBeTrue();
        issuer.Fails = null;
        time.Advance(TimeSpan.FromSeconds(2));
        (await HeaderAsync()).ShouldStartWith("Bearer ");
    }

    [Fact]
    public async Task A_failing_issuer_is_asked_every_other_second_at_most()
    {
        issuer.Fails = new TokenUnavailableException("invalid_client", isPassing: false);
        for (var i = 0; i < 50; i++)
        {
            var failure = await Should.ThrowAsync<TokenUnavailableException>(HeaderAsync());
            (failure.Message, failure.IsPassing).ShouldBe(("invalid_client", false));
        }

        issuer.Asked.ShouldBe(1);
    }

    [Fact]
    public async Task An_issuer_that_breaks_in_an_unforeseen_way_is_asked_again()
    {
        issuer.Fails = new InvalidOperationException("with a secret in it");
        (await Should.ThrowAsync<TokenUnavailableException>(HeaderAsync())).Message.ShouldBe(nameof(InvalidOperationException));
        issuer.Fails = null;
        time.Advance(TimeSpan.FromSeconds(2));
        (await HeaderAsync()).ShouldBe("Bearer 2");
    }

    [Fact]
    public async Task Who_gives_up_does_not_end_the_fetch_of_the_others()
    {
        using var givesUp = new CancellationTokenSource();
        issuer.Blocks = new();
        var first = source.GetAsync(givesUp.Token).AsTask();
        var second = HeaderAsync();
        await givesUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        issuer.Blocks.SetResult();
        (await second).ShouldBe("Bearer 1");
    }

    private async Task<string> HeaderAsync() => (await source.GetAsync(CancellationToken.None))!.Header;

    private async Task UntilAsync(string header)
    {
        for (var i = 0; i < 1_000 && await HeaderAsync() != header; i++)
        {
            await Task.Delay(5);
        }

        (await HeaderAsync()).ShouldBe(header);
    }

    private sealed class Issuer : ITokenIssuer
    {
        private int asked;

        public Func<DateTimeOffset> Now { get; set; } = null!;

        public TimeSpan Life { get; set; } = Hour;

        public TaskCompletionSource? Blocks { get; set; }

        public Exception? Fails { get; set; }

        public int Asked => asked;

        public async Task<IssuedToken> IssueAsync(CancellationToken cancellation)
        {
            var number = Interlocked.Increment(ref asked);
            if (Blocks is { } block)
            {
                await block.Task;
            }

            return Fails is null ? new($"{number}", Now() + Life) : throw Fails;
        }
    }
}
