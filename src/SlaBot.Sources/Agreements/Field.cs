using SlaBot.Sources.Agreements.Yaml;

namespace SlaBot.Sources.Agreements;

/// <summary>Reads a value from text: the value, or a sentence about what is wrong with it.</summary>
internal delegate (T Value, string? Problem) TextParser<T>(string text);

/// <summary>A value of the file with its path. Whoever reads it gets what was meant, or null after the error was noted.</summary>
internal sealed class Field(YamlNode node, string path, FileErrors errors)
{
    /// <summary>The most entries that a list may have; a check that compares each with each stays quick.</summary>
    public const int MostEntries = 500;

    public Position At => node.At;

    /// <summary>Gets whether the value is written as a mapping.</summary>
    public bool IsMapping => node is YamlMapping;

    /// <summary>Gets whether a list without entries, or nothing, is written.</summary>
    public bool IsEmptyList => node is YamlList { Items.Count: 0 } or YamlScalar { IsEmpty: true };

    private string Name => path[(path.LastIndexOf('.') + 1)..] is var last && last.IndexOf('[', StringComparison.Ordinal) is var index and > 0
        ? $"An entry of '{last[..index]}'"
        : path.Length == 0 ? "The file" : $"'{last}'";

    public static string PathOf(string parent, string key) => parent.Length == 0 ? key : $"{parent}.{key}";

    public static string PathOf(string parent, int index) => FormattableString.Invariant($"{parent}[{index + 1}]");

    public void Refuse(string message) => errors.Add(node.At, path, message);

    /// <summary>The single value as <paramref name="parse"/> understands it.</summary>
    public T? Value<T>(TextParser<T> parse)
    {
        if (node is not YamlScalar { IsEmpty: false } scalar)
        {
            RefuseKind("a single value");
            return default;
        }

        var (value, problem) = parse(scalar.Text);
        if (problem is null)
        {
            return value;
        }

        Refuse(problem);
        return default;
    }

    /// <summary>The entries of a list; a key without a value is an empty list.</summary>
    /// <param name="example">How such a list is written, for the message where it is none.</param>
    public IReadOnlyList<Field>? List(string example)
    {
        if (node is YamlList list)
        {
            if (list.Items.Count > MostEntries)
            {
                Refuse(FormattableString.Invariant($"{Name} has {list.Items.Count} entries: an agreement needs far fewer, at most {MostEntries}."));
            }

            return [.. list.Items.Take(MostEntries).Select((item, i) => new Field(item, PathOf(path, i), errors))];
        }

        if (node is YamlScalar { IsEmpty: true })
        {
            return [];
        }

        RefuseKind("a list", example);
        return null;
    }

    /// <summary>The entries of a list, each as <paramref name="parse"/> understands it; null where one is wrong.</summary>
    public IReadOnlyList<T>? List<T>(string example, TextParser<T?> parse)
        where T : struct => Whole<T>(List(example)?.Select(item => (object?)item.Value(parse)));

    /// <inheritdoc cref="List{T}(string, TextParser{T?})"/>
    public IReadOnlyList<string>? Texts(string example, TextParser<string?> parse) =>
        Whole<string>(List(example)?.Select(item => item.Value(parse)));

    /// <summary>The keys and values; a key without a value has none.</summary>
    /// <param name="example">How such a mapping is written, for the message where it is none.</param>
    public Section? Section(string example)
    {
        if (node is YamlMapping mapping)
        {
            if (mapping.Entries.Count > MostEntries)
            {
                Refuse(FormattableString.Invariant($"{Name} has {mapping.Entries.Count} keys: an agreement needs far fewer, at most {MostEntries}."));
                mapping = mapping with { Entries = [.. mapping.Entries.Take(MostEntries)] };
            }

            return new(mapping, path, errors);
        }

        if (node is YamlScalar { IsEmpty: true })
        {
            return new(new(node.At, [], InBraces: false), path, errors);
        }

        RefuseKind("keys and values", example);
        return null;
    }

    private static T[]? Whole<T>(IEnumerable<object?>? items)
    {
        var values = items?.ToArray();
        return values?.All(value => value is not null) == true ? [.. values.Cast<T>()] : null;
    }

    private void RefuseKind(string wanted, string? example = null)
    {
        var found = node switch
        {
            YamlList => ", not a list",
            YamlMapping => ", not keys of its own",
            _ => "",
        };

        if (node is YamlScalar { IsEmpty: true })
        {
            Refuse($"{Name} is empty: write a value, or leave it out where it is not needed.");
        }
        else if (node is not YamlRefused)
        {
            Refuse($"{Name} takes {wanted}{found}{(example is null ? "" : $": write {example}")}.");
        }
    }
}
