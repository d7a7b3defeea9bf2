namespace SlaBot.Teams.Cards.Elements;

/// <summary>Lines over days. Teams knows it, the schema does not.</summary>
/// <param name="Title">What it shows, for those who cannot see it.</param>
/// <param name="Data">The lines.</param>
internal sealed record LineChart(string Title, IReadOnlyList<LineChartData> Data) : CardElement
{
    /// <summary>Gets the unit of the values, or null where the words say it.</summary>
    public string? YAxisTitle { get; init; }

    /// <summary>Gets what is shown where there are no charts.</summary>
    public required CardElement Fallback { get; init; }
}

/// <summary>A line of a chart.</summary>
/// <param name="Legend">What it shows.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Values">Its points.</param>
internal sealed record LineChartData(string Legend, ChartColor Color, IReadOnlyList<LineChartValue> Values);

/// <summary>A point of a line.</summary>
/// <param name="X">The day, as ISO 8601.</param>
/// <param name="Y">The value.</param>
internal sealed record LineChartValue(string X, double Y);
