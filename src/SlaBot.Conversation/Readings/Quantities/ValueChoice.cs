using SlaBot.Conversation.Readings.Patterns;

namespace SlaBot.Conversation.Readings.Quantities;

/// <summary>Picks, of all numbers of a message, those that somebody gives as values.</summary>
internal static class ValueChoice
{
    /// <summary>The values in text order: no numbers of dates, none that are put aside ("52, not 25", "from 20 to 25").</summary>
    /// <param name="line">The message.</param>
    /// <param name="corrections">Matches of the word lists' corrections; the first find of each is put aside.</param>
    /// <param name="kpis">How many KPIs there are to give values to; at least one value is kept.</param>
    public static IReadOnlyList<Quantity> Of(Line line, IReadOnlyList<PatternMatch> corrections, int kpis)
    {
        var taken = line.All("p").Concat(line.All("kpi").Where(slot => !slot.Loose)).Concat(line.All("ord")).ToList();
        var numbers = new List<Slot>();
        foreach (var slot in line.All("n").OrderByDescending(slot => slot.Length).ThenBy(slot => slot.Start))
        {
            if (!taken.Exists(slot.Overlaps) && !numbers.Exists(slot.Overlaps))
            {
                numbers.Add(slot);
            }
        }

        SetAside("old", least: 0);
        SetAside("former", least: 1);
        if (numbers.Exists(number => !((Quantity)number.Value).Spelled))
        {
            // Beside digits, a spelt number is mostly no number: 一下, "one of these days".
            numbers.RemoveAll(number => ((Quantity)number.Value).Spelled && IsSmall(number));
        }

        return [.. numbers.OrderBy(slot => kpis == 1 && IsBeside(line, slot) ? 0 : 1).ThenBy(slot => slot.Start).Select(slot => (Quantity)slot.Value).Take(Math.Max(1, kpis))];

        // "It was 45" gives a value, "it was 45, now 54" puts one aside: what was is only put aside beside what is.
        void SetAside(string name, int least)
        {
            var aside = numbers.FindAll(number => corrections.Any(match => match.Pattern.Name == name && match.Finds is [var old, ..] && old.Overlaps(number)));
            if (numbers.Count - aside.Count >= least)
            {
                numbers.RemoveAll(aside.Contains);
            }
        }
    }

    /// <summary>"212 people replied, our NPS is 47": the number that follows the KPI is its own.</summary>
    private static bool IsBeside(Line line, Slot number) =>
        line.All("kpi").Any(kpi => !kpi.Loose && (number.End == kpi.Start || number.Start - kpi.End is 0 or 1));

    private static bool IsSmall(Slot number) => number.Length == 1 && ((Quantity)number.Value).Value <= 1;
}
