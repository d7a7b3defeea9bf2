using SlaBot.Conversation.Readings.Intents;
using SlaBot.Conversation.Readings.Periods;
using SlaBot.Conversation.Readings.Quantities;

namespace SlaBot.Conversation.Readings.Threads;

/// <summary>Fills in what a follow-up leaves out from what was said before it in the thread.</summary>
internal static class FollowUp
{
    /// <summary>The weight of an intent that was taken over from an earlier message.</summary>
    private const double TakenOver = 3;

    private const Moods Following = Moods.FollowUp | Moods.Joining | Moods.Swapping;

    /// <summary>A message in the light of the one before it.</summary>
    /// <param name="before">What the person meant before, with the intent that was settled on.</param>
    /// <param name="asked">What the bot said in between, or null.</param>
    /// <param name="now">The message by itself.</param>
    public static Draft Continue((Draft Draft, Intent Intent)? before, Draft? asked, Draft now)
    {
        if (now.Foreign || now.Moods.HasFlag(Moods.Injection))
        {
            return now;
        }

        if (asked is not null && AnswersTheBot(before?.Intent, asked, now) is { } answer)
        {
            return answer;
        }

        if (before is not var (earlier, intent) || StartsAnew(now))
        {
            return now;
        }

        if (intent.Writes() && now.Moods.HasFlag(Moods.Yes) && now.Kpis.Count == 0 && now.Numbers.Count == 0)
        {
            return earlier;
        }

        now = SalesAmongDepartments(earlier, now);
        return now.IsElliptical || Corrects(intent, now) || Swaps(now) ? Resume(earlier, intent, now)
            : NeedsSubject(now) ? WithSubject(earlier, now)
            : JoinsOn(earlier, now) ? now with { Periods = earlier.Periods }
            : now;
    }

    /// <summary>"Do the same for churn", 換看營收: the words that ask are only those of looking.</summary>
    private static bool Swaps(Draft now) =>
        now.Moods.HasFlag(Moods.Swapping) && now.Likeliest is Intent.Value && (now.Kpis.Count > 0 || now.Departments.Count > 0);

    /// <summary>"Average deal size for Q1?", "and how long was the sales cycle": a question of its own about the same days.</summary>
    private static bool JoinsOn(Draft earlier, Draft now) =>
        now.Moods.HasFlag(Moods.Joining) && now is { Periods.Count: 0, Likeliest: { } asked }
        && (asked.AsksForFigures() || asked is Intent.Scorecard or Intent.Funnel or Intent.Breaches or Intent.Wins)
        && (asked is Intent.Forecast or Intent.Required or Intent.Target || !earlier.Periods.Any(period => period.Ahead));

    /// <summary>"What about sales?" after a question about marketing means the department, not the money.</summary>
    private static Draft SalesAmongDepartments(Draft earlier, Draft now) =>
        now.Departments.Count == 0 && earlier is { Departments.Count: > 0, Kpis.Count: 0 } && now.Line.All("sales").Any()
            ? now with { Kpis = [], Departments = [new("sales")] }
            : now;

    /// <summary>"Sorry, make that 21": only the number is another.</summary>
    private static bool Corrects(Intent intent, Draft now) =>
        intent is Intent.LogValue or Intent.Amend && now.Moods.HasFlag(Moods.Correction) && now is { Kpis.Count: 0, Periods.Count: 0, Numbers.Count: 1 };

    /// <summary>"Sorry, I meant Monday": only the day is another.</summary>
    private static bool CorrectsTheDay(Intent intent, Draft now) =>
        intent == Intent.LogValue && now.Moods.HasFlag(Moods.Correction) && now is { Kpis.Count: 0, Departments.Count: 0, Periods.Count: 1 };

    private static bool StartsAnew(Draft now) =>
        now is { Kpis.Count: > 0, Periods.Count: > 0, IsElliptical: true, Numbers.Count: 0 } && (now.Moods & Following) == 0
        || (now.IsElliptical && now is { Kpis.Count: 0, Departments.Count: 0, Periods.Count: 0, Numbers.Count: 0, Vague: false }
            && (now.Moods & (Following | Moods.Pointing)) == 0);

