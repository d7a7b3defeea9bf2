using System.Text;
using SlaBot.Channels.Inbound;

namespace SlaBot.Slack.Inbound;

/// <summary>What a message says, out of Slack's markup: without the mention of the bot, with everything else as people see it.</summary>
/// <param name="Words">The words, with plain spaces, trimmed; empty where nothing else was said.</param>
/// <param name="MentionsBot">Whether the bot itself is mentioned.</param>
/// <param name="Mentioned">The ids of the other people mentioned, each once, in their order.</param>
internal sealed record SlackText(string Words, bool MentionsBot, IReadOnlyList<string> Mentioned)
{
    /// <summary>Reads a text.</summary>
    /// <param name="text">As Slack tells it: <c>&amp;lt;</c>, <c>&lt;@U1&gt;</c>, <c>&lt;https://example|label&gt;</c>; null for none.</param>
    /// <param name="bot">The bot's user id, or null where it is not known.</param>
    public static SlackText Of(string? text, string? bot)
    {
        var (plain, mentioned, mentionsBot) = (new StringBuilder(), new List<string>(), false);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var start = rest.IndexOf('<');
            var length = start < 0 ? -1 : rest[(start + 1)..].IndexOfAny('<', '>');
            if (length < 0 || rest[start + 1 + length] == '<')
            {
                // No mark begins here: Slack writes a lone sign as an entity.
                var end = length < 0 ? rest.Length : start + 1 + length;
                Unescape(rest[..end], plain);
                rest = rest[end..];
                continue;
            }

            Unescape(rest[..start], plain);
            var mark = rest.Slice(start + 1, length);
            if (mark.StartsWith("@"))
            {
                var id = IdIn(mark[1..]);
                if (id == bot)
                {
                    mentionsBot = true;
                    plain.Append(' ');
                }
                else
                {
                    mentioned.Add(id);
                    Show(mark[1..], "@", plain);
                }
            }
            else
            {
                Show(mark, plain);
            }

            rest = rest[(start + length + 2)..];
        }

        return new(PlainWords.Of(plain.ToString()), mentionsBot, [.. mentioned.Distinct()]);
    }

    private static string IdIn(ReadOnlySpan<char> mark) => mark.IndexOf('|') is >= 0 and var bar ? mark[..bar].ToString() : mark.ToString();

    private static void Show(ReadOnlySpan<char> mark, StringBuilder plain)
    {
        if (mark.StartsWith("#"))
        {
            Show(mark[1..], "#", plain);
        }
        else if (mark.StartsWith("!subteam^"))
        {
            // The label brings its own sign.
            Show(mark["!subteam^".Length..], mark.Contains('|') ? "" : "@", plain);
        }
        else if (mark.StartsWith("!date^"))
        {
            Show(mark, "", plain);
        }
        else if (mark.StartsWith("!"))
        {
            Show(mark[1..], "@", plain);
        }
        else
        {
            Show(mark, "", plain);
        }
    }

    // The label behind the bar, or what stands before it where there is none.
    private static void Show(ReadOnlySpan<char> mark, string sign, StringBuilder plain)
    {
        var bar = mark.IndexOf('|');
        plain.Append(sign);
        Unescape(bar >= 0 && bar < mark.Length - 1 ? mark[(bar + 1)..] : bar >= 0 ? mark[..bar] : mark, plain);
    }

    // Once, from the left: what people typed as &lt; comes as &amp;lt; and is theirs again.
    private static void Unescape(ReadOnlySpan<char> text, StringBuilder plain)
    {
        while (text.IndexOf('&') is >= 0 and var at)
        {
            plain.Append(text[..at]);
            text = text[at..];
            var (sign, length) = text.StartsWith("&amp;") ? ('&', 5) : text.StartsWith("&lt;") ? ('<', 4) : text.StartsWith("&gt;") ? ('>', 4) : ('&', 1);
            plain.Append(sign);
            text = text[length..];
        }

        plain.Append(text);
    }
}
