using System.Globalization;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Scorecards;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Teams;
using SlaBot.Tests.Driving;
using SlaBot.Tests.Outbox;
using SlaBot.Tests.Slack;
using SlaBot.Tests.Teams;

namespace SlaBot.Tests.Scorecards;

/// <summary>
/// A company on Slack and on Teams with the real server, on the day before a scorecard is posted: Jane answers for it on
/// Slack, Wei on Teams, and it is wanted in a channel of each.
/// </summary>
internal sealed class DraftingCompany : IAsyncDisposable
{
    private DraftingCompany(TeamsTenant teams, SlackWorkspace slack) => (Teams, Slack) = (teams, slack);

    public TeamsTenant Teams { get; }

    public SlackWorkspace Slack { get; }

    public static async Task<DraftingCompany> StartAsync()
    {
        var program = new Slabot();
        (await program.RunAsync("agreement", "import", program.Write("always.yaml", Agreement()))).Succeeded();
        var teams = await TeamsTenant.BesideAsync(program);
        await using (var store = LiteDbStore.Open(program.Data, TimeProvider.System))
        {
            foreach (var target in (PostTarget[])[new(Platform.Slack, "T0HARBOUR", FakeSlack.Sales, IsPerson: false), new(Platform.Teams, FakeIdentity.Tenant, Talk.Team, IsPerson: false)])
            {
                _ = await store.ChangeAsync(WorkspaceId.Local, target.Platform, target.Id, _ => PostingCompany.PlaceOf(target, teams.Connector.ServiceUrl) with { Posts = [PostingKind.Scorecards] }, default);
            }

            _ = await store.ChangeMembersAsync(
                WorkspaceId.Local,
                _ =>
                [
                    new(new(Platform.Slack, "T0HARBOUR", "U0JANE"), "Jane") { IsAdmin = true },
                    new(new(Platform.Teams, FakeIdentity.Tenant, FakeMember.Wei.AadObjectId), "Wei") { SignsFor = [new("sales")] },
                ],
                default);
            _ = await store.AppendAsync(WorkspaceId.Local, [new DailyFact(LocalDate.FromDateTime(Today.AddDays(-40)), new("visits"), null, 1)], default);

            // The server was there two hours ago, and down since: the draft has become due in between.
            var runner = new ScheduleRunner(store, store, store, [new ScorecardDraftSchedule(store, store), new ScorecardPostSchedule(store, store)]);
            _ = await runner.LookAsync(WorkspaceId.Local, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) - Duration.FromHours(2), default);
        }

        var slack = await SlackWorkspace.StartAsync(on: program);
        teams.At(slack.Address);
        return new(teams, slack);
    }

    public async ValueTask DisposeAsync()
    {
        await Slack.DisposeAsync();
        await Teams.DisposeAsync();
    }

    // It is about noon there, whenever the test runs; the draft was due at eleven, and the meeting is on the day after tomorrow.
    private static string Zone { get; } = string.Create(CultureInfo.InvariantCulture, $"Etc/GMT{TimeProvider.System.GetUtcNow().Hour - 12:+0;-0;+0}");

    private static DateTime Today { get; } = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(Zone)).Date;

    private static string Agreement() => string.Create(CultureInfo.InvariantCulture, $$"""
        name: Always open
        term: { from: {{Today.AddDays(-100):yyyy-MM-dd}}, to: {{Today.AddDays(264):yyyy-MM-dd}} }
        currency: USD
        time_zone: {{Zone}}
        working_week: [mon, tue, wed, thu, fri, sat, sun]
        working_hours: "00:00-23:59"
        goal: { revenue: 1_200_000, average_deal_size: 12_000 }
        parties:
          sales: { name: Sales }
          marketing: { name: Marketing }
        reporting: { meeting: every {{Today.AddDays(2).DayOfWeek.ToString().ToLowerInvariant()}} 11:00 }
        """);
}
