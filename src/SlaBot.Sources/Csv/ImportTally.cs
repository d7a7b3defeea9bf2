using System.Globalization;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>Counts what the taken rows tell, and what is odd about them.</summary>
internal sealed class ImportTally(Currency? own)
{
    private readonly SortedDictionary<string, decimal> wonAmounts = new(StringComparer.Ordinal);
    private readonly HashSet<KpiId> withSource = [], withoutSource = [];
    private int wonWithoutAmount, wonWithoutClose, closedBeforeCreated, reachedBeforeCreated, answeredBeforeCreated, withoutCreated;

    /// <summary>Gets the first day that a fact speaks of.</summary>
    public LocalDate? First { get; private set; }

    /// <summary>Gets the last day that a fact speaks of.</summary>
    public LocalDate? Last { get; private set; }

    /// <summary>Gets how many deals are won.</summary>
    public int Won { get; private set; }

    /// <summary>Gets what they are worth.</summary>
    public IReadOnlyList<Money> WonAmounts =>
        [.. wonAmounts.Select(entry => new Money(entry.Value, entry.Key.Length == 0 ? default : new(entry.Key)))];

    /// <summary>Takes a fact into account.</summary>
    public void Add(Fact fact)
    {
        switch (fact)
        {
            case DealFact deal:
                Add(deal);
                break;
            case LeadFact lead:
                Add(lead);
                break;
            case DailyFact daily:
                Spans(daily.Date);
                (daily.Source is null ? withoutSource : withSource).Add(daily.Kpi);
                break;
            default:
                break;
        }
    }

    /// <summary>What is odd, a sentence each.</summary>
    public IEnumerable<string> Warnings()
    {
        (int Count, string One, string Many)[] counted =
        [
            (wonWithoutAmount, "won deal has no amount and counts as 0", "won deals have no amount and count as 0"),
            (wonWithoutClose, "won deal has no closing date and does not count", "won deals have no closing date and do not count"),
            (closedBeforeCreated, "deal is closed before it was created", "deals are closed before they were created"),
            (reachedBeforeCreated, "lead reached a stage before it was created", "leads reached a stage before they were created"),
            (answeredBeforeCreated, "lead was answered before it was created", "leads were answered before they were created"),
            (withoutCreated, "lead has no date of creation", "leads have no date of creation"),
        ];
        foreach (var (count, one, many) in counted.Where(entry => entry.Count > 0))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}.");
        }

        foreach (var kpi in withSource.Intersect(withoutSource).Order())
        {
            yield return $"{kpi} has rows with a source and rows without: they are added up, so rows without must not be the total of the others.";
        }
    }

    private void Add(DealFact deal)
    {
        var (created, closed) = (deal.Created.Value?.Date, deal.Closed.Value?.Date);
        Spans(created);
        Spans(closed);
        closedBeforeCreated += closed < created ? 1 : 0;
        if (deal.Stage.Value != DealStage.Won)
        {
            return;
        }

        Won++;
        wonWithoutClose += deal.Closed.IsCarried && closed is null ? 1 : 0;
        wonWithoutAmount += deal.Amount.IsCarried && deal.Amount.Value is null ? 1 : 0;
        var currency = (deal.Currency.Value ?? own)?.Code ?? "";
        wonAmounts[currency] = wonAmounts.GetValueOrDefault(currency) + (deal.Amount.Value ?? 0m);
    }

    private void Add(LeadFact lead)
    {
        var created = lead.Created.Value?.Date;
        Spans(created);
        withoutCreated += lead.Created.IsCarried && created is null ? 1 : 0;
        answeredBeforeCreated += lead.FirstResponse.Value?.Date < created ? 1 : 0;
        var before = false;
        foreach (var (_, time) in lead.Reached)
        {
            Spans(time?.Date);
            before |= time?.Date < created;
        }

        reachedBeforeCreated += before ? 1 : 0;
    }

    private void Spans(LocalDate? day)
    {
        if (day is { } date)
        {
            First = First is { } first && first <= date ? first : date;
            Last = Last is { } last && last >= date ? last : date;
        }
    }
}
