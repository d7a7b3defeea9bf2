using NodaTime;
using SlaBot.Channels.Http;
using SlaBot.Conversation.Storage;
using SlaBot.Slack.Installs;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Tests.Installs;

public sealed class TokenRotationTests
{
    private static readonly InstallationId Id = new(null, "T1");

    private static CancellationToken Never => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_renewed_when_less_than_two_hours_are_left_and_stored_before_it_is_given()
    {
        using var it = await RotatingAsync();

        it.Time.Advance(TimeSpan.FromHours(10) - TimeSpan.FromTicks(1));
        (await it.TokenAsync(Id, Never)).ShouldBe("xoxe.xoxb-0");
        it.Exchange.Asked.ShouldBeEmpty();

        it.Time.Advance(TimeSpan.FromTicks(1));
        (await it.TokenAsync(Id, Never)).ShouldBe("xoxe.xoxb-1");
        it.Exchange.Asked.ShouldBe(["refresh xoxe-0"]);
        var stored = (await it.Store.InstallationsAsync(Never)).Single();
        (it.Vault.Token(stored), it.Vault.Refresh(stored), stored.ExpiresAt).ShouldBe(("xoxe.xoxb-1", "xoxe-1", it.Now + Duration.FromHours(12)));

        it.Time.Advance(TimeSpan.FromHours(10));
        (await it.TokenAsync(Id, Never)).ShouldBe("xoxe.xoxb-2");
    }

    [Fact]
    public async Task Many_who_ask_together_renew_once()
    {
        using var it = await RotatingAsync();
        var answer = new TaskCompletionSource<Exchanged>();
        it.Exchange.Refresh = _ => answer.Task;
        it.Time.Advance(TimeSpan.FromHours(11));

        var tokens = Enumerable.Range(0, 50).Select(_ => Task.Run(() => it.TokenAsync(Id, Never), Never)).ToList();
        while (it.Exchange.Asked.IsEmpty)
        {
            await Task.Delay(5, Never);
        }

        answer.SetResult(FakeExchange.Granted("xoxe.xoxb-1") with { Refresh = "xoxe-1", Life = TimeSpan.FromHours(12) });

        (await Task.WhenAll(tokens)).Distinct().ShouldBe(["xoxe.xoxb-1"]);
        it.Exchange.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_hangs_up_does_not_lose_the_token_for_the_others()
    {
        using var it = await RotatingAsync();
        var answer = new TaskCompletionSource<Exchanged>();
        it.Exchange.Refresh = _ => answer.Task;
        it.Time.Advance(TimeSpan.FromHours(11));
        using var impatient = new CancellationTokenSource();
        var token = it.TokenAsync(Id, impatient.Token);

        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await token);
        answer.SetResult(FakeExchange.Granted("xoxe.xoxb-1") with { Refresh = "xoxe-1", Life = TimeSpan.FromHours(12) });

        (await it.TokenAsync(Id, Never)).ShouldBe("xoxe.xoxb-1");
        it.Exchange.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_old_token_is_used_while_it_is_good_and_the_new_one_is_not_to_be_had()
    {
        using var it = await RotatingAsync();
        it.Exchange.Refresh = _ => Task.FromResult<Exchanged>(new Exchanged.Silent("down"));
        it.Time.Advance(TimeSpan.FromHours(11));

        (await it.TokenAsync(Id, Never)).ShouldBe("xoxe.xoxb-0");
        (await it.TokenAsync(Id, Never)).ShouldBe("xoxe.xoxb-0");
        it.Exchange.Asked.Count.ShouldBe(1);
        it.Time.Advance(TimeSpan.FromMinutes(1));
        (await it.TokenAsync(Id, Never)).ShouldBe("xoxe.xoxb-0");
        it.Exchange.Asked.Count.ShouldBe(2);

        it.Time.Advance(TimeSpan.FromHours(1));
        (await Should.ThrowAsync<TokenUnavailableException>(() => it.TokenAsync(Id, Never))).IsPassing.ShouldBeTrue();
        it.Time.Advance(TimeSpan.FromMinutes(1));
        it.Exchange.Refresh = null;
        (await it.TokenAsync(Id, Never)).ShouldBe("xoxe.xoxb-4");
    }

    [Fact]
    public async Task A_token_that_cannot_be_stored_is_not_given()
    {
        using var it = await RotatingAsync();
        it.Store.Failure = new StorageFailedException("full", null);
        it.Time.Advance(TimeSpan.FromHours(12));

        await Should.ThrowAsync<TokenUnavailableException>(() => it.TokenAsync(Id, Never));
    }

    [Fact]
    public async Task What_was_installed_anew_meanwhile_stays()
    {
        using var it = await RotatingAsync();
        var answer = new TaskCompletionSource<Exchanged>();
        it.Exchange.Refresh = _ => answer.Task;
        it.Time.Advance(TimeSpan.FromHours(11));
        var token = it.TokenAsync(Id, Never);

        await it.AddAsync(null, "T1", "xoxb-anew");
        answer.SetResult(FakeExchange.Granted("xoxe.xoxb-1") with { Refresh = "xoxe-1", Life = TimeSpan.FromHours(12) });

        (await token).ShouldBe("xoxb-anew");
        (await it.TokenAsync(Id, Never)).ShouldBe("xoxb-anew");
    }

    [Fact]
    public async Task A_token_with_a_short_life_is_not_renewed_at_every_use()
    {
        using var it = await RotatingAsync();
        it.Exchange.Refresh = _ => Task.FromResult<Exchanged>(FakeExchange.Granted("xoxe.xoxb-1") with { Refresh = "xoxe-1", Life = TimeSpan.FromMinutes(30) });
        it.Time.Advance(TimeSpan.FromHours(11));

        for (var i = 0; i < 5; i++)
        {
            (await it.TokenAsync(Id, Never)).ShouldBe("xoxe.xoxb-1");
        }

        it.Exchange.Asked.Count.ShouldBe(1);
    }

    private static async Task<Installing> RotatingAsync()
    {
        var it = new Installing();
        await it.AddAsync(null, "T1", "xoxe.xoxb-0", "xoxe-0", Duration.FromHours(12));
        return it;
    }
}
