using System.Text.RegularExpressions;
using NodaTime;
using SlaBot.Conversation.Readings;

namespace SlaBot.Channels.Agreements;

/// <summary>Tells what answers a question about a draft from what asks something else.</summary>
internal static partial class Questioning
{
    private const int LongestDay = 40;

    // "What we learned in spring" tells, "what is the win rate" asks, with its mark or without.
    private static readonly HashSet<string> Subjects = new(StringComparer.OrdinalIgnoreCase)
    {
        "we", "our", "they", "their", "it", "its", "i", "my", "you", "your", "the", "a", "an", "this", "these", "those", "both", "all",
        "everybody", "everyone", "nobody", "sales", "marketing", "customers", "buyers", "people", "each", "every",
    };

    /// <summary>Whether a message asks something, or wants something else done: it is no reason for a proposal.</summary>
    public static bool Is(string text)
    {
        var said = text.Trim();
        return Marked().IsMatch(said)
            || Command().IsMatch(said)
            || (Asking().IsMatch(said) && !(said.Split((char[])[' ', ',', '\u2019', '\''], 3, StringSplitOptions.RemoveEmptyEntries) is [_, var second, ..] && Subjects.Contains(second)));
    }

    /// <summary>The day that a short message names; null where it names none.</summary>
    public static LocalDate? DayIn(string text, Reading reading) => text.Trim().Length <= LongestDay ? reading.Period?.From : null;

    [GeneratedRegex(@"[?？]$|[嗎呢]$|(如何|多少|什麼|怎樣)$|^(為什麼|怎麼|誰)|^(are we|is it|do we|does|did|can we|could)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Marked();

    [GeneratedRegex(@"^(how|what|when|who|which|where)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Asking();

    // Alone or nearly so: "no budget for paid search" is a reason, "no, thanks" is none.
    [GeneratedRegex(@"^(show\b.*|(help|cancel|stop)( (me|it|this|that|us))?|settings|members|never mind|no,?( thanks| thank you)?|幫助|說明|設定|成員|取消|不用了)[.!。！]?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Command();
}
