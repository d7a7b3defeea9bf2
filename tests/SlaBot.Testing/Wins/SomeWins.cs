using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;

namespace SlaBot.Testing.Wins;

/// <summary>Deals and an agreement whose particulars a test does not care about.</summary>
public static class SomeWins
{
    /// <summary>The day of <see cref="WinCompany.Time"/>.</summary>
    public static LocalDate Today { get; } = new(2026, 9, 15);

    /// <summary>1,200,000 dollars in 2026; big from 25,000 on.</summary>
    public static Agreement Agreement { get; } = new()
    {
        Name = "Harbour & Pine 2026",
        Term = new(new(2026, 1, 1), new(2026, 12, 31)),
        Currency = new("USD"),
        Calendar = BusinessCalendar.Default,
        Parties = [new(new("sales"), new("Sales", "業務"), ["jane@harbour.example"]), new(new("marketing"), new("Marketing", "行銷"), ["wei@harbour.example"])],
        Goal = new(new(1_200_000m, new("USD")), new(12_000m, new("USD"))),
        Funnel = Funnel.Default,
        Wins = new(new(25_000m, new("USD"))),
    };

    public static DealFact Deal(string id, decimal amount, LocalDate? won = null, string? source = "webinar") => new(id)
    {
        Name = $"Customer {id}",
        Amount = (decimal?)amount,
        Stage = (DealStage?)DealStage.Won,
        Created = (FactTime?)new FactTime((won ?? Today).PlusDays(-40)),
        Closed = (FactTime?)new FactTime(won ?? Today),
        Source = source,
    };

    public static DealFact Reopened(string id) => new(id) { Stage = (DealStage?)DealStage.Open };

    /// <summary>An old deal of the same source as the others, so that none of them is the first of anything.</summary>
    public static DealFact Old { get; } = Deal("OLD", 1_000m, new(2025, 3, 3));
}
