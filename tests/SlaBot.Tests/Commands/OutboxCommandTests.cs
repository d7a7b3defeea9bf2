using NodaTime;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Testing.Storage;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Commands;

public sealed class OutboxCommandTests
{
    private const string Key = "Win:deal-1@Slack:T1:C1";

    [Fact]
    public async Task Dead_posts_are_shown_and_sent_again_by_their_key_or_all_at_once()
    {
        using var slabot = new Slabot();
        await PlantAsync(slabot);

        var list = (await slabot.RunAsync("outbox", "list")).Succeeded();
        list.ShouldContain($"{Key}{Environment.NewLine}  dead in local, 1 try, 2026-09-15 12:00Z: 403 no{Environment.NewLine}");
        list.ShouldContain("Win:deal-3@");
        list.ShouldNotContain("Win:deal-2@");
        (await slabot.RunAsync("outbox", "list", "--state", "sent")).Succeeded().ShouldContain("Win:deal-2@");
        var doctor = (await slabot.RunAsync("doctor")).Output;
        doctor.ShouldContain("✓ Outbox: 0 posts wait, 1 was sent.");
        doctor.ShouldContain("· Outbox: of 1 post it is uncertain whether they arrived; 0 were repeated, saying so: slabot outbox list --state uncertain");
        doctor.ShouldContain("✗ Outbox: 1 post was not sent (403 no): slabot outbox list --state dead, then slabot outbox replay --all-dead");

        (await slabot.RunAsync("outbox", "replay", Key)).Succeeded().ShouldBe($"1 post will be sent again.{Environment.NewLine}");
        (await slabot.RunAsync("outbox", "replay", "--all-dead")).Succeeded().ShouldBe($"0 posts will be sent again.{Environment.NewLine}");
        var again = await slabot.RunAsync("outbox", "replay", Key);
        (again.ExitCode, again.Error).ShouldBe((1, $"No dead post has the key {Key}. See which are: slabot outbox list --state dead{Environment.NewLine}"));
        (await slabot.RunAsync("outbox", "replay")).ExitCode.ShouldBe(1);
    }

    private static async Task PlantAsync(Slabot slabot)
    {
        await using var store = LiteDbStore.Open(slabot.Data, TimeProvider.System);
        await store.ChangeBooksAsync(WorkspaceId.Local, draft => Enumerable.Range(1, 3).Count(i => draft.TryAdd(SomePosts.Row(WorkspaceId.Local, $"deal-{i}"))), default);
        foreach (var end in new OutboxEnd[] { new OutboxEnd.Dead(SomePosts.Noon, "403 no"), new OutboxEnd.Sent(SomePosts.Noon, "1"), new OutboxEnd.Uncertain(SomePosts.Noon, "no answer", Repeats: false) })
        {
            var row = (await store.TakeAsync(SomePosts.Noon, Duration.FromMinutes(2), 1, default)).Single();
            await store.EndAsync(row, end, default);
        }
    }
}
