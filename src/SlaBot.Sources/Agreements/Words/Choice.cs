using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;

namespace SlaBot.Sources.Agreements.Words;

/// <summary>The words of a closed choice, and what each stands for.</summary>
internal sealed class Choice<T>(params (string Word, T Value)[] words)
    where T : struct
{
    /// <summary>Reads a word.</summary>
    public (T?, string?) Parse(string text)
    {
        foreach (var (word, value) in words)
        {
            if (word == text)
            {
                return (value, null);
            }
        }

        var known = words.Select(w => w.Word);
        return (null, Nearest.To(text, known) is { } meant
            ? $"'{text}' is not known here. Did you mean '{meant}'?"
            : $"'{text}' is not known here: write one of {string.Join(", ", known)}.");
    }

    /// <summary>The word for a value.</summary>
    public string WordFor(T value) => words.First(w => w.Value.Equals(value)).Word;
}

/// <summary>The closed choices of the agreement file.</summary>
internal static class Choices
{
    public static Choice<PaceMethod> Methods { get; } = new(
        ("working-days", PaceMethod.WorkingDays), ("calendar", PaceMethod.Calendar), ("monthly", PaceMethod.Monthly), ("seasonal", PaceMethod.Seasonal));

    public static Choice<KpiKind> Kinds { get; } = new(
        ("count", KpiKind.Count), ("money", KpiKind.Money), ("ratio", KpiKind.Ratio), ("duration", KpiKind.Duration), ("level", KpiKind.Level));

    public static Choice<KpiUnit> Units { get; } = new(
        ("count", KpiUnit.Count), ("money", KpiUnit.Money), ("share", KpiUnit.Share), ("hours", KpiUnit.Hours), ("days", KpiUnit.Days), ("points", KpiUnit.Points));

    public static Choice<Direction> Directions { get; } = new(
        ("higher", Direction.Higher), ("lower", Direction.Lower), ("band", Direction.Band));

    public static Choice<TargetSpan> Spans { get; } = new(
        ("month", TargetSpan.Month), ("quarter", TargetSpan.Quarter), ("year", TargetSpan.Year));

    public static Choice<NodaTime.IsoDayOfWeek> Weekdays { get; } = new(
        ("mon", NodaTime.IsoDayOfWeek.Monday), ("tue", NodaTime.IsoDayOfWeek.Tuesday), ("wed", NodaTime.IsoDayOfWeek.Wednesday),
        ("thu", NodaTime.IsoDayOfWeek.Thursday), ("fri", NodaTime.IsoDayOfWeek.Friday), ("sat", NodaTime.IsoDayOfWeek.Saturday),
        ("sun", NodaTime.IsoDayOfWeek.Sunday));
}
