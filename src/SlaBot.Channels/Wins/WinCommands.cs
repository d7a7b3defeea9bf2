using System.Collections.Frozen;
using System.Text;

namespace SlaBot.Channels.Wins;

/// <summary>What a message asks about how wins are told.</summary>
internal enum WinCommand
{
    /// <summary>Nothing of it.</summary>
    None,

    /// <summary>The person wants to be named.</summary>
    NameMe,

    /// <summary>The person does not.</summary>
    DoNotNameMe,

    /// <summary>No amounts in this place.</summary>
    HideAmounts,

    /// <summary>Amounts in this place again.</summary>
    ShowAmounts,
}

/// <summary>Reads the few set phrases about how wins are told; each is a whole message.</summary>
internal static class WinCommands
{
    private static readonly FrozenDictionary<string, WinCommand> ByWords = new Dictionary<string, WinCommand>(StringComparer.OrdinalIgnoreCase)
    {
        ["name me in wins"] = WinCommand.NameMe,
        ["name me"] = WinCommand.NameMe,
        ["you may name me in wins"] = WinCommand.NameMe,
        ["好消息可以寫我的名字"] = WinCommand.NameMe,
        ["可以寫我的名字"] = WinCommand.NameMe,
        ["寫我的名字"] = WinCommand.NameMe,
        ["don't name me in wins"] = WinCommand.DoNotNameMe,
        ["do not name me in wins"] = WinCommand.DoNotNameMe,
        ["don't name me"] = WinCommand.DoNotNameMe,
        ["keep me out of wins"] = WinCommand.DoNotNameMe,
        ["好消息不要寫我的名字"] = WinCommand.DoNotNameMe,
        ["不要寫我的名字"] = WinCommand.DoNotNameMe,
        ["別寫我的名字"] = WinCommand.DoNotNameMe,
        ["hide amounts here"] = WinCommand.HideAmounts,
        ["hide the amounts here"] = WinCommand.HideAmounts,
        ["這裡隱藏金額"] = WinCommand.HideAmounts,
        ["在這裡隱藏金額"] = WinCommand.HideAmounts,
        ["show amounts here"] = WinCommand.ShowAmounts,
        ["show the amounts here"] = WinCommand.ShowAmounts,
        ["這裡顯示金額"] = WinCommand.ShowAmounts,
        ["在這裡顯示金額"] = WinCommand.ShowAmounts,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The command that a whole message is.</summary>
    public static WinCommand Of(string text) =>
        text.Length <= 40 && ByWords.TryGetValue(Plain(text), out var command) ? command : WinCommand.None;

    /// <summary>The language that a message is in: Chinese where a Chinese character is.</summary>
    public static string LanguageOf(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff') ? "zh-Hant" : "en";

    private static string Plain(string text) =>
        text.Normalize(NormalizationForm.FormKC).Replace('’', '\'').Trim().TrimEnd('.', '!', '。').Trim();
}
