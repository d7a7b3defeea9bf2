using System.Globalization;
using SlaBot.Conversation.Readings.Patterns;

namespace SlaBot.Conversation.Readings.Intents;

/// <summary>
/// What a message looks like to the learned cues: its words and runs of up to three of them, with names, periods and
/// numbers blanked out, so that what was learned about leads in June holds for NPS last week.
/// </summary>
internal static class CueFeatures
{
    /// <summary>What comes later in a message says little about what is wanted, and reading must stay quick.</summary>
    private const int MostSteps = 80;

    private const string Start = "^", End = "$";

    /// <summary>The features of a message, each once.</summary>
    public static HashSet<string> Of(Draft draft)
    {
        var steps = Steps(draft.Line);
        var features = new HashSet<string>(StringComparer.Ordinal) { "#" };
        for (var i = 0; i < steps.Count; i++)
        {
            _ = features.Add(steps[i]);
            if (i + 1 < steps.Count)
            {
                _ = features.Add($"{steps[i]} {steps[i + 1]}");
            }

            if (i + 2 < steps.Count)
            {
                _ = features.Add($"{steps[i]} {steps[i + 1]} {steps[i + 2]}");
                _ = features.Add($"{steps[i]} * {steps[i + 2]}");
            }
        }

        Shape(draft, steps.Count, features);
        return features;
    }

    private static void Shape(Draft draft, int length, HashSet<string> features)
    {
        for (var mood = 1; mood <= (int)Moods.Inquiring; mood <<= 1)
        {
            if (((int)draft.Moods & mood) != 0)
            {
                _ = features.Add($"#mood {(Moods)mood}");
            }
        }

        Count("kpi", draft.Kpis.Count);
        Count("dept", draft.Departments.Count);
        Count("period", draft.Periods.Count);
        Count("number", draft.Numbers.Count);
        _ = features.Add(string.Create(CultureInfo.InvariantCulture, $"#length {Math.Min(8, length / 2)}"));
        _ = features.Add(string.Create(CultureInfo.InvariantCulture, $"#coverage {(int)(draft.Coverage * 4)}"));
        if (draft.Vague)
        {
            _ = features.Add("#vague");
        }

        if (draft.AsksForStranger)
        {
            _ = features.Add("#stranger");
        }

        void Count(string what, int count) => features.Add(string.Create(CultureInfo.InvariantCulture, $"#{what} {Math.Min(2, count)}"));
    }

    private static List<string> Steps(Line line)
    {
        var steps = new List<string> { Start };
        for (var i = 0; i < line.Tokens.Count && steps.Count < MostSteps;)
        {
            if (Blank(line, i) is { } blank)
            {
                steps.Add($"<{blank.Kind}>");
                i += blank.Length;
            }
            else
            {
                steps.Add(line.Tokens[i].Stem);
                i++;
            }
        }

        steps.Add(End);
        return steps;
    }

    private static Slot? Blank(Line line, int at)
    {
        Slot? longest = null;
        foreach (var slot in line.At(at))
        {
            if (slot is { Kind: "kpi" or "dept" or "p" or "n", Loose: false } && (longest is null || slot.Length > longest.Length))
            {
                longest = slot;
            }
        }

        return longest;
    }
}
