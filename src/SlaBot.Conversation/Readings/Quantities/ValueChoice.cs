using SlaBot.Conversation.Readings.Patterns;

namespace SlaBot.Conversation.Readings.Quantities;

/// <summary>Picks, of all numbers of a message, those that somebody gives as values.</summary>
internal static class ValueChoice
{
    private static readonly HashSet<string> Or = ["or", "slash", "或", "還"];
    private static readonly HashSet<string> Against = [.. Or, "versus"];
    private static readonly HashSet<string> BesideOr = [.. Or, "maybe", "even", "perhaps", "者", "是", ",", "，", "、"];

    /// <summary>Where the values are, in text order: no numbers of dates, none that are put aside ("52, not 25", "from 20 to 25").</summary>
    /// <param name="line">The message.</param>
    /// <param name="corrections">Matches of the word lists' corrections; the first find of each is put aside.</param>
    /// <param name="kpis">How many KPIs there are to give values to; at least one value is kept.</param>
    /// <param name="imagines">Whether something is only imagined, so that one KPI can have several values: "30 % or 35 %".</param>
    public static IReadOnlyList<Slot> Of(Line line, IReadOnlyList<PatternMatch> corrections, int kpis, bool imagines = false)
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

        var chosen = numbers.OrderBy(slot => kpis == 1 && IsBeside(line, slot) ? 0 : 1).ThenBy(slot => slot.Start).Take(Math.Max(1, kpis)).ToList();
        if (imagines && kpis <= 1)
        {
            foreach (var number in numbers.Where(number => chosen.Count > 0 && number.Start >= chosen[^1].End).OrderBy(number => number.Start).TakeWhile(number => IsAlternative(line, chosen[^1], number)))
            {
                chosen.Add(number);
            }
        }

        return chosen;

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

    /// <summary>Whether the KPIs of a line stand against each other: "the win rate at 30 % or the deal size at 15,000".</summary>
    public static bool IsEither(Line line) =>
        line.All("kpi") is [var first, .., var last] && line.Tokens[first.End..Math.Max(first.End, last.Start)].Exists(token => Against.Contains(token.Stem));

    /// <summary>"30 % or 35 %", "30, 33 or 35 %": nothing but the word for it stands between two numbers, or a comma before another one that has it.</summary>
    private static bool IsAlternative(Line line, Slot before, Slot number)
    {
        var between = line.Tokens[before.End..number.Start].ConvertAll(token => token.Stem);
        return between.Count > 0
            && between.TrueForAll(BesideOr.Contains)
            && (between.Exists(Or.Contains) || line.Tokens[number.End..].Exists(token => Or.Contains(token.Stem)));
    }

    /// <summary>"212 people replied, our NPS is 47": the number that follows the KPI is its own.</summary>
    private static bool IsBeside(Line line, Slot number) =>
        line.All("kpi").Any(kpi => !kpi.Loose && (number.End == kpi.Start || number.Start - kpi.End is 0 or 1));

    private static bool IsSmall(Slot number) => number.Length == 1 && ((Quantity)number.Value).Value <= 1;
}
