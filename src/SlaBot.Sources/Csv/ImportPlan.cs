using SlaBot.Domain.Agreements;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>Everything that is settled about a file before its first row is read for good.</summary>
internal sealed class ImportPlan(ImportKind kind, Agreement? agreement, ColumnMap map, ImportOptions options)
{
    private readonly ValueMeanings meanings = new(options.Values);

    /// <summary>Gets what the rows tell.</summary>
    public ImportKind Kind => kind;

    /// <summary>Gets which column holds which field.</summary>
    public ColumnMap Map => map;

    /// <summary>Gets the agreement's currency, or null.</summary>
    public Currency? Currency => agreement?.Currency;

    /// <summary>Gets the agreement's funnel.</summary>
    public Funnel Funnel => agreement?.Funnel ?? Funnel.Default;

    /// <summary>Gets the KPIs that daily numbers can be about.</summary>
    public KpiCatalog Catalog => KpiCatalog.Of(agreement);

    /// <summary>Gets the columns of dates.</summary>
    public IReadOnlyList<DateColumn> Dates { get; } = [.. DateFields(kind, map)
        .Select(date => new DateColumn(date.Name, date.Column, agreement?.Calendar.Zone ?? NodaTime.DateTimeZone.Utc))];

    /// <summary>Gets the column of amounts or values, or null.</summary>
    public NumberColumn? Numbers { get; } = NumberField(kind) is { } field && map.Of(field) is { } column ? new(field, column) : null;

    /// <summary>Gets or sets the characters between columns.</summary>
    public char Delimiter { get; set; } = ',';

    /// <summary>Gets or sets the rows that the file holds.</summary>
    public int Rows { get; set; }

    /// <summary>Gets the prints (<see cref="IdPrint"/>) of ids that come more than once.</summary>
    public HashSet<long> RepeatedIds { get; } = [];

    /// <summary>The column of dates of a field, or null.</summary>
    public DateColumn? DatesOf(string field) => Dates.FirstOrDefault(date => date.Field == field);

    /// <summary>A column of words.</summary>
    public TextColumn Words(string field, int longest = TextColumn.LongestText) => new(field, map.Of(field), meanings.Of(field), longest);

    /// <summary>What the rows are read with.</summary>
    public RowReader Reader() => kind switch
    {
        ImportKind.Deals => new DealRows(this),
        ImportKind.Leads => new LeadRows(this),
        _ => new DailyRows(this),
    };

    private static IEnumerable<(string Name, int Column)> DateFields(ImportKind kind, ColumnMap map)
    {
        string[] names = kind switch
        {
            ImportKind.Deals => ["created", "proposed", "closed"],
            ImportKind.Leads => ["created", "lost", "first_response"],
            _ => ["date"],
        };
        var found = names.Where(name => map.Of(name) is not null).Select(name => (name, map.Of(name)!.Value));
        return found.Concat(map.Stages.Select(stage => (stage.Name, stage.Column)));
    }

    private static string? NumberField(ImportKind kind) => kind switch
    {
        ImportKind.Deals => "amount",
        ImportKind.Daily => "value",
        _ => null,
    };
}
