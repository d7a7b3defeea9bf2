namespace SlaBot.Sources.Agreements.Yaml;

/// <summary>A place in a file, both numbers from 1.</summary>
internal readonly record struct Position(int Line, int Column);

/// <summary>A value of a YAML file, with the place where it begins.</summary>
internal abstract record YamlNode(Position At);

/// <summary>A single value. Everything is text here: what it means is for its key to say.</summary>
internal sealed record YamlScalar(Position At, string Text, bool IsQuoted) : YamlNode(At)
{
    /// <summary>Gets whether nothing was written: <c>key:</c>, <c>~</c> or <c>null</c>.</summary>
    public bool IsEmpty => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A list.</summary>
internal sealed record YamlList(Position At, IReadOnlyList<YamlNode> Items) : YamlNode(At);

/// <summary>Keys and their values; each key once.</summary>
/// <param name="At">Where the first key stands, or the brace.</param>
/// <param name="Entries">The entries in the order of the file.</param>
/// <param name="InBraces">Whether it is written as <c>{ a: 1, b: 2 }</c>.</param>
internal sealed record YamlMapping(Position At, IReadOnlyList<YamlEntry> Entries, bool InBraces) : YamlNode(At);

/// <summary>Something that was already refused (an alias): whoever meets it stays silent.</summary>
internal sealed record YamlRefused(Position At) : YamlNode(At);

/// <summary>A key with its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);
