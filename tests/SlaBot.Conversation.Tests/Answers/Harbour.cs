using NodaTime;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Tests.Answers;

/// <summary>A small company with a year and a half of plain numbers, asked at the close of 31 July 2026.</summary>
internal static class Harbour
{
    public static readonly LocalDate Today = new(2026, 7, 31);

    public static readonly Agreement Agreement = new()
    {
        Name = "Harbour & Pine growth agreement 2026",
        Term = new(new(2026, 1, 1), new(2026, 12, 31)),
        Currency = new("USD"),
        Calendar = BusinessCalendar.Default,
        Parties = [new(new("sales"), new("Sales"), ["jane@harbour.example"]), new(new("marketing"), new("Marketing"), ["wei@harbour.example"])],
        Goal = new(new(1_200_000m, new("USD")), new(12_000m, new("USD"))),
        Funnel = Funnel.Default,
        Kpis = [new(KpiIds.LeadResponseTime) { Target = 4m, Better = Direction.Lower }],
        LeadManagement = new()
        {
            Definitions = new Dictionary<string, string> { ["mql"] = "Fits the ideal customer profile and asked for pricing" },
            FirstResponse = Duration.FromHours(4),
            Attempts = new(6, 10, BusinessDays: true),
            AcceptOrReject = Duration.FromHours(24),
            RejectionCodes = ["company-size", "no-contact"],
        },
        Reporting = new("first tuesday 09:00", 1, BusinessDays: true),
        Review = new(2026, 10, 1),
        Wins = new(new(15_000m, new("USD"))),
    };

    /// <summary>The same company after it re-set its win rate and its goal on 1 July.</summary>
    public static readonly Agreement Reset = Agreement with
    {
        Goal = new(new(1_320_000m, new("USD")), new(12_000m, new("USD"))),
        Funnel = new([.. Funnel.Default.Stages.Select(stage => stage.Id == KpiIds.NewCustomers ? stage with { Rate = 0.28m } : stage)]),
        Reporting = new("last business day 16:00", 0, BusinessDays: true),
    };

    /// <summary>One reader for all tests, as the program has one for all people: making one takes longer than reading.</summary>
    public static readonly Reader Reader = new();

    private static readonly Instant Stored = Instant.FromUtc(2025, 12, 15, 9, 0);

    private static readonly Lazy<Task<InMemoryFactStore>> Store = new(FillAsync);

    public static async Task<Answered> AskAsync(string text, params string[] context)
    {
        var store = await Store.Value;
        var conversation = new Conversation(Reader, new Agreed(History((Agreement.Term.From, Agreement))), store, new InMemoryWordStore());
        return await conversation.AnswerAsync(new(WorkspaceId.Local, new(text, context), Instant.MinValue, Today), TestContext.Current.CancellationToken);
    }

    /// <summary>Asks a company that agreed on other terms, or on none, about the same numbers, or about none.</summary>
    public static async Task<Answered> AskAsync(AgreementHistory agreed, bool hasNumbers, string text)
    {
        var store = hasNumbers ? await Store.Value : new InMemoryFactStore(Agreement);
        var conversation = new Conversation(Reader, new Agreed(agreed), store, new InMemoryWordStore());
        return await conversation.AnswerAsync(new(WorkspaceId.Local, new(text, []), Instant.MinValue, Today), TestContext.Current.CancellationToken);
    }

    /// <summary>Its numbers; whoever adds to them copies them first.</summary>
    public static Task<InMemoryFactStore> FilledAsync() => Store.Value;

    /// <summary>A store that tells one history of every workspace.</summary>
    public static IAgreementStore AgreedOn(AgreementHistory history) => new Agreed(history);

    /// <summary>Terms as the revisions of a workspace, each from a day on.</summary>
    public static AgreementHistory History(params (LocalDate From, Agreement Terms)[] revisions) =>
        new(revisions.Select((revision, at) => new Revision(at + 1, revision.From, revision.Terms, Stored + Duration.FromDays(180 * at))));

    /// <summary>A chat with the company's bot: a store of its own, so that it may be changed.</summary>
    public static async Task<Chat> ChatAsync(bool mayChange = true)
    {
        var store = new InMemoryFactStore(Agreement);
        _ = await store.AppendAsync(WorkspaceId.Local, (await Store.Value).FactsOf(WorkspaceId.Local), TestContext.Current.CancellationToken);
        var words = new InMemoryWordStore();
        return new(new Conversation(Reader, new Agreed(History((Agreement.Term.From, Agreement))), store, words), store, words, mayChange);
    }

    // Ten leads and one deal of 9,000 to 15,000 a working week; visits and leads a little short of what was agreed.
    private static async Task<InMemoryFactStore> FillAsync()
    {
        var store = new InMemoryFactStore(Agreement);
        var facts = new List<Fact>();
        for (var day = new LocalDate(2025, 2, 3); day <= Today; day = day.PlusDays(1))
        {
            var number = NodaTime.Period.DaysBetween(new(2025, 2, 3), day);
            facts.Add(new DailyFact(day, KpiIds.Visits, null, 480 + (number % 7 * 10)));
            for (var i = 0; i < 12; i++)
            {
                facts.Add(Lead(day, number, i));
            }

            if (number % 4 == 0)
            {
                facts.Add(new DealFact($"D{number}") { Stage = DealStage.Won, Amount = 9_000m + (number % 7 * 1_000), Created = new FactTime(day.PlusDays(-20)), Closed = new FactTime(day), Source = number % 3 == 0 ? "events" : "web" });
            }
        }

        _ = await store.AppendAsync(WorkspaceId.Local, facts, default);
        return store;
    }

    private static LeadFact Lead(LocalDate day, int number, int i)
    {
        var reached = new LeadFact("").Reached;
        foreach (var (stage, every, after) in new[] { ("mqls", 3, 3), ("sqls", 6, 9), ("proposals", 12, 15) })
        {
            if ((number + i) % every == 0 && day.PlusDays(after) <= Today)
            {
                reached = reached.Add(new(stage), new FactTime(day.PlusDays(after)));
            }
        }

        return new($"L{number}-{i}")
        {
            Created = new FactTime(day, new LocalTime(10, 0)),
            FirstResponse = new FactTime(day, new LocalTime(12 + (i % 4), 30)),
            Reached = reached,
            Source = i % 2 == 0 ? "web" : "events",
        };
    }
}
