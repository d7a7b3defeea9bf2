using SlaBot.Domain.Agreements;
using SlaBot.Domain.Funnels;

namespace SlaBot.Sources.Csv;

/// <summary>What an import is told from outside.</summary>
/// <param name="Kind">What the rows tell.</param>
/// <param name="Agreement">The agreement they are read under, or null.</param>
/// <param name="Options">What people said about the file.</param>
internal sealed record ImportSetting(ImportKind Kind, Agreement? Agreement, ImportOptions Options)
{
    /// <summary>Gets the funnel whose stages leads go through.</summary>
    public Funnel Funnel => Agreement?.Funnel ?? Funnel.Default;

    /// <summary>Gets the fields that a file can hold.</summary>
    public IReadOnlyList<Field> Fields => Field.Of(Kind, Funnel);

    /// <summary>Says which option cannot be meant, whatever the file holds; null where all can.</summary>
    public string? Objection()
    {
        var unknown = Options.Columns.FirstOrDefault(mapping => HeaderSearch.FieldOf(mapping, Fields) is null);
        return unknown is null
            ? new ValueMeanings(Options.Values).Problem(Fields)
            : $"--map {unknown.Field}={unknown.Header}: there is no field '{unknown.Field}'. The fields are {string.Join(',', Fields.Select(field => field.Name))}.";
    }
}
