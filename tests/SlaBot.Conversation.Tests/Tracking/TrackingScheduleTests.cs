using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Conversation.Tracking;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Testing;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Tests.Tracking;

public sealed class TrackingScheduleTests
{
    // Three weeks on, nothing new was told.
    private static readonly Instant Later = TrackedCompany.Monday + Duration.FromDays(21);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_owner_is_told_in_private_what_is_theirs_and_the_admins_what_is_nobodys()
    {
        var company = await TrackedCompany.StartAsync();

        var rows = await company.LookAsync(Later);

        rows.ShouldAllBe(row => row.Key.Kind == PostKind.Notice && row.Key.Target.IsPerson && row.NotAfter != null);
        rows.Select(row => row.Key.Target.Id).ShouldBe(["ana", "jane", "wei"], ignoreOrder: true);
        foreach (var row in rows)
        {
            foreach (var language in new[] { "en", "zh-Hant" })
            {
                Approved.ShouldMatch(TextRenderer.Render((await company.WrittenAsync(row, language))!) + "\n", $"{row.Key.Target.Id}-{language}", "txt");
            }
        }
    }

    [Fact]
    public async Task However_often_it_is_looked_everybody_is_told_once_a_week()
    {
        var company = await TrackedCompany.StartAsync();
        for (var now = Later - Duration.FromHours(3); now < Later + Duration.FromDays(13); now += Duration.FromHours(5))
        {
            _ = await company.LookAsync(now);
        }

        (await company.LookAsync(Later + Duration.FromDays(13))).Where(row => row.Key.Target == TrackedCompany.Jane).Select(row => row.Key.Subject)
            .ShouldBe(["tracking:2026-08-24", "tracking:2026-08-31"]);
    }

    [Fact]
    public async Task Whoever_has_nothing_to_mend_hears_nothing()
    {
        // On the first Monday every number of customer success and sales is fresh; operations told its last one on 30 July.
        var company = await TrackedCompany.StartAsync(CustomerSuccess.Agreement with { Kpis = [.. CustomerSuccess.Agreement.Kpis.Where(kpi => kpi.Id != KpiIds.OnTimeDelivery)] });

        (await company.LookAsync(TrackedCompany.Monday)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_holiday_moves_it_to_the_next_working_day()
    {
        var calendar = new BusinessCalendar(DateTimeZone.Utc, BusinessCalendar.Default.WorkingWeek, BusinessCalendar.Default.Hours, [new(2026, 8, 24)]);
        var company = await TrackedCompany.StartAsync(CustomerSuccess.Agreement with { Calendar = calendar });

        (await company.LookAsync(Later)).Count(row => row.Key.Subject == "tracking:2026-08-24").ShouldBe(0);
        (await company.LookAsync(Later + Duration.FromDays(1))).Count(row => row.Key.Subject == "tracking:2026-08-24").ShouldBe(3);
    }

    [Fact]
    public async Task What_was_mended_before_it_is_sent_is_not_told()
    {
        var facts = new InMemoryFactStore(CustomerSuccess.Agreement);
        _ = await facts.AppendAsync(WorkspaceId.Local, CustomerSuccess.Numbers, Cancellation);
        var company = await TrackedCompany.StartAsync(CustomerSuccess.Agreement, facts);
        var ana = (await company.LookAsync(Later)).Single(row => row.Key.Target == TrackedCompany.Ana);
        TextRenderer.Render((await company.WrittenAsync(ana))!).ShouldContain("NPS");

        _ = await company.Facts.AppendAsync(
            WorkspaceId.Local,
            [.. new[] { "active_customers", "lost_customers", "promoters", "passives", "detractors" }.Select(kpi => CustomerSuccess.Number(2026, 9, 1, kpi, 5m))],
            Cancellation);

        (await company.WrittenAsync(ana, at: Later + Duration.FromDays(20))).ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_is_told_who_does_not_want_to_hear_of_it()
    {
        var company = await TrackedCompany.StartAsync();
        await TrackingStops.StopAsync(company.Books, WorkspaceId.Local, TrackedCompany.Jane, null, Cancellation);
        await TrackingStops.StopAsync(company.Books, WorkspaceId.Local, TrackedCompany.Ana, new LocalDate(2026, 8, 27), Cancellation);

        (await company.LookAsync(Later)).Select(row => row.Key.Target.Id).ShouldBe(["wei"]);
        (await company.LookAsync(Later + Duration.FromDays(7))).Where(row => row.Key.Subject == "tracking:2026-08-31").Select(row => row.Key.Target.Id).ShouldBe(["ana", "wei"], ignoreOrder: true);

        await TrackingStops.ResumeAsync(company.Books, WorkspaceId.Local, TrackedCompany.Jane, Cancellation);
        (await company.LookAsync(Later + Duration.FromDays(14))).Count(row => row.Key.Target == TrackedCompany.Jane).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_owns_a_kpi_is_told_in_the_place_of_the_party()
    {
        var company = await TrackedCompany.StartAsync();
        await company.SetMembersAsync(
            new(new(Platform.Teams, "t1", "jane"), "Jane") { SignsFor = [new("sales")] },
            new(new(Platform.Teams, "t1", "eve"), "Eve") { Owns = [KpiIds.Revenue, KpiIds.Visits] },
            new(new(Platform.Teams, "t1", "tom"), "Tom") { Owns = [KpiIds.Deliveries] });

        var told = (await company.LookAsync(Later)).ToDictionary(row => row.Key.Target.Id);
        told.Keys.ShouldBe(["jane", "eve", "tom"], ignoreOrder: true);
        TextRenderer.Render((await company.WrittenAsync(told["eve"]))!).ShouldStartWith("2 KPIs");
        TextRenderer.Render((await company.WrittenAsync(told["tom"]))!).ShouldContain("On-time delivery");
        TextRenderer.Render((await company.WrittenAsync(told["jane"]))!).ShouldNotContain("Revenue");
    }

    [Fact]
    public async Task Where_there_is_no_admin_what_is_nobodys_is_told_to_nobody()
    {
        var company = await TrackedCompany.StartAsync();
        await company.SetMembersAsync();

        (await company.LookAsync(Later)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public void What_it_proposes_to_say_is_understood(string language)
    {
        var terms = CustomerSuccess.Agreement with { Kpis = [.. CustomerSuccess.Agreement.Kpis, new(new("demo_calls")) { Kind = KpiKind.Count, Name = new("demo calls", "展示電話") }] };
        var view = new View(Harbour.History((terms.Term.From, terms)), DailyTotals.Empty, AsOf.CloseOf(Harbour.Today));
        var reply = new TrackingReply(new Voice(language, terms.Currency), view);
        foreach (var kpi in view.Catalog.All.Where(kpi => kpi.Measure.Parts.Count == 1 || kpi.Measure.MayBeRead))
        {
            var said = reply.Example(kpi);
            var reading = Harbour.Reader.Read(new(said, []), new Scene(Harbour.Today, terms));
            (said, reading.Intent, reading.Kpis.SingleOrDefault(), reading.Values.Count).ShouldBe((said, Intent.LogValue, kpi.Id, 1));
        }
    }
}
