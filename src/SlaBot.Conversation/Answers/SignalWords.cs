using SlaBot.Conversation.Replies;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Signals;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>Tells signal from noise in the weeks before an answer (docs/formulas.md, why).</summary>
internal sealed class SignalWords(Topic topic)
{
    private const int Weeks = 26;

    /// <summary>The lower limit, as far as a number can be so low.</summary>
    public static decimal LowOf(XmrChart chart) => Math.Max(0m, chart.Low);

    /// <summary>The upper limit, as far as a number can be so high: a share is at most 1.</summary>
    public static decimal HighOf(Kpi kpi, XmrChart chart) => kpi.Unit == KpiUnit.Share ? Math.Min(1m, chart.High) : chart.High;

    /// <summary>What the last complete weeks say; null where there are too few to say anything.</summary>
    public Part.Text? Of(Kpi kpi, Period period)
    {
        var weeks = Series.Weeks(kpi, topic.View, period.Until(topic.View.AsOf.Day)?.To ?? topic.View.AsOf.Day, Weeks);
        var chart = XmrChart.Of(weeks.Select(week => week.Value));
        var voice = topic.Voice;
        return chart.Verdict switch
        {
            SeriesVerdict.TooFewPoints => null,
            SeriesVerdict.Noise => new(voice.Say("Signal.Noise", voice.NameOf(kpi), voice.Value(kpi, LowOf(chart)), voice.Value(kpi, HighOf(kpi, chart)), weeks.Count)),
            _ => new(string.Join(" ", chart.Signals.TakeLast(2).Select(signal => voice.Say(
                $"Signal.{signal.Kind}",
                voice.NameOf(kpi),
                voice.Say("Signal.WeekFrom", voice.Dates.Of(weeks[signal.First].Week.From)),
                voice.Say("Signal.WeekTo", voice.Dates.Of(weeks[signal.Last].Week.To)),
                voice.Value(kpi, weeks[signal.Last].Value))))),
        };
    }
}
