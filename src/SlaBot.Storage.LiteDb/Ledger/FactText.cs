using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Ledger;

/// <summary>What of a fact was written by people, and whether it can be kept as it is.</summary>
internal static class FactText
{
    private const int MostCharacters = 100_000;

    /// <summary>How many characters a fact's texts have together.</summary>
    public static int LengthOf(Fact fact) => TextsOf(fact).Sum(text => text?.Length ?? 0);

    /// <summary>Refuses a fact that could not be read back as it was told.</summary>
    /// <exception cref="ArgumentException">Its texts are too long or broken, or a date lies outside the years 1 to 9999.</exception>
    public static void Require(Fact fact)
    {
        var length = 0;
        foreach (var text in TextsOf(fact))
        {
            length += text?.Length ?? 0;
            if (text is not null && !StorableText.IsWellFormed(text))
            {
                throw new ArgumentException($"A text of '{fact.Subject}' holds half a character (an unpaired surrogate): save the file as UTF-8.", nameof(fact));
            }
        }

        if (length > MostCharacters)
        {
            throw new ArgumentException($"The texts of one fact are {length} characters long; at most {MostCharacters} are kept.", nameof(fact));
        }

        if (NumberOf(fact) is > DealFact.MaximumAmount or < -DealFact.MaximumAmount)
        {
            throw new ArgumentException($"The number of '{fact.Subject}' is beyond {DealFact.MaximumAmount:0}: probably a slip of the pen.", nameof(fact));
        }

        if (DatesOf(fact).FirstOrDefault(date => date is { Year: < 1 or > 9999 }) is { } far)
        {
            throw new ArgumentException($"The year {far.Year} of '{fact.Subject}' lies outside 1 to 9999.", nameof(fact));
        }
    }

    private static string?[] TextsOf(Fact fact) => fact switch
    {
        DailyFact daily => [daily.Source],
        DealFact deal => [deal.Id, deal.Name.Value, deal.Owner.Value, deal.Source.Value, deal.LeadId.Value],
        LeadFact lead => [lead.Id, lead.Source.Value, lead.Owner.Value],
        _ => [],
    };

    private static decimal? NumberOf(Fact fact) => fact switch
    {
        DailyFact daily => daily.Value,
        DealFact deal => deal.Amount.Value,
        _ => null,
    };

    private static IEnumerable<LocalDate?> DatesOf(Fact fact) => fact switch
    {
        DailyFact daily => [daily.Date],
        DealFact deal => [deal.Created.Value?.Date, deal.Proposed.Value?.Date, deal.Closed.Value?.Date],
        LeadFact lead => [lead.Created.Value?.Date, lead.Lost.Value?.Date, lead.FirstResponse.Value?.Date, .. lead.Reached.Values.Select(time => time?.Date)],
        _ => [],
    };
}
