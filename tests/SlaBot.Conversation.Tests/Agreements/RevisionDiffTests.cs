using System.Reflection;
using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Agreements;

/// <summary>Whoever signs signs every term: a diff that left one out would hide it.</summary>
public sealed class RevisionDiffTests
{
    private static readonly Currency Usd = new("USD");
    private static readonly KpiId Calls = new("calls"), Fit = new("fit"), Hours = new("first_call");

    private static readonly Agreement Before = Harbour.Agreement with
    {
        Calendar = new(DateTimeZoneProviders.Tzdb["America/Chicago"], Weekdays, WorkingHours.NineToFive, [new(2026, 7, 3), new(2026, 11, 26)]),
        Kpis =
        [
            new(KpiIds.LeadResponseTime) { Target = 4m, Better = Direction.Lower },
            new(KpiIds.Nps) { Target = 50m, Owner = new("marketing") },
            new(KpiIds.ChurnRate) { Target = 0.02m },
            new(Calls) { Name = new("Calls"), Kind = KpiKind.Count, Owner = new("sales"), Target = 900m },
            new(Fit) { Kind = KpiKind.Ratio, Unit = KpiUnit.Share, Numerator = KpiIds.Mqls, Denominator = KpiIds.Leads, Better = Direction.Band, Target = 0.3m, TargetHigh = 0.5m },
            new(Hours) { Kind = KpiKind.Duration, Unit = KpiUnit.Hours, Target = 5m },
        ],
    };

