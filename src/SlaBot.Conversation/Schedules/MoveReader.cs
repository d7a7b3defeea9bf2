using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace SlaBot.Conversation.Schedules;

/// <summary>Reads "move the next meeting to Thursday 10:00" and the like, in both languages. Nothing is done by it: whoever asks is asked back with the date.</summary>
public static partial class MoveReader
{
    private const int LongestText = 120;

    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>What is wanted; null where the words ask for no move.</summary>
    public static AskedMove? Read(string text)
    {
        var said = text.Normalize(NormalizationForm.FormKC).Trim().TrimEnd('.', '!', '?', '。', '!', '?').ToLowerInvariant();
        return said.Length > LongestText ? null : OfEnglish(said) ?? OfChinese(said);
    }

    private static AskedMove? OfEnglish(string said)
    {
        if (EnglishOff().Match(said) is { Success: true })
        {
            return new() { IsOff = true, NamesMeeting = true };
        }

        if (EnglishMove().Match(said) is not { Success: true } move)
        {
            return null;
        }

        var when = move.Groups["when"].Value;
        var time = EnglishTime().Match(when);
        var day = time.Success ? when.Remove(time.Index, time.Length) : when;
        return new()
        {
            NamesMeeting = move.Groups["meeting"].Success,
            Time = time.Success ? TimeOf(time) : null,
            Day = EnglishDay(day),
        };
    }

    private static AskedDay? EnglishDay(string day)
    {
        if (IsoDate().Match(day) is { Success: true } iso)
        {
            return new AskedDay.Date(Number(iso, "year"), Number(iso, "month"), Number(iso, "day")!.Value);
        }

        if (EnglishDate().Match(day) is { Success: true } date)
        {
            var month = date.Groups["month"].Success ? date.Groups["month"].Value : date.Groups["after"].Success ? date.Groups["after"].Value : null;
            return new AskedDay.Date(Number(date, "year"), month is null ? null : Array.IndexOf(Months, month) + 1, Number(date, "day")!.Value);
        }

        return EnglishWeekday().Match(day) is { Success: true } weekday
            ? new AskedDay.Weekday((IsoDayOfWeek)(Array.IndexOf(Weekdays, weekday.Groups["day"].Value) + 1), weekday.Groups["week"].Value switch { "next" => 1, "this" => 0, _ => null })
            : day.Contains("day after tomorrow", StringComparison.Ordinal) ? new AskedDay.Ahead(2)
            : day.Contains("tomorrow", StringComparison.Ordinal) ? new AskedDay.Ahead(1)
            : day.Contains("today", StringComparison.Ordinal) ? new AskedDay.Ahead(0)
            : null;
    }

    private static AskedMove? OfChinese(string said)
    {
        var plain = ChineseNumerals.ToDigits(said.Replace(" ", "", StringComparison.Ordinal));
        if (ChineseOff().Match(plain) is { Success: true })
        {
            return new() { IsOff = true, NamesMeeting = true };
        }

        if (ChineseMove().Match(plain) is not { Success: true } move)
        {
            return null;
        }

        var when = move.Groups["when"].Value;
        var time = ChineseTime().Match(when);
        return new()
        {
            NamesMeeting = move.Groups["meeting"].Success,
            Time = time.Success ? TimeOf(time) : null,
            Day = ChineseDay(time.Success ? when.Remove(time.Index, time.Length) : when),
        };
    }

    private static AskedDay? ChineseDay(string day)
    {
        if (IsoDate().Match(day) is { Success: true } iso)
        {
            return new AskedDay.Date(Number(iso, "year"), Number(iso, "month"), Number(iso, "day")!.Value);
        }

        if (ChineseDate().Match(day) is { Success: true } date)
        {
            return new AskedDay.Date(Number(date, "year"), Number(date, "month"), Number(date, "day")!.Value);
        }

        return ChineseWeekday().Match(day) is { Success: true } weekday
            ? new AskedDay.Weekday((IsoDayOfWeek)(weekday.Groups["day"].Value is "日" or "天" ? 7 : int.Parse(weekday.Groups["day"].Value, CultureInfo.InvariantCulture)), weekday.Groups["week"].Value switch { "下" => 1, "這" or "本" => 0, _ => null })
            : day.Contains("後天", StringComparison.Ordinal) ? new AskedDay.Ahead(2)
            : day.Contains("明天", StringComparison.Ordinal) ? new AskedDay.Ahead(1)
            : day.Contains("今天", StringComparison.Ordinal) ? new AskedDay.Ahead(0)
            : null;
    }

