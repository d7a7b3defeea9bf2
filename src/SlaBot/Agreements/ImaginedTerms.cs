using System.Globalization;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;

namespace SlaBot.Agreements;

/// <summary>One alternative as somebody wrote it into the form of the page.</summary>
/// <param name="Letter">By what it is named: <c>a</c>, <c>b</c> or <c>c</c>.</param>
/// <param name="Written">What was written, by field; only what is not empty.</param>
/// <param name="WhatIf">What follows from it; null where nothing was written, or nothing that can be.</param>
internal sealed record ImaginedTerms(char Letter, IReadOnlyDictionary<string, string> Written, WhatIf? WhatIf)
{
    /// <summary>The field of the goal.</summary>
    public const string Goal = "goal";

    /// <summary>The field of the average deal size.</summary>
    public const string DealSize = "deal";

    private const string Letters = "abc";
    private const string RatePrefix = "rate.";
    private const int LongestNumber = 30;
    private const decimal LargestAmount = 1e15m;

    // As in the agreement file: what takes more than that cannot be counted.
    private const decimal MostVisits = 1e15m;

    /// <summary>Gets whether something was written that cannot be.</summary>
    public bool IsWrong => Written.Count > 0 && WhatIf is null;

    /// <summary>The field of the rate into a stage.</summary>
    public static string RateOf(string stage) => RatePrefix + stage;

    /// <summary>The name of a field of an alternative in the query.</summary>
    public static string NameOf(char letter, string field) => $"{letter}.{field}";

    /// <summary>The three alternatives of a query; those that are not there are empty.</summary>
    public static IReadOnlyList<ImaginedTerms> Of(Agreement terms, IQueryCollection query) => [.. Letters.Select(letter => Of(letter, terms, query))];

    private static ImaginedTerms Of(char letter, Agreement terms, IQueryCollection query)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        var changes = new List<WhatIfChange?>();
        Take(Goal, LargestAmount, 1m, value => new WhatIfChange.Goal(value));
        Take(DealSize, LargestAmount, 1m, value => new WhatIfChange.DealSize(value));
        foreach (var stage in terms.Funnel.Stages.Skip(1))
        {
            Take(RateOf(stage.Id.Value), 100m, 100m, value => new WhatIfChange.Rate(stage.Id, value));
        }

        return new(letter, written, changes.Count == 0 || changes.Contains(null) ? null : Imagined(terms, [.. changes.OfType<WhatIfChange>()]));

        void Take(string field, decimal most, decimal divisor, Func<decimal, WhatIfChange> change)
        {
            if (query[NameOf(letter, field)].ToString().Trim() is not { Length: > 0 } text)
            {
                return;
            }

            written[field] = text.Length <= LongestNumber ? text : text[..LongestNumber];
            changes.Add(NumberIn(text) is { } number && number > 0m && number <= most ? change(number / divisor) : null);
        }
    }

    private static WhatIf? Imagined(Agreement terms, IReadOnlyList<WhatIfChange> changes)
    {
        try
        {
            return WhatIf.Of(terms, changes) is { } whatIf && whatIf.Layers[^1].After <= MostVisits ? whatIf : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    // As people write them: 1,200,000; 1_200_000; 30 %.
    private static decimal? NumberIn(string text)
    {
        var plain = string.Concat(text.Where(c => c is not (',' or '_' or ' ' or '\u00A0' or '%' or '$')));
        return text.Length <= LongestNumber && decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
