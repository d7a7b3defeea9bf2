using System.Text.RegularExpressions;
using NodaTime;
using SlaBot.Conversation.Readings;

namespace SlaBot.Channels.Agreements;

/// <summary>Tells what answers a question about a draft from what asks something else.</summary>
internal static partial class Questioning
{
    private const int LongestDay = 40;

    /// <summary>Whether a message asks something, or wants something else done: it is no reason for a proposal.</summary>
    public static bool Is(string text) => Asking().IsMatch(text.Trim());

    /// <summary>The day that a short message names; null where it names none.</summary>
    public static LocalDate? DayIn(string text, Reading reading) => text.Trim().Length <= LongestDay ? reading.Period?.From : null;

    [GeneratedRegex(@"[?？]$|[嗎呢]$|^(how|what|when|who|which|where|show|help|settings|members|are we|is it|do we|does|did|can we|could|cancel|stop|never mind|no)\b|^(幫助|說明|設定|成員|取消|不用了)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Asking();
}
