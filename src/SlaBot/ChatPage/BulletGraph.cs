using SlaBot.Conversation.Replies;

namespace SlaBot.ChatPage;

/// <summary>
/// A bullet graph after Stephen Few (2013): one scale from zero, the measure as a bar of a third of the height, the
/// comparison as a line across of 60 %, ranges as intensities of one hue. Everything is a percentage of the width, so
/// that it fits any screen.
/// </summary>
internal static class BulletGraph
{
    private const double Height = 30;
    private const double BarHeight = Height / 3;
    private const double LineHeight = Height * 0.6;
    private const double LineWidth = 3;

    // Where more is done than the target asks for, the bar still ends before the edge.
    private const decimal Headroom = 1.05m;

    /// <summary>Writes a bullet graph.</summary>
    /// <param name="card">Where to.</param>
    /// <param name="progress">What is done and expected.</param>
    /// <param name="words">The language of the legend.</param>
    public static void Render(Markup card, Part.Progress progress, ReplyWords words) =>
        card.Element("figure", [("class", "bullet")], figure => figure
            .Element("figcaption", progress.Label, ("class", "bullet-label"))
            .Element("svg", [("role", "img"), ("aria-label", progress.Words), ("width", "100%"), ("height", Markup.Number(Height))], svg => Draw(svg, progress))
            .Element("p", [("class", "bullet-words")], text => Words(text, progress, words)));

    private static void Words(Markup text, Part.Progress progress, ReplyWords words)
    {
        _ = text.Text(progress.Words);
        if (progress.Expected is not null)
        {
            _ = text.Text(" ").Element("span", [("class", "legend"), ("aria-hidden", "true")], legend => legend
                .Element("span", "", ("class", "legend-line"))
                .Text(words.ExpectedByNow));
        }
    }

    private static void Draw(Markup svg, Part.Progress progress)
    {
        var furthest = Math.Max(progress.Done, progress.Expected ?? 0);
        var scale = furthest > 1 ? furthest * Headroom : 1;
        double Place(decimal share) => (double)(Math.Max(0, share) / scale);

        Ranges(svg, progress.Bounds, Place);
        Bar(svg, "measure", Place(progress.Done));
        if (scale > 1)
        {
            Across(svg, "goal", Place(1), Height);
        }

        if (progress.Expected is { } expected)
        {
            Across(svg, "expected", Place(expected), LineHeight);
        }
    }

    private static void Ranges(Markup svg, IReadOnlyList<decimal> bounds, Func<decimal, double> place)
    {
        // From the best, which is the lightest and goes to the end, to the worst: each is drawn over the one before.
        _ = svg.Void("rect", ("class", "range range-0"), ("width", "100%"), ("height", Markup.Number(Height)), ("rx", "4"));
        foreach (var (bound, at) in bounds.Reverse().Select((bound, at) => (bound, at)))
        {
            _ = svg.Void(
                "rect",
                ("class", $"range range-{Math.Min(at + 1, 4)}"),
                ("width", Markup.Percent(Math.Min(1, place(bound)))),
                ("height", Markup.Number(Height)),
                ("rx", "4"));
        }
    }

    private static void Bar(Markup svg, string kind, double share) => svg.Void(
        "rect",
        ("class", kind),
        ("y", Markup.Number((Height - BarHeight) / 2)),
        ("width", Markup.Percent(share)),
        ("height", Markup.Number(BarHeight)),
        ("rx", "1.5"));

    private static void Across(Markup svg, string kind, double share, double height)
    {
        var at = Markup.Percent(Math.Clamp(share, 0.005, 0.995));
        _ = svg.Void(
            "line",
            ("class", kind),
            ("x1", at),
            ("x2", at),
            ("y1", Markup.Number((Height - height) / 2)),
            ("y2", Markup.Number((Height + height) / 2)),
            ("stroke-width", Markup.Number(kind == "goal" ? 1 : LineWidth)));
    }
}
