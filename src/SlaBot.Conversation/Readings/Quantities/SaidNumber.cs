using SlaBot.Conversation.Readings.Patterns;

namespace SlaBot.Conversation.Readings.Quantities;

/// <summary>A number that somebody gave.</summary>
/// <param name="Value">The number as it was said: 30 for "30 %".</param>
/// <param name="Unit">The unit beside it: <c>%</c>, <c>$</c>, <c>h</c>, <c>d</c>, or null.</param>
/// <param name="Step">The step from what is agreed that it is ("by 5 points", "20 % more"), or null where it is a level.</param>
public sealed record SaidNumber(decimal Value, string? Unit = null, ValueStep? Step = null)
{
    /// <summary>The first unit that stands beside one of some numbers, or null.</summary>
    public static string? UnitOf(IEnumerable<SaidNumber> numbers) => numbers.Select(number => number.Unit).FirstOrDefault(unit => unit is not null);

    /// <summary>The numbers of a message as they were said. Those of one KPI share the unit and the step, those of several have their own.</summary>
    /// <param name="line">The message.</param>
    /// <param name="chosen">Where its values are, in text order.</param>
    /// <param name="steps">The word lists' steps in it.</param>
    /// <param name="kpis">How many KPIs the values are of.</param>
    internal static IReadOnlyList<SaidNumber> Of(Line line, IReadOnlyList<Slot> chosen, IReadOnlyList<PatternMatch> steps, int kpis)
    {
        var said = chosen.Select(slot => (Quantity)slot.Value).ToList();
        if (kpis < 2)
        {
            var (unit, step) = (said.Find(number => number.Unit is not null)?.Unit, ValueStep.Of(steps));
            return [.. said.Select(number => new SaidNumber(number.Value, unit, step))];
        }

        var numbers = new List<SaidNumber>();
        foreach (var slot in chosen)
        {
            var (value, unit, _) = (Quantity)slot.Value;
            numbers.Add(new(value, unit, ValueStep.Of(line, slot, steps, numbers.LastOrDefault()?.Step)));
        }

        return numbers;
    }
}
