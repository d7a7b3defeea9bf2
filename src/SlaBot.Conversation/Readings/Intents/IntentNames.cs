using System.Text;

namespace SlaBot.Conversation.Readings.Intents;

/// <summary>The intents by their name on the wire, and what sets them apart.</summary>
internal static class IntentNames
{
    // No frozen sets or queries over the enumeration: each would be compiled anew at start-up.
    private static readonly Dictionary<string, Intent> ByName = Names();

    /// <summary>An intent's name on the wire, such as <c>log_value</c>.</summary>
    public static string NameOf(Intent intent)
    {
        var name = new StringBuilder();
        foreach (var c in intent.ToString())
        {
            if (char.IsUpper(c) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }

    /// <summary>The intent of a name.</summary>
    public static Intent Parse(string name) => ByName[name];

    /// <summary>Tells whether carrying it out would change stored data.</summary>
    public static bool Writes(this Intent intent) =>
        intent is Intent.LogValue or Intent.Amend or Intent.Approve or Intent.Subscribe or Intent.Unsubscribe or Intent.Celebrate;

    /// <summary>Tells whether it asks for figures of KPIs.</summary>
    public static bool AsksForFigures(this Intent intent) =>
        intent is Intent.Pace or Intent.Value or Intent.Target or Intent.Trend or Intent.Compare or Intent.Why or Intent.Forecast or Intent.Required;

    /// <summary>Tells whether it is about nothing that a department has: "who insures the sales cars?"</summary>
    public static bool IsSmallTalk(this Intent intent) => intent is Intent.Help or Intent.Greeting or Intent.Thanks or Intent.OutOfScope;

    /// <summary>Tells whether it never has a period.</summary>
    public static bool IsTimeless(this Intent intent) =>
        intent is Intent.Schedule or Intent.Subscribe or Intent.Unsubscribe or Intent.Help or Intent.Greeting or Intent.Thanks or Intent.OutOfScope;

    private static Dictionary<string, Intent> Names()
    {
        var names = new Dictionary<string, Intent>(StringComparer.Ordinal);
        for (var intent = Intent.Pace; intent <= Intent.Ambiguous; intent++)
        {
            names[NameOf(intent)] = intent;
        }

        return names;
    }
}
