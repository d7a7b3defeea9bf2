using SlaBot.Sources.Agreements.Words;
using SlaBot.Sources.Agreements.Yaml;

namespace SlaBot.Sources.Agreements;

/// <summary>The keys of one mapping. It remembers which keys were asked for: what is left over is unknown.</summary>
internal sealed class Section(YamlMapping mapping, string path, FileErrors errors)
{
    private readonly List<string> known = [];
    private readonly Dictionary<string, string> missing = [];

    /// <summary>Gets every key with its value. Whoever reads them all leaves no key unknown.</summary>
    public IEnumerable<(string Key, Field Field)> Entries =>
        mapping.Entries.Select(entry => (entry.Key.Text, new Field(entry.Value, Field.PathOf(path, entry.Key.Text), errors)));

    /// <summary>The value of a key, or null where the file does not have it.</summary>
    public Field? Find(string key)
    {
        known.Add(key);
        return mapping.Entries.FirstOrDefault(entry => entry.Key.Text == key) is { } entry
            ? new(entry.Value, Field.PathOf(path, key), errors)
            : null;
    }

    /// <summary>The value of a key that must be there; that it is missing is noted with the unknown keys.</summary>
    /// <param name="key">The key.</param>
    /// <param name="what">What to write, for the message: "the average worth of a won deal, such as 12_000".</param>
    public Field? Require(string key, string what)
    {
        var field = Find(key);
        if (field is null)
        {
            missing.Add(key, $"'{key}' is missing: add {what}.");
        }

        return field;
    }

    /// <summary>The words that stand at some keys, one by one where there is a list.</summary>
    public IEnumerable<string> Texts(params string[] keys) => mapping.Entries
        .Where(entry => keys.Contains(entry.Key.Text))
        .SelectMany(entry => entry.Value is YamlList list ? list.Items : [entry.Value])
        .OfType<YamlScalar>()
        .Select(scalar => scalar.Text);

    /// <summary>Notes an error about the section as a whole.</summary>
    public void Refuse(string message) => errors.Add(mapping.At, path, message);

    /// <summary>Notes an error about a key where it stands.</summary>
    public void RefuseKey(string key, string message) =>
        errors.Add(mapping.Entries.First(entry => entry.Key.Text == key).Key.At, Field.PathOf(path, key), message);

    /// <summary>Notes every key that nobody asked for, and those that are missing and not only mistyped. To be called last.</summary>
    public void RefuseOthers()
    {
        foreach (var entry in mapping.Entries.Where(entry => !known.Contains(entry.Key.Text)))
        {
            var meant = Nearest.To(entry.Key.Text, known);
            missing.Remove(meant ?? "");
            errors.Add(entry.Key.At, Field.PathOf(path, entry.Key.Text), Unknown(entry, meant));
        }

        foreach (var (key, message) in missing)
        {
            errors.Add(mapping.At, Field.PathOf(path, key), message);
        }
    }

    private string Unknown(YamlEntry entry, string? meant)
    {
        var key = entry.Key.Text;
        if (key == "<<")
        {
            return "Merge keys ('<<') are not supported: write the keys out.";
        }

        if (mapping.InBraces && entry.Value is YamlScalar { IsEmpty: true } && key.Length > 0 && key.All(char.IsAsciiDigit))
        {
            return $"A comma inside {{ }} begins a new key, so '{key}' is not part of the number before it: write 25_000 or \"25,000\".";
        }

        return meant is not null
            ? $"'{key}' is not a key here. Did you mean '{meant}'?"
            : $"'{key}' is not a key here: remove it, or use one of {string.Join(", ", known.Distinct())}.";
    }
}