    /// <summary>"And in May?": the same question with the new part put in.</summary>
    private static Draft Resume(Draft earlier, Intent intent, Draft now)
    {
        var write = intent.Writes();
        var resumed = write && (now.Moods.HasFlag(Moods.Question) || (now.Numbers.Count == 0 && !CorrectsTheDay(intent, now))) ? Intent.Value
            : intent is Intent.Ambiguous or Intent.OutOfScope or Intent.Greeting or Intent.Thanks or Intent.Help ? now.Likeliest ?? earlier.Likeliest ?? Intent.Value
            : intent;
        return WithSubject(earlier, now) with
        {
            Intents = [(resumed, TakenOver)],
            Shares = [],
            Periods = PeriodsOf(earlier, intent, now),
            Moods = now.Moods | Moods.FollowUp,
            Numbers = !write ? now.Numbers : now.Numbers.Count == 0 ? earlier.Numbers : InUnitOf(earlier, now.Numbers),
        };
    }

    /// <summary>"No, 54": in the unit that was said before.</summary>
    private static IReadOnlyList<SaidNumber> InUnitOf(Draft earlier, IReadOnlyList<SaidNumber> numbers) => SaidNumber.UnitOf(numbers) is not null
        ? numbers
        : [.. numbers.Select(number => number with { Unit = SaidNumber.UnitOf(earlier.Numbers) })];

    /// <summary>The new period; beside the old one where two are compared, or told from it ("the week before").</summary>
    private static IReadOnlyList<PeriodMeaning> PeriodsOf(Draft earlier, Intent intent, Draft now) => (earlier.Periods, now.Periods) switch
    {
        (_, []) => earlier.Periods,
        ([var old, ..], [var said]) when intent == Intent.Compare => [old, said],
        ([{ Echo: null } old, ..], [{ Echo: { } how }]) => [new(PeriodChoice.Shift(old.Days, how))],
        ([{ Echo: null } old, ..], [{ Beside: { } step } said]) when Calendar.AreAlike(old.Days, said.Days) => [new(step < 0 ? Calendar.Before(old.Days) : Calendar.After(old.Days))],
        _ => now.Periods,
    };

    private static bool NeedsSubject(Draft now) =>
        now is { Kpis.Count: 0, Departments.Count: 0 }
        && now.Likeliest is Intent.Pace or Intent.Value or Intent.Target or Intent.Trend or Intent.Compare or Intent.Why or Intent.Forecast or Intent.Required
            or Intent.LogValue or Intent.Amend or Intent.Agreement or Intent.Breaches or Intent.Scorecard;

    private static Draft WithSubject(Draft earlier, Draft now) => now with
    {
        Kpis = now.Kpis.Count > 0 ? now.Kpis : earlier.Kpis,
        Departments = now.Departments.Count > 0 ? now.Departments : earlier.Departments,
        Periods = PeriodsOf(earlier, now.Likeliest ?? Intent.Value, now),
    };

    /// <summary>A number, a KPI or "the second one" after the bot's own question.</summary>
    private static Draft? AnswersTheBot(Intent? intent, Draft asked, Draft now)
    {
        if (!now.IsElliptical || !asked.Moods.HasFlag(Moods.Question) || now.Moods.HasFlag(Moods.Question))
        {
            return null;
        }

        var chosen = now.Line.All("ord").Concat(now.Line.All("n")).Select(slot => (Quantity)slot.Value).FirstOrDefault(number => number.Counts);
        if (asked.Kpis.Count > 1 && now.Kpis.Count == 0 && chosen is not null && chosen.Count >= 1 && chosen.Count <= asked.Kpis.Count)
        {
            return now with { Kpis = [asked.Kpis[chosen.Count - 1]], Intents = [(Resumable(intent), TakenOver)], Shares = [], Numbers = [] };
        }

        return asked.Kpis.Count == 1 && now is { Kpis.Count: 0, Numbers.Count: 1, Periods.Count: 0 } && intent is null or Intent.LogValue
            ? now with { Kpis = asked.Kpis, Periods = asked.Periods, Intents = [(Intent.LogValue, TakenOver)], Shares = [] }
            : null;
    }

    private static Intent Resumable(Intent? intent) => intent is null or Intent.Ambiguous or Intent.OutOfScope ? Intent.Value : intent.Value;
}
