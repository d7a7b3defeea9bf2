using System.Text;

namespace SlaBot.Conversation.Schedules;

/// <summary>Numbers up to 99 as Chinese writes them: 十點, 二十三日.</summary>
internal static class ChineseNumerals
{
    private const string Digits = "〇一二三四五六七八九";
    private const char Ten = '十';

    // 週四十點 is ten o'clock on a Thursday.
    private const string BeforeWeekday = "週周期拜";

    /// <summary>The words with their numbers in digits.</summary>
    public static string ToDigits(string words)
    {
        var written = new StringBuilder(words.Length);
        for (var place = 0; place < words.Length;)
        {
            var end = place;
            var most = place > 0 && BeforeWeekday.Contains(words[place - 1], StringComparison.Ordinal) ? place + 1 : words.Length;
            while (end < most && (words[end] == Ten || Digits.Contains(words[end], StringComparison.Ordinal) || words[end] == '兩'))
            {
                end++;
            }

            if (end == place)
            {
                _ = written.Append(words[place++]);
                continue;
            }

            _ = written.Append(Of(words[place..end]));
            place = end;
        }

        return written.ToString();
    }

    private static string Of(string numeral)
    {
        var ten = numeral.IndexOf(Ten, StringComparison.Ordinal);
        if (ten < 0)
        {
            return string.Concat(numeral.Select(ValueOf));
        }

        var (tens, ones) = (ten == 0 ? "1" : string.Concat(numeral[..ten].Select(ValueOf)), numeral[(ten + 1)..]);
        return tens + (ones.Length == 0 ? "0" : string.Concat(ones.Where(one => one != Ten).Select(ValueOf)));
    }

    private static int ValueOf(char numeral) => numeral == '兩' ? 2 : Digits.IndexOf(numeral, StringComparison.Ordinal);
}
