namespace SlaBot.Domain.Values;

/// <summary>
/// Where numbers come from: <c>deals</c>, <c>leads</c>, <c>daily</c>, or the name of another source. A KPI reads one
/// feed at a time; what other feeds say about it is kept but never added up.
/// </summary>
public readonly record struct Feed
{
    private readonly string? value;

    /// <summary>Makes a feed of a name.</summary>
    /// <exception cref="ArgumentException">The text is not an id.</exception>
    public Feed(string value) => this.value = Identifier.Require(value, nameof(value));

    /// <summary>Gets the feed of deals: revenue, wins, deal size, sales cycle.</summary>
    public static Feed Deals { get; } = new("deals");

    /// <summary>Gets the feed of lead journeys: stages, cohorts, response times.</summary>
    public static Feed Leads { get; } = new("leads");

    /// <summary>Gets the feed of daily numbers.</summary>
    public static Feed Daily { get; } = new("daily");

    /// <summary>Gets the feed's name.</summary>
    public string Value => value ?? "";

    /// <summary>Tells whether a text is written like a feed's name.</summary>
    public static bool IsValid(string? text) => Identifier.IsValid(text);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
