using System.Globalization;
using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Quantities;

namespace SlaBot.Conversation.Readings.Periods;

/// <summary>The words of one time expression, by what they are: numbers, units, months and inner expressions in order.</summary>
internal sealed class PeriodWords(PatternMatch match)
{
    /// <summary>Gets the whole numbers, ordinals included; those too large to count with become 0.</summary>
    public IReadOnlyList<int> Counts { get; } = [.. match.Finds.Where(find => find.Kind is "n" or "ord").Select(find => find.Value is Quantity { Counts: true } q ? q.Count : 0)];

    /// <summary>Gets whether it is "the May one": a month, and a word that only stands for what was said before.</summary>
    public bool EndsInOne { get; } = match.Finds is [{ Kind: "month" }, { Kind: "n", Value: Quantity { Spelled: true, Value: 1m } }];

    /// <summary>Gets the inner expressions.</summary>
    public IReadOnlyList<PeriodMeaning> Periods { get; } = [.. match.Finds.Where(find => find.Kind == "p").Select(find => (PeriodMeaning)find.Value)];

    /// <summary>Gets the unit, from the words or from the word list.</summary>
    public string Unit => Find<string>("unit") ?? Find<string>("span") ?? match.Pattern.Arguments.FirstOrDefault(argument => !char.IsAsciiDigit(argument[0]) && argument[0] != '-') ?? "";

    /// <summary>Gets the number that the word list gives, such as the offset of "last".</summary>
    public int Given => match.Pattern.Arguments.Select(argument => int.TryParse(argument, CultureInfo.InvariantCulture, out var n) ? n : (int?)null).FirstOrDefault(n => n is not null) ?? 0;

    /// <summary>Gets the months of the year, 1 to 12.</summary>
    public IReadOnlyList<int> Months { get; } = [.. match.Finds.Where(find => find.Kind == "month").Select(find => int.Parse((string)find.Value, CultureInfo.InvariantCulture))];

    /// <summary>Gets the day of the week, 1 for Monday, or null.</summary>
    public int? Weekday => Find<string>("weekday") is { } day ? int.Parse(day, CultureInfo.InvariantCulture) : null;

    /// <summary>Gets the year, or null.</summary>
    public int? Year => Find<Quantity>("yr")?.Count;

    private T? Find<T>(string kind)
        where T : class => match.Finds.FirstOrDefault(find => find.Kind == kind)?.Value as T;
}
