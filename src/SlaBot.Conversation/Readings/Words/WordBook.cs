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

    /// <summary>The words that a misspelt one may be corrected to.</summary>
    public IEnumerable<string> Spellable() =>
        from section in (string[])["intent", "class", "mood", "period", "month", "weekday", "unit", "rate", "department", "stage", "vague", "sales", "filler"]
        from line in Section(section)
        from saying in line.Sayings
        from word in saying.Split([' ', '/', '_', '?'], StringSplitOptions.RemoveEmptyEntries)
        where word.All(char.IsAsciiLetterLower)
        select word;

    /// <summary>The words that are never corrected.</summary>
    public IEnumerable<string> Ordinary() =>
        from section in (string[])["ordinary", "short", "number", "ordinal", "scale", "measure", "opening", "closing"]
        from line in Section(section)
        from saying in line.Sayings.Append(line.Head)
        from word in saying.Split(' ')
        select word;

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
