namespace SlaBot.Conversation.Readings.Words;

/// <summary>Which writing a character belongs to.</summary>
internal static class Script
{
    /// <summary>Tells whether a character is a Chinese one.</summary>
    public static bool IsHan(char c) => c is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff' or '〇';

    /// <summary>Tells whether a character is of a script that SlaBot does not read: kana, Hangul, Cyrillic, Arabic and so on.</summary>
    public static bool IsForeign(char c) =>
        char.IsLetter(c) && !IsHan(c) && c > '\u024f' && c is not (>= '\u1e00' and <= '\u1eff') and not (>= '\uff00' and <= '\uffef');
}
