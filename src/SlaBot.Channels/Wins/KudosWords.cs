using System.Text.RegularExpressions;

namespace SlaBot.Channels.Wins;

/// <summary>Reads "kudos to @Lin for the webinar": whom somebody praises, and what for.</summary>
/// <param name="Whom">The name, without the sign before it.</param>
/// <param name="For">What for; empty where nothing was said.</param>
internal sealed partial record KudosWords(string Whom, string For)
{
    private const int Longest = 500;

    /// <summary>The praise in a message, or null where there is none.</summary>
    public static KudosWords? In(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var match = English().Match(text);
        match = match.Success ? match : Chinese().Match(text);
        return match.Success && Name(match.Groups["whom"].Value) is { Length: > 0 } whom
            ? new(whom, match.Groups["for"].Value.Trim().TrimEnd('.', '。', '!', '！').Trim())
            : null;
    }

    // Teams leaves its own marks around a person.
    private static string Name(string whom) => whom
        .Replace("<at>", "", StringComparison.OrdinalIgnoreCase)
        .Replace("</at>", "", StringComparison.OrdinalIgnoreCase)
        .Trim().TrimStart('@', '＠').Trim();

    [GeneratedRegex(@"^\s*(?:kudos|props|a shout-?out|shout-?out|hats off)\s+to\s+(?<whom>.+?)(?:\s+for\s+(?<for>.+))?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex English();

    [GeneratedRegex(@"^\s*(?:給|幫)\s*(?<whom>[^，,。]+?)\s*(?:一個|按個|按)(?:讚|贊)\s*[，,：:。!！]?\s*(?:因為|感謝|謝謝)?(?<for>.*?)\s*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Chinese();
}
