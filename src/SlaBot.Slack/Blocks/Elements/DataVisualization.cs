namespace SlaBot.Slack.Blocks.Elements;

/// <summary>A chart that Slack draws; in messages alone, at most <see cref="Most"/> in one.</summary>
/// <param name="Title">What it shows: at most <see cref="MostLettersOfTitle"/> characters.</param>
/// <param name="Chart">The chart.</param>
internal sealed record DataVisualizationBlock(string Title, LineChart Chart) : Block
{
    /// <summary>The most charts of a message.</summary>
    public const int Most = 2;

    /// <summary>The most characters of a title.</summary>
    public const int MostLettersOfTitle = 50;
}

/// <summary>Lines over the same places of an axis.</summary>
/// <param name="Series">One to <see cref="MostSeries"/>, each with a value for every place.</param>
/// <param name="AxisConfig">The places.</param>
internal sealed record LineChart(IReadOnlyList<ChartSeries> Series, AxisConfig AxisConfig)
{
    /// <summary>The most lines.</summary>
    public const int MostSeries = 6;

    /// <summary>The most places of the axis.</summary>
    public const int MostCategories = 20;

    /// <summary>The most characters of a line's name and of a place's.</summary>
    public const int MostLetters = 20;

    public string Type { get; } = "line";
}

/// <summary>A line.</summary>
/// <param name="Name">What it shows; no two lines of a chart have the same.</param>
/// <param name="Data">Its values.</param>
internal sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Data);

/// <summary>A value at a place of the axis.</summary>
/// <param name="Label">The place.</param>
/// <param name="Value">The value.</param>
internal sealed record ChartPoint(string Label, double Value);

/// <summary>The places below a chart.</summary>
/// <param name="Categories">From left to right; no two are the same.</param>
internal sealed record AxisConfig(IReadOnlyList<string> Categories)
{
    /// <summary>Gets what is measured, such as <c>%</c>, or null.</summary>
    public string? YLabel { get; init; }
}
