namespace SlaBot.Sources.Csv;

/// <summary>Looks for fields in a header, and says in a sentence what it did not find.</summary>
internal sealed class HeaderSearch(string[] headers)
{
    private readonly HashSet<Field> leftOut = [];
    private readonly string[] keys = [.. headers.Select(FieldKey.Of)];

    /// <summary>Whether a first line holds values: a date, or a number, where names should be.</summary>
    public static bool LooksLikeData(IReadOnlyList<string> headers) =>
        headers.Any(header => DateText.Read(header.Trim()).Form is not DateForm.Unreadable and not DateForm.Serial
            || (NumberText.TrySplit(header.Trim(), out var number) && number.Before.IsEmpty && number.After.IsEmpty));

    /// <summary>The field that a mapping names, or null.</summary>
    public static Field? FieldOf(ColumnMapping mapping, IReadOnlyList<Field> fields)
    {
        var key = FieldKey.Of(mapping.Field);
        return fields.FirstOrDefault(field => FieldKey.Of(field.Name) == key)
            ?? fields.FirstOrDefault(field => field.Stage is not null && field.Headers.Contains(key));
    }

    /// <summary>Takes the columns that people named, each for a field that there is.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public string? Take(IReadOnlyList<Field> fields, IReadOnlyList<ColumnMapping> said, Dictionary<Field, int> columns)
    {
        foreach (var mapping in said)
        {
            var field = FieldOf(mapping, fields)!;
            if (mapping.LeavesOut)
            {
                leftOut.Add(field);
                continue;
            }

            var found = Find(header => header.Trim() == mapping.Header);
            found = found.Count > 0 ? found : Find(header => FieldKey.Of(header) == FieldKey.Of(mapping.Header));
            if (found.Count != 1)
            {
                return found.Count == 0
                    ? $"--map {mapping.Field}={mapping.Header}: the file has no such header. Its headers are {List()}."
                    : Twice(mapping.Header, found);
            }

            if (!columns.TryAdd(field, found[0]))
            {
                return $"--map names the field {field.Name} twice.";
            }
        }

        return null;
    }

    /// <summary>Finds the fields that nobody named, by the surest of their headers that is there and not taken.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public string? Recognise(IReadOnlyList<Field> fields, Dictionary<Field, int> columns)
    {
        foreach (var field in fields.Where(field => !columns.ContainsKey(field) && !leftOut.Contains(field)))
        {
            foreach (var key in field.Headers)
            {
                var found = Find(header => FieldKey.Of(header) == key);
                found.RemoveAll(columns.ContainsValue);
                if (found.Count > 1)
                {
                    return Twice(headers[found[0]].Trim(), found);
                }

                if (found.Count == 1)
                {
                    columns.Add(field, found[0]);
                    break;
                }
            }
        }

        return null;
    }

    /// <summary>Says which required field has no column, or that nothing else was found; null where all is well.</summary>
    public string? Missing(ImportKind kind, IReadOnlyList<Field> fields, Dictionary<Field, int> columns)
    {
        var missing = Field.RequiredBy(kind).Where(name => columns.Keys.All(field => field.Name != name)).ToArray();
        if (missing.Length > 0)
        {
            return $"The file has no column for {string.Join(", ", missing)}. Its headers are {List()}. "
                + $"A file of {Word(kind)} has {Join(fields)}; say which header is meant, for example --map {missing[0]}=HEADER.";
        }

        return columns.Count > 1
            ? null
            : $"Only the id was recognised among the headers {List()}. A file of {Word(kind)} has {Join(fields)}; "
                + "say which headers are meant with --map FIELD=HEADER.";
    }

    /// <summary>Says that the first line is none of names.</summary>
    public string NoHeader(ImportKind kind, IReadOnlyList<Field> fields) =>
        $"The first line holds values, not names of columns: {List()}. Put a header line before it, such as {Join(fields)} (a file of {Word(kind)}).";

    private static string Word(ImportKind kind) => kind switch
    {
        ImportKind.Deals => "deals",
        ImportKind.Leads => "leads",
        _ => "daily numbers",
    };

    private static string Join(IReadOnlyList<Field> fields) => string.Join(',', fields.Select(field => field.Name));

    private static string Twice(string header, List<int> found) =>
        $"The header '{header}' stands over columns {found[0] + 1} and {found[1] + 1}. Rename one of them, so that it is clear which is meant.";

    private List<int> Find(Func<string, bool> fits)
    {
        var found = new List<int>();
        for (var i = 0; i < headers.Length; i++)
        {
            if (keys[i].Length > 0 && fits(headers[i]))
            {
                found.Add(i);
            }
        }

        return found;
    }

    private string List()
    {
        const int most = 30;
        var shown = headers.Where(header => !string.IsNullOrWhiteSpace(header)).Take(most).Select(header => $"'{Short(header.Trim())}'");
        return string.Join(", ", shown) + (headers.Length > most ? ", …" : "");
    }

    private static string Short(string header) => header.Length <= 40 ? header : header[..40] + "…";
}