    private static readonly Dictionary<string, Agreement> Changed = new()
    {
        ["Agreement.Name"] = Before with { Name = "Growth" },
        ["Agreement.Term"] = Before with { Term = new(new(2026, 1, 1), new(2027, 3, 31)) },
        ["Agreement.Currency"] = Before with { Currency = new("EUR") },
        ["Agreement.Calendar"] = Before with { Calendar = new(DateTimeZoneProviders.Tzdb["Asia/Taipei"], [.. Weekdays, IsoDayOfWeek.Saturday], new(new(8, 30), new(18, 0)), [new(2026, 7, 3), new(2026, 12, 24), new(2026, 12, 25), new(2026, 12, 28), new(2026, 12, 31)]) },
        ["Agreement.Parties"] = Before with { Parties = [.. Before.Parties, new(new("customer-success"), new("Client care", "客戶關懷"), ["li@harbour.example"])] },
        ["Party.Id"] = Before with { Parties = [Before.Parties[0], new(new("growth"), new("Growth team"), ["wei@harbour.example"])] },
        ["Party.Name"] = Before with { Parties = [Before.Parties[0] with { Name = new("Deal desk", "業務") }, Before.Parties[1]] },
        ["Party.Owners"] = Before with { Parties = [Before.Parties[0], Before.Parties[1] with { Owners = ["wei@harbour.example", "amy@harbour.example"] }] },
        ["Agreement.Goal"] = Before with { Goal = new(new(1_300_000m, Usd), new(13_000m, Usd)) },
        ["Agreement.Funnel"] = Before with { Funnel = new([.. Before.Funnel.Stages.Where(stage => stage.Id != KpiIds.Sqls)]) },
        ["Stage.Id"] = WithLeads(stage => stage with { Id = new("contacts") }),
        ["Stage.Owner"] = WithLeads(stage => stage with { Owner = new("sales") }),
        ["Stage.Rate"] = WithLeads(stage => stage with { Rate = 0.03m }),
        ["Stage.Name"] = WithLeads(stage => stage with { Name = new("Enquiries") }),
        ["Stage.Synonyms"] = WithLeads(stage => stage with { Synonyms = ["contacts"] }),
        ["Stage.Feed"] = WithLeads(stage => stage with { Feed = new("hubspot") }),
        ["Agreement.Pace"] = Before with { Pace = new(PaceMethod.Monthly, [10m, 10m, 10m, 10m, 10m, 10m, 10m, 10m, 5m, 5m, 5m, 5m], new(1.1m, 0.95m, 0.8m)) },
        ["Agreement.Kpis"] = Before with { Kpis = [.. Before.Kpis.Where(kpi => kpi.Id != Calls), new(new("demos")) { Kind = KpiKind.Count }] },
        ["KpiTerms.Id"] = With(Calls, kpi => new(new("talks")) { Kind = kpi.Kind, Owner = kpi.Owner, Target = kpi.Target }),
        ["KpiTerms.Name"] = With(Calls, kpi => kpi with { Name = new("Phone calls", "電話") }),
        ["KpiTerms.Owner"] = With(Calls, kpi => kpi with { Owner = new("marketing") }),
        ["KpiTerms.Kind"] = With(Calls, kpi => kpi with { Kind = KpiKind.Level }),
        ["KpiTerms.Unit"] = With(Hours, kpi => kpi with { Unit = KpiUnit.Days }),
        ["KpiTerms.Better"] = With(KpiIds.ChurnRate, kpi => kpi with { Better = Direction.Higher }),
        ["KpiTerms.Target"] = With(KpiIds.Nps, kpi => kpi with { Target = 60m }),
        ["KpiTerms.TargetHigh"] = With(Fit, kpi => kpi with { TargetHigh = 0.6m }),
        ["KpiTerms.Numerator"] = With(Fit, kpi => kpi with { Numerator = KpiIds.Sqls }),
        ["KpiTerms.Denominator"] = With(Fit, kpi => kpi with { Denominator = KpiIds.Visits }),
        ["KpiTerms.Per"] = With(KpiIds.ChurnRate, kpi => kpi with { Per = TargetSpan.Year }),
        ["KpiTerms.Percentile"] = With(Hours, kpi => kpi with { Percentile = 90 }),
        ["KpiTerms.Feed"] = With(KpiIds.Nps, kpi => kpi with { Feed = new("survey") }),
        ["KpiTerms.FreshnessDays"] = With(KpiIds.Nps, kpi => kpi with { FreshnessDays = 90 }),
        ["KpiTerms.Synonyms"] = With(Calls, kpi => kpi with { Synonyms = ["dials"] }),
        ["Agreement.Recurring"] = Before with { Recurring = RecurringRevenue.Default },
        ["Agreement.LeadManagement"] = Before with { LeadManagement = null },
        ["LeadManagement.Definitions"] = WithRules(rules => rules with { Definitions = new Dictionary<string, string> { ["mql"] = "Asked for a price", ["sql"] = "Has a budget" } }),
        ["LeadManagement.FirstResponse"] = WithRules(rules => rules with { FirstResponse = Duration.FromHours(48) }),
        ["LeadManagement.Attempts"] = WithRules(rules => rules with { Attempts = new(4, 10, BusinessDays: false) }),
        ["LeadManagement.AcceptOrReject"] = WithRules(rules => rules with { AcceptOrReject = Duration.FromHours(12) }),
        ["LeadManagement.AcceptOrRejectInBusinessHours"] = WithRules(rules => rules with { AcceptOrRejectInBusinessHours = true }),
        ["LeadManagement.RejectionCodes"] = WithRules(rules => rules with { RejectionCodes = ["no-contact"] }),
        ["Agreement.Reporting"] = Before with { Reporting = null },
        ["Reporting.Meeting"] = Before with { Reporting = Before.Reporting! with { Meeting = "every monday 09:00" } },
        ["Reporting.ScorecardDaysBefore"] = Before with { Reporting = Before.Reporting! with { ScorecardDaysBefore = 2 } },
        ["Reporting.BusinessDays"] = Before with { Reporting = Before.Reporting! with { BusinessDays = false } },
        ["Agreement.Review"] = Before with { Review = null },
        ["Agreement.Wins"] = Before with { Wins = null },
    };

