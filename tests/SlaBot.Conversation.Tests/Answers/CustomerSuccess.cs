using NodaTime;
using SlaBot.Conversation.Answers;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Tests.Answers;

/// <summary>The small company after customer success and operations have joined, asked at the close of 31 July 2026.</summary>
internal static class CustomerSuccess
{
    public static readonly Agreement Agreement = Harbour.Agreement with
    {
        Parties =
        [
            .. Harbour.Agreement.Parties,
            new(new("customer-success"), new("Customer success", "客戶成功"), ["ana@harbour.example"]),
            new(new("operations"), new("Operations", "營運"), ["tom@harbour.example"]),
        ],
        Kpis =
        [
            .. Harbour.Agreement.Kpis,
            new(KpiIds.ChurnRate) { Owner = new("customer-success"), Target = 0.02m },
            new(KpiIds.CustomerRetention) { Owner = new("customer-success"), Target = 0.98m },
            new(KpiIds.Nps) { Owner = new("customer-success"), Target = 50m },
            new(KpiIds.OnTimeDelivery) { Owner = new("operations"), Target = 0.95m },
        ],
        Recurring = RecurringRevenue.Default,
    };

    /// <summary>What the two departments report: 120 customers at the end of June, of whom 3 left in July; answers, deliveries, renewals.</summary>
    public static readonly IReadOnlyList<Fact> Numbers =
    [
        Number(2026, 5, 31, "active_customers", 110m), Number(2026, 6, 30, "active_customers", 120m), Number(2026, 7, 31, "active_customers", 124m),
        Number(2026, 3, 12, "lost_customers", 1m, "2026-02"), Number(2026, 5, 20, "lost_customers", 2m, "2026-02"), Number(2026, 6, 9, "lost_customers", 1m, "2026-05"),
        Number(2026, 7, 6, "lost_customers", 2m, "2026-02"), Number(2026, 7, 20, "lost_customers", 1m), Number(2026, 7, 28, "lost_customers", 1m, "2026-07"), Number(2026, 7, 31, "lost_customers", 0m),
        Number(2026, 7, 15, "promoters", 60m), Number(2026, 7, 15, "passives", 30m), Number(2026, 7, 15, "detractors", 10m),
        Number(2026, 7, 10, "deliveries", 60m), Number(2026, 7, 30, "deliveries", 40m), Number(2026, 7, 10, "deliveries_on_time", 57m), Number(2026, 7, 30, "deliveries_on_time", 36m),
        Number(2026, 7, 3, "renewed_revenue", 64_000m), Number(2026, 7, 9, "expanded_revenue", 8_500m), Number(2026, 7, 21, "churned_revenue", 5_200m),
    ];

    private static readonly Lazy<Task<InMemoryFactStore>> Store = new(FillAsync);

    public static Task<InMemoryFactStore> FilledAsync() => Store.Value;

    /// <summary>The company at the close of 31 July 2026.</summary>
    public static async Task<View> ViewAsync() => new(
        Harbour.History((Agreement.Term.From, Agreement)), await (await Store.Value).TotalsAsync(WorkspaceId.Local, default), AsOf.CloseOf(Harbour.Today));

    public static Task<Answered> AskAsync(string text) => AskAsync(text, Agreement);

    public static async Task<Answered> AskAsync(string text, Agreement terms)
    {
        var conversation = new Conversation(Harbour.Reader, new Agreed(Harbour.History((terms.Term.From, terms))), await Store.Value, new InMemoryWordStore());
        return await conversation.AnswerAsync(new(WorkspaceId.Local, new(text, []), Instant.MinValue, Harbour.Today), TestContext.Current.CancellationToken);
    }

    public static DailyFact Number(int year, int month, int day, string kpi, decimal value, string? source = null) => new(new(year, month, day), new(kpi), source, value);

    private static async Task<InMemoryFactStore> FillAsync()
    {
        var store = new InMemoryFactStore(Agreement);
        _ = await store.AppendAsync(WorkspaceId.Local, (await Harbour.FilledAsync()).FactsOf(WorkspaceId.Local), default);
        _ = await store.AppendAsync(WorkspaceId.Local, Numbers, default);
        return store;
    }
}
