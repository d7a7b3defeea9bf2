namespace SlaBot.Domain.Values;

/// <summary>
/// The name by which files, commands and stored data know a KPI, such as <c>visit_to_lead_rate</c>. A funnel's stage is
/// a KPI too, so stages are named by it as well. Lower-case letters, digits, <c>_</c> and <c>-</c>, at most 64.
/// </summary>
public readonly record struct KpiId : IComparable<KpiId>
{
    private readonly string? value;

    /// <summary>Makes an id.</summary>
    /// <exception cref="ArgumentException">The text is not an id.</exception>
    public KpiId(string value) => this.value = Identifier.Require(value, nameof(value));

    /// <summary>Gets the id as text.</summary>
    public string Value => value ?? "";

    /// <summary>Tells whether a text is written like an id.</summary>
    public static bool IsValid(string? text) => Identifier.IsValid(text);

    /// <summary>Compares by code points.</summary>
    public static bool operator <(KpiId left, KpiId right) => left.CompareTo(right) < 0;

    /// <summary>Compares by code points.</summary>
    public static bool operator >(KpiId left, KpiId right) => left.CompareTo(right) > 0;

    /// <summary>Compares by code points.</summary>
    public static bool operator <=(KpiId left, KpiId right) => left.CompareTo(right) <= 0;

    /// <summary>Compares by code points.</summary>
    public static bool operator >=(KpiId left, KpiId right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(KpiId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
