using SlaBot.Conversation.Storage;

namespace SlaBot.Commands;

/// <summary>Says in a sentence why numbers that are stored do not count.</summary>
internal static class SetAsideWords
{
    /// <summary>The sentence.</summary>
    public static string Of(SetAside aside) => aside switch
    {
        SetAside.OtherFeed other =>
            $"{Counted.Of(other.Facts, "number")} for {other.Kpi} from {other.Feed}, since {other.Kpi} comes from {other.Counting}. To count {(other.Facts == 1 ? "this" : "these")} instead, name \"source: {other.Feed}\" in the agreement.",
        SetAside.NoExchangeRate rate =>
            $"{Counted.Of(rate.Facts, "deal")} in {rate.Currency}: no rate is known for {(rate.Facts == 1 ? "its date" : "their dates")}. Import one as a daily number of the kind fx_{rate.Currency.Code.ToLowerInvariant()}.",
        _ => aside.ToString(),
    };
}
