using System.Collections.Frozen;

namespace SlaBot.Conversation.Readings.Intents;

/// <summary>The intents by their name on the wire, and what sets them apart.</summary>
internal static class IntentNames
{
    private static readonly FrozenDictionary<string, Intent> ByName = Enum.GetValues<Intent>().ToFrozenDictionary(NameOf);

    private static readonly FrozenSet<Intent> Writers = FrozenSet.ToFrozenSet([Intent.LogValue, Intent.Amend, Intent.Approve, Intent.Subscribe, Intent.Unsubscribe, Intent.Celebrate]);

    private static readonly FrozenSet<Intent> Figures = FrozenSet.ToFrozenSet([Intent.Pace, Intent.Value, Intent.Target, Intent.Trend, Intent.Compare, Intent.Why, Intent.Forecast, Intent.Required]);

    private static readonly FrozenSet<Intent> Timeless = FrozenSet.ToFrozenSet([Intent.Schedule, Intent.Subscribe, Intent.Unsubscribe, Intent.Help, Intent.Greeting, Intent.Thanks, Intent.OutOfScope]);

    /// <summary>An intent's name on the wire, such as <c>log_value</c>.</summary>
    public static string NameOf(Intent intent) =>
        string.Concat(intent.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    /// <summary>The intent of a name.</summary>
    public static Intent Parse(string name) => ByName[name];

    /// <summary>Tells whether carrying it out would change stored data.</summary>
    public static bool Writes(this Intent intent) => Writers.Contains(intent);

    /// <summary>Tells whether it asks for figures of KPIs.</summary>
    public static bool AsksForFigures(this Intent intent) => Figures.Contains(intent);

    /// <summary>Tells whether it never has a period.</summary>
    public static bool IsTimeless(this Intent intent) => Timeless.Contains(intent);
}
