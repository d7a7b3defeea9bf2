using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Wins;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Testing;
using SlaBot.Testing.Wins;

namespace SlaBot.Storage.LiteDb.Tests.Posts;

/// <summary>Wins on the store that people have: what is decided survives the end of the process, and nothing is decided twice.</summary>
public sealed class WinsOnDiskTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SettableTime time = new() { Now = Instant.FromUtc(2026, 9, 15, 10, 0) };

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Wins_survive_a_restart_and_a_second_import()
    {
        Fact[] facts = [SomeWins.Old, SomeWins.Deal("D1", 48_000m), SomeWins.Deal("d1", 3_000m), SomeWins.Deal("日本/\u001f", 50_000m, source: "e/mail \u001f x"), SomeWins.Deal(new string('x', 300), 60_000m)];
        for (var start = 0; start < 3; start++)
        {
            await using var store = LiteDbStore.Open(folder["data"], time);
            if (start == 0)
            {
                _ = await store.AddAsync(WorkspaceId.Local, SomeWins.Agreement, SomeWins.Agreement.Term.From, Instant.FromUtc(2025, 6, 2, 9, 0), Cancellation);
                _ = await store.ChangeAsync(
                    WorkspaceId.Local,
                    Platform.Slack,
                    "C1",
                    _ => new ChannelConversation(WorkspaceId.Local, Platform.Slack, "C1", ConversationScope.Channel) { Tenant = "T1", Reference = "{}", Posts = [PostingKind.Wins] },
                    Cancellation);
            }

            _ = await store.AppendAsync(WorkspaceId.Local, facts, Cancellation);
            await new WinWatch(store, store, store, store, store, store, time).CatchUpAsync(WorkspaceId.Local, Cancellation);
        }

        await using var after = LiteDbStore.Open(folder["data"], time);
        var posts = new WinPosts(after, after, after, after, time);
        var rows = await after.RowsAsync(WorkspaceId.Local, Cancellation);
        rows.Count.ShouldBe(3);
        rows.ShouldAllBe(row => row.State == OutboxState.Ready && !row.IsUpdate);
        (await new WinWriter(posts).WriteAsync(rows.Single(row => row.Key.Subject == "deal:D1"), "en", ConversationScope.Channel, Cancellation))!.Headline.ShouldBe("★ $48,000 won: Customer D1");
        (await posts.AnnouncedAsync(WorkspaceId.Local, new(SomeWins.Today, SomeWins.Today), Cancellation)).Where(win => win.Deal is not null).Select(win => win.Deal).ShouldBe([new string('x', 300), "日本/\u001f", "D1"]);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