    private static LocalTime? TimeOf(Match time)
    {
        const int noon = 12;
        var hour = Number(time, "hour")!.Value;
        var minute = time.Groups["half"].Success ? 30 : Number(time, "minute") ?? 0;
        var half = time.Groups["part"].Value;
        hour = half is "pm" or "p.m." or "下午" or "晚上" && hour < noon ? hour + noon : half is "am" or "a.m." && hour == noon ? 0 : hour;
        return hour <= 23 && minute <= 59 ? new LocalTime(hour, minute) : null;
    }

    private static int? Number(Match match, string group) =>
        match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^(please |can you |could you |can we |could we |let us |let's )?(move|shift|reschedule|postpone|delay|push|push back|put off|bring forward)( back)? ((?<meeting>(the |our |this )?((next|joint|monthly|upcoming|sla|company|scorecard|review) )*meeting)|it|that|that one|this one)( (back|forward))?(( (to|until|till|on|for))? (?<when>.+))?$", RegexOptions.NonBacktracking)]
    private static partial Regex EnglishMove();

    [GeneratedRegex("^(please |can you |could you |can we |could we |let us |let's )?(cancel|call off|skip|drop) (the |our |this )?((next|joint|monthly|upcoming|sla|company|scorecard|review) )*meeting( off)?$", RegexOptions.NonBacktracking)]
    private static partial Regex EnglishOff();

    [GeneratedRegex("(at )?\\b((?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})( ?(?<part>am|pm|a\\.m\\.|p\\.m\\.))?|(?<hour>[0-9]{1,2}) ?(?<part>am|pm|a\\.m\\.|p\\.m\\.)|at (?<hour>[0-9]{1,2})( o'clock)?$)", RegexOptions.NonBacktracking)]
    private static partial Regex EnglishTime();

    [GeneratedRegex("\\b(?<year>20[0-9]{2})[-/](?<month>[0-9]{1,2})[-/](?<day>[0-9]{1,2})\\b", RegexOptions.NonBacktracking)]
    private static partial Regex IsoDate();

    [GeneratedRegex("\\b(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? (?<day>[0-9]{1,2})(st|nd|rd|th)?(,? (?<year>20[0-9]{2}))?\\b|\\b(?<day>[0-9]{1,2})(st|nd|rd|th)?( of)? (?<after>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?(,? (?<year>20[0-9]{2}))?\\b|\\bthe (?<day>[0-9]{1,2})(st|nd|rd|th)\\b", RegexOptions.NonBacktracking)]
    private static partial Regex EnglishDate();

    [GeneratedRegex("\\b((?<week>next|this) )?(?<day>mon|tue|wed|thu|fri|sat|sun)(day|sday|nesday|rsday|urday|s|rs)?\\b", RegexOptions.NonBacktracking)]
    private static partial Regex EnglishWeekday();

    [GeneratedRegex("^(請|麻煩|可以|能不能|幫我|幫忙)*(把|將)?((?<meeting>(下次|下一次|下個月|這次|我們的|的|聯合|月|例行|檢討)*(會議|例會|月會|開會))|它|這個|那個)?(時間|日期)?(改|移|延|挪|延後|提前|調整|改期|順延)(到|至|在|成|為)?(?<when>.*?)(吧|好嗎|嗎)?$", RegexOptions.NonBacktracking)]
    private static partial Regex ChineseMove();

    [GeneratedRegex("^(請|麻煩|幫我|幫忙)*(取消|停開)(下次|下一次|下個月|這次|我們的|的|聯合|月|例行|檢討)*(會議|例會|月會)$|^(把|將)?(下次|下一次|下個月|這次|的)*(會議|例會|月會)(取消|停開)(吧|掉)?$", RegexOptions.NonBacktracking)]
    private static partial Regex ChineseOff();

    [GeneratedRegex("(?<part>早上|上午|中午|下午|晚上)?((?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})|(?<hour>[0-9]{1,2})[點時]((?<half>半)|(?<minute>[0-9]{1,2})分?|整)?)", RegexOptions.NonBacktracking)]
    private static partial Regex ChineseTime();

    [GeneratedRegex("((?<year>20[0-9]{2})年)?((?<month>[0-9]{1,2})月)(?<day>[0-9]{1,2})[日號]?|(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})|(?<day>[0-9]{1,2})[日號]", RegexOptions.NonBacktracking)]
    private static partial Regex ChineseDate();

    [GeneratedRegex("(?<week>下|這|本)?個?(週|周|星期|禮拜)(?<day>[1-6日天])", RegexOptions.NonBacktracking)]
    private static partial Regex ChineseWeekday();
}
