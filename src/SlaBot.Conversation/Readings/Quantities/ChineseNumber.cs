namespace SlaBot.Conversation.Readings.Quantities;

/// <summary>Reads numbers in Chinese characters: 三十萬, 一萬八, 兩百五, 二〇一五.</summary>
internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>Tells whether a character can stand in a number.</summary>
    public static bool IsPart(char c) => DigitOf(c) >= 0 || ScaleOf(c) > 0;

    /// <summary>The scale a character stands for, such as 10,000 for 萬; 0 for none.</summary>
    public static long ScaleOf(char c) => c switch { '十' => 10, '百' => 100, '千' => 1_000, '萬' => 10_000, '億' => 100_000_000, _ => 0 };

    /// <summary>Reads a run of characters that all are parts of numbers; null where they make none.</summary>
    public static decimal? Read(string run)
    {
        if (run.Length > 12 || run.All(c => ScaleOf(c) > 10))
        {
            return null;
        }

        return run.All(c => DigitOf(c) >= 0) ? Positional(run) : Scaled(run);
    }

    /// <summary>二〇一五 is 2015.</summary>
    private static decimal Positional(string run) => run.Aggregate(0m, (sum, c) => (sum * 10) + DigitOf(c));

    private static decimal? Scaled(string run)
    {
        decimal total = 0, section = 0, digit = 0;
        long lastScale = 1;
        foreach (var c in run)
        {
            var scale = ScaleOf(c);
            if (scale == 0)
            {
                lastScale = DigitOf(c) == 0 ? 1 : lastScale;
                digit = DigitOf(c);
                continue;
            }

            if (scale >= 10_000)
            {
                total = (total + section + digit) * scale;
                (section, digit) = (0, 0);
            }
            else
            {
                section += (digit == 0 ? 1 : digit) * scale;
                digit = 0;
            }

            lastScale = scale;
        }

        // 一萬八 is 18,000: a last digit without a scale counts in the next lower one.
        return total + section + (digit * (lastScale > 10 ? lastScale / 10 : 1));
    }

    private static int DigitOf(char c) => c switch { '〇' => 0, '兩' => 2, _ => Digits.IndexOf(c, StringComparison.Ordinal) };
}
