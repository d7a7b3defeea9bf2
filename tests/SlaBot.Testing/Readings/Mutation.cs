using System.Text;

namespace SlaBot.Testing.Readings;

/// <summary>What happens to a message on its way from the head through the thumbs: slips, lost words, shouting, noise.</summary>
public static class Mutation
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz", Marks = ".,!?;:-–—'\"()/…·。，！？；：、「」（）";

    private static readonly string[] Keys = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    private static readonly string[] Emoji = ["🙂", "😂", "🙏", "👍🏽", "🚀", "📉", "❤️", "💀", "🇺🇸", "👨‍👩‍👧", "🎉🎉", "¯\\_(ツ)_/¯", ":-)", ":tada:"];

    private static readonly Func<string, Random, string>[] Slips = [Lose, Double, Add, Neighbour, Swap, LoseSpace, AddSpace];
    private static readonly Func<string, Random, string>[] Words = [LoseWord, SwapWords, RepeatWord];
    private static readonly Func<string, Random, string>[] Cases = [(text, _) => text.ToUpperInvariant(), (text, _) => text.ToLowerInvariant(), AnyCase];
    private static readonly Func<string, Random, string>[] Punctuation = [LoseMarks, AddMark, Shout, Wide];
    private static readonly Func<string, Random, string>[] Noise = [(text, random) => Insert(text, Pick(Emoji, random), random), (text, random) => $"{text} {Pick(Emoji, random)}"];

    private static readonly Func<string, Random, string>[] Naughty =
        [(text, random) => Insert(text, Pick(NaughtyStrings.All, random), random), (text, random) => $"{text} {Pick(NaughtyStrings.All, random)}", (text, random) => $"{Pick(NaughtyStrings.All, random)} {text}"];

    private static readonly Func<string, Random, string>[][] Kinds = [Slips, Words, Cases, Punctuation, Noise, Naughty];

    /// <summary>A text with one to three changes, each of a kind as likely as the others.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <param name="random">What decides; the same seed gives the same changes.</param>
    public static string Of(string text, Random random)
    {
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            text = Pick(Pick(Kinds, random), random)(text, random);
        }

        return text;
    }

    private static T Pick<T>(IReadOnlyList<T> list, Random random) => list[random.Next(list.Count)];

    private static string Lose(string text, Random random) => text.Length < 2 ? text : text.Remove(random.Next(text.Length), 1);

    private static string Double(string text, Random random) => text.Length == 0 ? text : random.Next(text.Length) is var at ? text.Insert(at, text[at].ToString()) : text;

    private static string Add(string text, Random random) => Insert(text, Pick(Letters.ToCharArray(), random).ToString(), random);

    /// <summary>The key beside the one meant.</summary>
    private static string Neighbour(string text, Random random)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var at = random.Next(text.Length);
        var row = Array.Find(Keys, keys => keys.Contains(text[at], StringComparison.Ordinal));
        return row is null ? text : text[..at] + row[(row.IndexOf(text[at], StringComparison.Ordinal) + 1) % row.Length] + text[(at + 1)..];
    }

    private static string Swap(string text, Random random) =>
        text.Length < 2 ? text : random.Next(text.Length - 1) is var at ? text[..at] + text[at + 1] + text[at] + text[(at + 2)..] : text;

    private static string LoseSpace(string text, Random random)
    {
        var spaces = Enumerable.Range(0, text.Length).Where(at => text[at] == ' ').ToList();
        return spaces.Count == 0 ? text : text.Remove(Pick(spaces, random), 1);
    }

    private static string AddSpace(string text, Random random) => Insert(text, " ", random);

    private static string LoseWord(string text, Random random)
    {
        var words = text.Split(' ');
        var lost = random.Next(words.Length);
        return words.Length < 2 ? text : string.Join(' ', words.Where((_, at) => at != lost));
    }

    private static string SwapWords(string text, Random random)
    {
        var words = text.Split(' ');
        var (one, other) = (random.Next(words.Length), random.Next(words.Length));
        (words[one], words[other]) = (words[other], words[one]);
        return string.Join(' ', words);
    }

    private static string RepeatWord(string text, Random random)
    {
        var words = text.Split(' ');
        var said = random.Next(words.Length);
        return string.Join(' ', words.SelectMany((word, at) => at == said ? new[] { word, word } : [word]));
    }

    private static string AnyCase(string text, Random random) =>
        string.Concat(text.Select(c => random.Next(2) == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));

    private static string LoseMarks(string text, Random random) => string.Concat(text.Where(c => !Marks.Contains(c, StringComparison.Ordinal)));

    private static string AddMark(string text, Random random) => Insert(text, Marks[random.Next(Marks.Length)].ToString(), random);

    private static string Shout(string text, Random random) => text + new string(random.Next(2) == 0 ? '!' : '?', random.Next(1, 9));

    /// <summary>The full width of East Asian input methods.</summary>
    private static string Wide(string text, Random random)
    {
        var wide = new StringBuilder(text);
        for (var at = 0; at < wide.Length; at++)
        {
            wide[at] = wide[at] is > '!' and <= '~' ? (char)(wide[at] + 0xfee0) : wide[at];
        }

        return wide.ToString();
    }

    private static string Insert(string text, string what, Random random) => text.Insert(random.Next(text.Length + 1), what);
}
