using System.Runtime.CompilerServices;
using System.Text.Json;
using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections;

namespace SlaBot.Domain.Tests.Projections;

/// <summary>A projection worked out by the reference that the method was researched with (samples/reference.json).</summary>
public sealed record ReferenceCase(
    string Name,
    bool IsMoney,
    string Method,
    IReadOnlyList<int> Cycles,
    int Elapsed,
    IReadOnlyList<double[]> Current,
    IReadOnlyList<double[][]> Past,
    ReferenceCase.Answer Expected)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public sealed record Answer(
        double Actual,
        string Method,
        double Mean,
        double Low,
        double High,
        double Spread,
        double RestMean,
        double RestVariance,
        double EventsMean,
        double EventsVariance,
        double Needed,
        double Chance);

    internal Progress Progress => new(Observed(Current), Elapsed);

    internal History History => new(
        Past.Select(Observed).ToArray(),
        IsMoney,
        Cycles,
        ProjectionMethod.WorkingDays,
        DayWeights.Agreed(PacePolicy.Default, Period.Month(2026, 1), BusinessCalendar.Default));

    public static IReadOnlyList<ReferenceCase> All([CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "samples", "reference.json");
        return JsonSerializer.Deserialize<ReferenceCase[]>(File.ReadAllText(file), Web)!;
    }

    public override string ToString() => Name;

    // A day is written as works, count, sum, sum of squares.
    private static ObservedPeriod Observed(IReadOnlyList<double[]> days) => new(
        new LocalDate(2026, 1, 1),
        [.. days.Select(day => (day[0] == 1, new EventTotals(day[1], day[2], day[3])))]);
}