    private static IsoDayOfWeek[] Weekdays => [IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday];

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public void Every_term_that_is_otherwise_is_told(string language)
    {
        var told = Changed.Select(change => (change.Key, Lines: new RevisionDiff(Voice.Of(language, change.Value)).Between(Before, change.Value).ToList())).ToList();

        told.Where(change => change.Lines.Count == 0).Select(change => change.Key).ShouldBeEmpty();
        Approved.ShouldMatch(string.Join("\n\n", told.Select(change => $"{change.Key}\n{string.Join("\n", change.Lines.Select(line => "  " + line))}")), $"every-term-{language}", "txt");
    }

    [Fact]
    public void No_term_is_forgotten_here() =>
        new[] { typeof(Agreement), typeof(Party), typeof(Stage), typeof(KpiTerms), typeof(LeadManagement), typeof(Reporting) }
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => $"{type.Name}.{property.Name}"))
            .ShouldBe(Changed.Keys, ignoreOrder: true);

    [Fact]
    public void What_looks_the_same_once_it_is_rounded_is_told_with_all_its_digits()
    {
        var after = Before with
        {
            Goal = new(new(1_200_100m, Usd), Before.Goal.AverageDealSize),
            Funnel = new([.. Before.Funnel.Stages.Select(stage => stage.Id == KpiIds.NewCustomers ? stage with { Rate = 0.2504m } : stage)]),
            LeadManagement = Before.LeadManagement! with { FirstResponse = Duration.FromSeconds((4 * 3_600) + 9) },
            Pace = Before.Pace with { Thresholds = new(1.05m, 0.9704m, 0.85m) },
        };

        new RevisionDiff(Voice.Of("zh-Hant", after)).Between(Before, after).ShouldBe(
        [
            "目標：$1,200,000 → $1,200,100",
            "成交率：25\u00a0% → 25.04\u00a0%",
            "首次回應：工作時間 4\u00a0小時內 → 工作時間 4.0025\u00a0小時內",
            "進度規則：按工作天分配；105\u00a0% 起為超前，97\u00a0% 起為達標，85\u00a0% 起為有風險 → 按工作天分配；105\u00a0% 起為超前，97.04\u00a0% 起為達標，85\u00a0% 起為有風險",
        ]);
    }

    [Fact]
    public void What_a_table_shows_is_left_out_of_the_others()
    {
        var after = Harbour.Reset with { Goal = new(new(1_300_000m, Usd), new(13_000m, Usd)) };

        new RevisionDiff(Voice.Of("en", after)).Others(Harbour.Agreement, after).ShouldBe(["Meeting: first tuesday 09:00 → last business day 16:00", "Scorecard: 1 business day before → on the day of the meeting"]);
    }

    [Fact]
    public void A_department_that_goes_keeps_the_name_that_it_had()
    {
        var before = Before with { Parties = [.. Before.Parties, new(new("customer-success"), new("Client care"), [])], Kpis = [new(KpiIds.Nps) { Target = 50m, Owner = new("customer-success") }] };
        var after = Before with { Kpis = [new(KpiIds.Nps) { Target = 50m, Owner = new("sales") }] };

        new RevisionDiff(Voice.Of("en", after)).Between(before, after).Take(2).ShouldBe(
            ["The departments: Sales, Marketing, Client care → Sales, Marketing", "NPS, owner: Client care → Sales"], ignoreOrder: true);
    }

    [Fact]
    public void Of_two_that_say_the_same_nothing_is_told() =>
        new RevisionDiff(Voice.Of("en", Before)).Between(Before, Before with { Name = Before.Name, Kpis = [.. Before.Kpis] }).ShouldBeEmpty();

    private static Agreement WithLeads(Func<Stage, Stage> changed) =>
        Before with { Funnel = new([.. Before.Funnel.Stages.Select(stage => stage.Id == KpiIds.Leads ? changed(stage) : stage)]) };

    private static Agreement With(KpiId id, Func<KpiTerms, KpiTerms> changed) => Before with { Kpis = [.. Before.Kpis.Select(kpi => kpi.Id == id ? changed(kpi) : kpi)] };

    private static Agreement WithRules(Func<LeadManagement, LeadManagement> changed) => Before with { LeadManagement = changed(Before.LeadManagement!) };
}
