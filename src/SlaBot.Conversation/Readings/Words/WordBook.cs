using System.Globalization;
using System.Reflection;
using SlaBot.Conversation.Readings.Patterns;

namespace SlaBot.Conversation.Readings.Words;

/// <summary>
/// The word lists of all languages, as one: <c>[section]</c>, then lines of <c>name arguments: saying | saying</c>. A new
/// language is one more file beside <c>en.txt</c>; a new word is one more entry of a line.
/// </summary>
internal sealed class WordBook
{
    private readonly Dictionary<string, List<(string Head, string[] Sayings)>> sections = new(StringComparer.Ordinal);

    // Worked out by more than one thread at worst, and the same by each.
    private HashSet<string>? spellable, ordinary;

    private WordBook()
    {
    }

    /// <summary>Reads the lists that are built into the program.</summary>
    public static WordBook Load()
    {
        var book = new WordBook();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".words.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            book.Add(reader);
        }

        return book;
    }

    /// <summary>The lines of a section.</summary>
    public IReadOnlyList<(string Head, string[] Sayings)> Section(string name) => sections.TryGetValue(name, out var lines) ? lines : [];

    /// <summary>A section's sayings as patterns.</summary>
    public IEnumerable<Pattern> Patterns(string section)
    {
        foreach (var (line, sayings) in Section(section))
        {
            var head = new PatternHead(line);
            foreach (var saying in sayings)
            {
                yield return new(head, saying);
            }
        }
    }

    /// <summary>A section's words, each with what its line's name stands for.</summary>
    public Dictionary<string, T> Lookup<T>(string section, Func<string, IFormatProvider, T> meaning)
    {
        var lookup = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (head, sayings) in Section(section))
        {
            foreach (var saying in sayings)
            {
                lookup[Singular.Of(saying)] = meaning(head, CultureInfo.InvariantCulture);
            }
        }

        return lookup;
    }

    /// <summary>Everything that the lists say people say, in any language.</summary>
    public IEnumerable<string> AllSayings() =>
        sections.Where(section => section.Key is not ("sound" or "simplified" or "variant" or "dialect")).SelectMany(section => section.Value).SelectMany(line => line.Sayings);

    /// <summary>The words that a misspelt one may be corrected to; gathered once, as every agreement's speller begins with them.</summary>
    public IReadOnlyCollection<string> Spellable() => spellable ??= Words(
        ["intent", "class", "mood", "period", "month", "weekday", "unit", "rate", "department", "stage", "vague", "sales", "filler"],
        onlyLetters: true);

    /// <summary>The words that are never corrected.</summary>
    public IReadOnlyCollection<string> Ordinary() => ordinary ??= Words(
        ["ordinary", "short", "number", "ordinal", "scale", "measure", "opening", "closing"],
        onlyLetters: false);

    /// <summary>The words of some sections: those of plain letters in all their alternatives, or all of them with the heads of their lines.</summary>
    private HashSet<string> Words(string[] names, bool onlyLetters)
    {
        // Loops over strings, not queries over spans: at start-up each kind of those would be compiled anew.
        char[] ends = onlyLetters ? [' ', '/', '_', '?'] : [' '];
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var (head, sayings) in Section(name))
            {
                foreach (var saying in sayings)
                {
                    Enter(saying);
                }

                if (!onlyLetters)
                {
                    Enter(head);
                }
            }
        }

        return words;

        void Enter(string saying)
        {
            foreach (var word in saying.Split(ends, StringSplitOptions.RemoveEmptyEntries))
            {
                if (!onlyLetters || word.AsSpan().IndexOfAnyExceptInRange('a', 'z') < 0)
                {
                    words.Add(word);
                }
            }
        }
    }

    private void Add(StreamReader reader)
    {
        List<(string, string[])> section = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                var name = line.Trim('[', ']');
                section = sections.TryGetValue(name, out var known) ? known : sections[name] = [];
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            section.Add((line[..colon], line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
        }
    }
}
