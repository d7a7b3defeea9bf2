using System.Runtime.InteropServices;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>What became of the facts of one request, counted while they are laid over what is known.</summary>
internal sealed class Appended
{
    private readonly Dictionary<SeriesKey, int> factsBySeries = [];
    private readonly Dictionary<Currency, int> factsWithoutRate = [];

    /// <summary>Gets or sets how many subjects were not known.</summary>
    public int New { get; set; }

    /// <summary>Gets or sets how many subjects were known otherwise.</summary>
    public int Changed { get; set; }

    /// <summary>Gets or sets how many facts said nothing new.</summary>
    public int Same { get; set; }

    /// <summary>Notes that a fact speaks of a series.</summary>
    public void Speaks(SeriesKey series) => CollectionsMarshal.GetValueRefOrAddDefault(factsBySeries, series, out _)++;

    /// <summary>Notes a deal that cannot be converted.</summary>
    public void LacksRate(Currency currency) => CollectionsMarshal.GetValueRefOrAddDefault(factsWithoutRate, currency, out _)++;

    /// <summary>The result, once the totals after the commit are known: they tell which feed counts.</summary>
    public AppendResult ToResult(DailyTotals totals, Agreed agreed)
    {
        var otherFeeds =
            from spoken in factsBySeries
            let counting = totals.FeedOf(spoken.Key.Series, agreed.FeedOf(spoken.Key.Series))
            where counting is not null && counting != spoken.Key.Feed
            orderby spoken.Key.Series
            select (SetAside)new SetAside.OtherFeed(spoken.Key.Series, spoken.Key.Feed, counting.Value, spoken.Value);
        var withoutRate =
            from lacking in factsWithoutRate
            orderby lacking.Key.Code
            select new SetAside.NoExchangeRate(lacking.Key, lacking.Value);
        return new(New, Changed, Same, [.. otherFeeds, .. withoutRate]);
    }
}
