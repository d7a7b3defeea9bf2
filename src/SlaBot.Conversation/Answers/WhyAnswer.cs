using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Gaps;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>"Why are we behind?": the gap to the last cent, mix or rate by source, and what is signal and what is noise.</summary>
internal sealed class WhyAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Why;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var period = topic.Agreed(topic.Reading.Period ?? topic.Term);
        var kpi = topic.KpisOr(KpiIds.Revenue)[0];
        var standing = topic.StandingOf(kpi, period);
        var gap = FunnelGap.Explain(kpi, period, topic.View);
        var words = new StandingWords(topic);
        Part?[] parts =
        [
            new Part.Figures([.. words.RateFigures(standing)]),
            gap is null ? null : new GapWords(topic).Drivers(gap, standing),
            gap is null ? null : new GapWords(topic).Table(gap, standing),
            gap is null && !standing.Kpi.IsProRated ? Mix(topic, standing) : null,
            new SignalWords(topic).Of(kpi, period),
        ];
        var headline = gap is null ? words.Headline(standing) : Headline(topic, standing, gap);
        return topic.Answer([standing], period, headline, parts, standing.Status) with { Gap = gap };
    }

    private static string Headline(Topic topic, Standing standing, GapExplanation gap)
    {
        var (voice, words) = (topic.Voice, new GapWords(topic));
        var key = gap.Gap == 0m ? "Why.OnPlan" : gap.Gap < 0m ? "Why.Behind" : "Why.Ahead";
        var amount = words.Exact(standing.Kpi, Math.Abs(gap.Gap)).TrimStart('+');
        return voice.Say("Standing.Marked", StatusMark.Of(standing.Status), voice.Say($"Status.{standing.Status}"),
            voice.Say(key, voice.NameOf(standing.Kpi), amount, voice.Value(standing.Kpi, standing.Expected), voice.Dates.Of(standing.Period)));
    }

    // A rate changes because more comes from better sources, or because the sources do better.
    private static Part.Table? Mix(Topic topic, Standing standing)
    {
        if (standing.Kpi.Measure is not Measure.Ratio { Cohort: not null } ratio || standing.Period.Until(topic.View.AsOf.Day) is not { } now)
        {
            return null;
        }

        var meter = new Meter(topic.View);
        var before = now.Preceding();
        if (meter.SeriesOf(ratio.Denominator).FirstDate is not { } first || first > before.From)
        {
            return null;
        }

        var effect = MixAndRate.Between(before, now, meter.SeriesOf(ratio.Numerator), meter.SeriesOf(ratio.Denominator));
        return effect is { Sources.Count: > 1 } ? new MixWords(topic).Table(effect, before, now) : null;
    }
}
