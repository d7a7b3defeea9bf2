using SlaBot.Domain.Standings;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>How far back evidence looks.</summary>
public enum EvidenceWindow
{
    /// <summary>The twelve months that end with the view's day.</summary>
    LastTwelveMonths,

    /// <summary>The agreement's term up to the view's day; the last twelve months where it has not begun.</summary>
    TermSoFar,
}

/// <summary>The days that a window holds.</summary>
public static class EvidenceWindows
{
    private const int MonthsPerYear = 12;

    /// <summary>The days of a window, as of a view.</summary>
    public static Period DaysIn(this EvidenceWindow window, View view)
    {
        var day = view.AsOf.Day;
        return window == EvidenceWindow.TermSoFar && view.Agreement?.Term.Until(day) is { } soFar
            ? soFar
            : new(day.PlusDays(1).PlusMonths(-MonthsPerYear), day);
    }
}
