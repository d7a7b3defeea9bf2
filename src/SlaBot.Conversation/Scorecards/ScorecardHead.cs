using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>The head of a scorecard: how the month stands in a line, what people or the numbers say about it, and the goal of the term.</summary>
internal sealed class ScorecardHead(Scorecard card, Voice voice, PartyId? only)
{
    private const int MostDrivers = 2;
    private readonly ScorecardKpiWords words = new(voice);

    /// <summary>Mark, status, month and revenue within the first 80 characters, then how many KPIs are well.</summary>
    public string Headline()
    {
        var judged = card.Kpis.Where(kpi => (only is null || kpi.Owner == only) && kpi.Status is not (null or Status.NoData)).ToList();
        var good = judged.Count(kpi => kpi.Status is Status.OnPace or Status.Ahead);
        var who = only is { } department ? voice.Say("Scorecard.Department", voice.NameOf(department)) : voice.Say("Scorecard.Joint");
        var goal = card.Goal is { Actual: { } actual, Target: > 0m and { } target } revenue
            ? voice.Say("Scorecard.Revenue", words.Name(revenue), words.Value(revenue, actual), words.Target(revenue), NumberWords.Percent(actual / target))
            : voice.Say("Scorecard.NoRevenue", voice.NameOf(Domain.Kpis.KpiIds.Revenue));
        var status = card.Goal?.Met is { } met ? voice.Say(met ? "Status.Met" : "Status.Missed") : voice.Say($"Status.{card.Goal?.Status ?? Status.NoData}");
        return voice.Say("Scorecard.Headline", StatusMark.Of(card.Goal?.Status), status, who, voice.Dates.Of(card.Days), goal, good, judged.Count);
    }

    /// <summary>What changed, why, and what is asked of the meeting: in the words of people where they gave some.</summary>
    public Part.Text? Lead()
    {
        if (card.Headline is { } said)
        {
            return new(voice.Say("Scorecard.Lead.By", said.Words, said.By));
        }

        var sentences = new[] { Since(), Why(), Asks() }.OfType<string>().ToList();
        return sentences.Count > 0 ? new(voice.Join(sentences)) : null;
    }

    /// <summary>The month's revenue beside its target.</summary>
    public Part.Progress? Progress()
    {
        if (card.Goal is not { Actual: { } actual, Target: > 0m and { } target } revenue)
        {
            return null;
        }

        var (done, expected) = (actual / target, revenue.Expected / target);
        return new(
            words.Name(revenue),
            done,
            card.HasEnded ? null : expected,
            card.HasEnded
                ? voice.Say("Standing.Progress.Ended", NumberWords.Percent(done))
                : voice.Say("Standing.Progress", NumberWords.Percent(done), NumberWords.Percent(expected ?? 1m)))
        {
            Bounds = expected is { } due ? [card.Thresholds.AtRisk * due, card.Thresholds.OnPace * due, card.Thresholds.Ahead * due] : [],
        };
    }

    /// <summary>How the term stands: the month is a step on the way.</summary>
    public Part.Figures? Term()
    {
        var term = card.Term;
        return term is { Actual: { } actual, Target: > 0m and { } target }
            ? new(
            [
                new(voice.Say("Scorecard.Term"), voice.Say("Figure.Of", Money(actual), Money(target)), voice.Say("Scorecard.Term.Hint", NumberWords.Percent(actual / target), Money(term.Expected ?? 0m))),
                .. Figures(term),
            ])
            : null;
    }

    private IEnumerable<Figure> Figures(ScorecardTerm term)
    {
        if (term is { Pace: { } pace, Gap: { } gap })
        {
            var status = term.Status is { } known ? $"{StatusMark.Of(known)} {voice.Say($"Status.{known}")}" : null;
            yield return new(voice.Say("Figure.Pace"), NumberWords.Percent(pace), status ?? voice.Say("Figure.Pace.Hint"));
            yield return new(voice.Say(term.HasEnded ? "Figure.Gap.Ended" : "Figure.Gap"), voice.Numbers.Difference(Domain.Kpis.KpiUnit.Money, gap));
        }

        if (term is { Heading: { } heading, HeadingLow: { } low, HeadingHigh: { } high })
        {
            var range = voice.Say("Value.Range", Money(low), Money(high));
            yield return term.Chance is null
                ? new(voice.Say("Figure.Projection"), range, voice.Say("Figure.Projection.TooEarly"))
                : new(voice.Say("Figure.Projection"), Money(heading), voice.Say("Figure.Projection.Range", range));
        }

        if (term.Chance is { } chance)
        {
            yield return new(voice.Say("Figure.Probability"), chance < 0.01m ? voice.Say("Chance.Hardly") : chance > 0.99m ? voice.Say("Chance.Nearly") : NumberWords.Percent(Math.Round(chance, 2)));
        }

        if (term.RequiredPerWorkingDay is { } required)
        {
            var days = voice.Say(term.WorkingDaysLeft == 1m ? "Days.One" : "Days.Many", NumberWords.Plain(term.WorkingDaysLeft, 1));
            yield return new(voice.Say("Figure.Required"), Money(required), voice.Say("Figure.Required.Hint", days));
        }
    }

    private string? Since()
    {
        if (card.Goal is not { Actual: { } now, Before: { } before } revenue || !(card.HasEnded || card.Change.Count > 0))
        {
            return null;
        }

        var earlier = voice.Dates.Of(card.Before);
        return now == before
            ? voice.Say("Scorecard.Lead.Same", words.Name(revenue), earlier, words.Value(revenue, now))
            : voice.Say("Scorecard.Lead.Since", words.Name(revenue), words.Value(revenue, before), earlier, words.Value(revenue, now), words.Difference(revenue, now - before));
    }

    private string? Why()
    {
        if (card.Change.FirstOrDefault(driver => driver.StopsHere) is { } stop)
        {
            return voice.Say("Scorecard.Lead.Stopped", voice.NameOf(stop.Factor));
        }

        var change = card.Change.Sum(driver => driver.Amount);
        var drivers = card.Change.Where(driver => driver.Amount != 0m && Math.Sign(driver.Amount) == Math.Sign(change)).OrderByDescending(driver => Math.Abs(driver.Amount)).Take(MostDrivers).ToList();
        return drivers.Count == 0
            ? null
            : voice.Say("Scorecard.Lead.Why", string.Join(voice.Say("List.And"), drivers.Select(driver => $"{voice.NameOf(driver.Factor)} {voice.Numbers.Difference(Domain.Kpis.KpiUnit.Money, driver.Amount)}")));
    }

    private string? Asks() => card.Decisions.Count == 0 ? null : voice.Count("Scorecard.Lead.Asks", card.Decisions.Count);

    private string Money(decimal amount) => voice.Numbers.Money(amount);
}
