using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using SlaBot.Conversation.Readings;

namespace SlaBot.Channels.Agreements;

/// <summary>What a message is where words of one's own are waited for.</summary>
internal enum StepMessage
{
    /// <summary>What was asked for, however it begins.</summary>
    Value,

    /// <summary>A question about something else.</summary>
    Question,

    /// <summary>A yes to what was asked last.</summary>
    Yes,

    /// <summary>A no to what was asked last.</summary>
    No,

    /// <summary>To leave it.</summary>
    Leave,

    /// <summary>To go on without it.</summary>
    Skip,

    /// <summary>To be asked once more what was asked before.</summary>
    Back,

    /// <summary>To hear what can be said.</summary>
    Help,
}

/// <summary>
/// Tells what is said to a step from the few words that lead out of it. People give reasons that begin like questions ("what we
/// learned in Q2", "how we sell has changed"): what ends as a question is one, and what puts its verb before its subject.
/// </summary>
internal static partial class StepWords
{
    private const int LongestDay = 40;

    // What may stand beside a day, and says nothing else.
    private static readonly HashSet<string> OfDays = new(StringComparer.OrdinalIgnoreCase) { "hold", "holds", "start", "starts", "begin", "begins", "apply", "applies", "valid", "go", "live" };

    private static readonly Dictionary<string, StepMessage> Whole = new(StringComparer.OrdinalIgnoreCase);

    static StepWords()
    {
        Add(StepMessage.Yes, "yes", "yes please", "ok", "okay", "sure", "好", "好的", "是", "是的", "可以");
        Add(StepMessage.No, "no", "no thanks", "不", "不要", "不是", "不用");
        Add(
            StepMessage.Leave,
            ["cancel", "stop", "quit", "exit", "abort", "not now", "never mind", "nevermind", "forget it", "leave it",
            "取消", "停止", "停", "退出", "離開", "离开", "算了", "不要了", "不用了", "沒事", "没事"]);
        Add(StepMessage.Skip, "skip", "skip it", "skip this", "later", "not yet", "跳過", "跳过", "略過", "略过", "稍後", "稍后", "之後再說", "以後再說");
        Add(StepMessage.Back, "back", "go back", "previous", "返回", "回去", "退回", "上一步", "回上一步");
        Add(StepMessage.Help, "help", "help me", "幫助", "帮助", "幫忙", "說明", "说明", "求助");

        static void Add(StepMessage message, params string[] all) => Array.ForEach(all, words => Whole.Add(words, message));
    }

    /// <summary>What a message is.</summary>
    public static StepMessage Of(string text)
    {
        var words = text.Normalize(NormalizationForm.FormKC).Replace('’', '\'').Trim().TrimEnd('"', '\'', '”', '」', '』', ')', ']').TrimEnd();
        var said = words.TrimEnd('.', '!', '。');
        if (words.EndsWith('?') || Asking().IsMatch(said) || AskingInChinese().IsMatch(said))
        {
            return StepMessage.Question;
        }

        words = said.Trim(',', ' ').Replace(", ", " ", StringComparison.Ordinal);
        words = words.StartsWith("please ", StringComparison.OrdinalIgnoreCase) ? words["please ".Length..] : words.StartsWith('請') ? words[1..] : words;
        return Whole.GetValueOrDefault(words, StepMessage.Value);
    }

    /// <summary>The day that a short message names; null where it names none, or says something of its own about some days.</summary>
    /// <param name="text">The message.</param>
    /// <param name="reading">How it is read.</param>
    /// <param name="today">The day on which it is said; days that are over are meant only where they are said by themselves.</param>
    public static LocalDate? DayIn(string text, Reading reading, LocalDate today) =>
        text.Trim().Length <= LongestDay
        && reading is { Period: { } period, Kpis.Count: 0, Values.Count: 0, Department: null }
        && (period.From >= today || period.From == period.To)
        && reading.Unread.All(words => words.Split(' ').All(OfDays.Contains))
            ? period.From
            : null;

    // "What we learned" tells, "what is the win rate" asks; "is selling more" tells, "is sales behind" asks.
    [GeneratedRegex(
        @"^(show\b.*|((how|what|when|who|which|where|why)('s| (many|much|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|changed|of|about))|(is|are|was|were|do|does|did|has|have|can|could|will|would|should) (i|we|you|they|it|the|our|my|this|that|sales|marketing))\b.*)$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Asking();

    // 「怎麼賣已經不一樣了」 tells, 「怎麼算成交率」 asks.
    [GeneratedRegex(@"[嗎吗呢]$|(如何|多少|什麼|怎樣)$|^(為什麼|誰)[^：:，,。；;]*$|^怎麼[^：:，,。；;]*[^：:，,。；;了]$|^顯示", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex AskingInChinese();
}
