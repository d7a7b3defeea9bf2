using System.Globalization;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Teams;

namespace SlaBot.Tests.Outbox;

public sealed class KilledPostsTests(ITestOutputHelper output)
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("SLABOT_KILLS"), CultureInfo.InvariantCulture, out var kills) ? kills : 5;
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private enum Moment
    {
        /// <summary>Marked as leaving, and nothing has left.</summary>
        BeforeTheFirstByte,

        /// <summary>On its way, and the platform has not taken it.</summary>
        BeforeItIsTaken,

        /// <summary>The platform has taken it, and nobody has heard so.</summary>
        BeforeTheAnswer,

        /// <summary>The answer is on its way, or just noted.</summary>
        AfterTheAnswer,

        /// <summary>Any.</summary>
        Any,
    }

    [Fact]
    public async Task No_post_is_lost_and_none_is_seen_twice_but_for_counted_ones_when_the_server_is_killed_at_any_moment()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var company = await PostingCompany.FoundedAsync();
        for (var round = 0; round < Kills; round++)
        {
            (await company.AddAsync(round.ToString(CultureInfo.InvariantCulture), random)).ShouldBe(PostingCompany.Places.Count);
            await KilledAtAsync(company, (Moment)(round % 5), random);
        }

        company.Program.Settings.Remove("SLABOT_PAUSE");
        await company.ServeAsync();
        await company.UntilIdleAsync();
        var metrics = await company.MetricsAsync();
        await company.KillAsync();

        var rows = await company.WithStoreAsync(async store => (await store.RowsAsync(WorkspaceId.Local, default)).ToDictionary(row => row.Key));
        var firsts = rows.Values.Where(row => !row.IsRepeat).ToList();
        firsts.Count.ShouldBe(Kills * PostingCompany.Places.Count);
        foreach (var row in firsts)
        {
            Check(row, rows.GetValueOrDefault(row.Key.Repetition), company.Seen(row.Key.Subject), $"seed {seed}: {row}");
        }

        var uncertain = rows.Values.Count(row => row.State == OutboxState.Uncertain);
        (PostingCompany.Rows(metrics, "uncertain"), PostingCompany.Rows(metrics, "sent")).ShouldBe((uncertain, rows.Count - uncertain));
        output.WriteLine(
            $"{Kills} kills, {firsts.Count} posts: {firsts.Count(row => company.Seen(row.Key.Subject) == 1)} seen once, {firsts.Count(row => company.Seen(row.Key.Subject) == 2)} twice, "
            + $"{firsts.Count(row => company.Seen(row.Key.Subject) == 0)} never; {uncertain} uncertain, {rows.Count - firsts.Count} repeated");
    }

    private static void Check(OutboxRow row, OutboxRow? repetition, int seen, string where)
    {
        var (least, most) = (row.State, repetition?.State) switch
        {
            (OutboxState.Sent, null) => (1, 1),
            (OutboxState.Uncertain, null) when row.Key.Kind == PostKind.Win => (0, 1),
            (OutboxState.Uncertain, OutboxState.Sent) when row.Key.Kind == PostKind.Scorecard => (1, 2),
            (OutboxState.Uncertain, OutboxState.Uncertain) when row.Key.Kind == PostKind.Scorecard => (0, 2),
            _ => throw new InvalidOperationException($"{where} with the repetition {repetition}"),
        };
        seen.ShouldBeInRange(least, most, where);
    }

    private static async Task KilledAtAsync(PostingCompany company, Moment moment, Random random)
    {
        company.Program.Settings["SLABOT_PAUSE"] = moment == Moment.BeforeTheFirstByte ? "writing" : "";
        var (slack, teams, isArmed) = (company.Slack.Seen.Count, company.Connector.Seen.Count, true);
        switch (moment)
        {
            case Moment.BeforeItIsTaken or Moment.BeforeTheAnswer:
                var isTaken = moment == Moment.BeforeTheAnswer;
                company.Slack.Fail(SlackFault.Hang(Long, isTaken), 1, request => isArmed && request.Method == "chat.postMessage");
                company.Connector.Fail(ConnectorFault.Hang(Long, isTaken), 1, _ => isArmed);
                await company.ServeAsync();
                await UntilAsync(() => company.Slack.Seen.Skip(slack).Any(request => request.Method == "chat.postMessage") || company.Connector.Seen.Count > teams);
                break;
            case Moment.AfterTheAnswer:
                await company.ServeAsync();
                await UntilAsync(() => company.Slack.Accepted.Any(request => request.Number > slack && request.Method == "chat.postMessage"));
                break;
            default:
                await company.ServeAsync();
                await (moment == Moment.BeforeTheFirstByte ? company.UntilSaysAsync("writing") : Task.Delay(random.Next(1_500)));
                break;
        }

        await Task.Delay(random.Next(20));
        await company.KillAsync();
        isArmed = false;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!isSo())
        {
            await Task.Delay(5, patience.Token);
        }
    }
}
