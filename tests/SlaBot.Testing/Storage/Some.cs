using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;

namespace SlaBot.Testing.Storage;

/// <summary>Facts and agreements whose particulars a test does not care about.</summary>
public static class Some
{
    public static LocalDate Day(int month, int day) => new(2026, month, day);

    public static FactTime? On(int month, int day) => new FactTime(Day(month, day));

    public static DealFact WonDeal(string id, decimal amount, int month, int day) => new(id)
    {
        Amount = (decimal?)amount,
        Stage = (DealStage?)DealStage.Won,
        Created = On(1, 2),
        Closed = On(month, day),
    };

    public static DailyFact Visits(int day, decimal value, string? source = null) => new(Day(3, day), new("visits"), source, value);

    public static DailyFact Rate(string currency, int month, int day, decimal value) =>
        new(Day(month, day), ExchangeRates.SeriesOf(new(currency)), null, value);

    public static Agreement Agreement(string currency = "USD", string name = "Growth 2026", Funnel? funnel = null, BusinessCalendar? calendar = null) => new()
    {
        Name = name,
        Term = new(new(2026, 1, 1), new(2026, 12, 31)),
        Currency = new(currency),
        Calendar = calendar ?? BusinessCalendar.Default,
        Parties = [new(new("sales"), new("Sales", "業務"), ["jane@harbour.example"])],
        Goal = new(new(1_200_000m, new(currency)), new(12_000m, new(currency))),
        Funnel = funnel ?? Funnel.Default,
    };

    public static Funnel FunnelWithDemos { get; } = new(
    [
        new(new("visits"), new("marketing"), null),
        new(new("leads"), new("marketing"), 0.03m),
        new(new("demos"), new("sales"), 0.2m),
        new(new("customers"), new("sales"), 0.25m),
    ]);
}
