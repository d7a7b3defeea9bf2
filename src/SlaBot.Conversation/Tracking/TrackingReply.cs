using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Tracking;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Tracking;

/// <summary>What is stale, missing or hard to report, each with the easiest way to mend it.</summary>
/// <param name="voice">The words.</param>
/// <param name="view">What was agreed and counted.</param>
public sealed class TrackingReply(Voice voice, View view)
{
    /// <summary>What the acts begin with by which somebody stops hearing of it.</summary>
    public const string Prefix = "tracking:";

    private const int MostTold = 8;

    /// <summary>The notice for one person.</summary>
    /// <param name="tracked">What the person is to know of: at least one.</param>
    /// <param name="isNobodys">Whether nobody is known who answers for a KPI, so that an admin hears of it.</param>
    public Reply Of(IReadOnlyList<KpiTracking> tracked, Func<KpiTracking, bool> isNobodys)
    {
        var ordered = GravestFirst(tracked).ToList();
        var told = ordered.Take(MostTold).ToList();
        var owners = tracked.Where(isNobodys).Select(Owner).Distinct().ToList();
        return new()
        {
            Language = voice.Language,
            Headline = voice.Count("Tracking.Headline", tracked.Count),
            Parts =
            [
                .. Told(told),
                .. ordered.Count > told.Count ? new[] { new Part.Text(voice.Say("Tracking.More", ordered.Count - told.Count)) } : [],
                .. told.Any(one => IsTold(one, out _)) ? new[] { new Part.Text(voice.Say("Tracking.Elsewhere")) } : [],
                .. owners.Count > 0 ? new[] { new Part.Text(voice.Say("Tracking.Nobody", string.Join(voice.Say("List.Comma"), owners))) } : [],
            ],
            Choices = [Press("Later"), Press("Stop")],
        };
    }

    /// <summary>The answer to whoever asks: what needs care, and every KPI with its source and how old its newest number is.</summary>
    /// <param name="all">The KPIs asked about: at least one.</param>
    public (string Headline, IReadOnlyList<Part> Parts) All(IReadOnlyList<KpiTracking> all)
    {
        var care = GravestFirst(all.Where(one => one.NeedsCare)).ToList();
        return (
            care.Count > 0 ? voice.Count("Tracking.Headline", care.Count) : voice.Count("Tracking.Fine", all.Count),
            [
                .. Told(care.Take(MostTold)),
                new Part.Table(
                    voice.Say("Tracking.Table"),
                    [new(voice.Say("Column.Kpi")), new(voice.Say("Column.Owner")), new(voice.Say("Column.Source")), new(voice.Say("Tracking.Column.Newest"), IsNumber: true), new(voice.Say("Tracking.Column.Limit"), IsNumber: true), new(voice.Say("Column.Status"))],
                    [.. all.Select(one => new Row(
                    [
                        StandingWords.Capital(voice.NameOf(one.Kpi)),
                        Owner(one),
                        one.Feed?.Value ?? one.Kpi.Feed?.Value ?? EvidenceWords.Nothing,
                        one.LastDay is { } day ? voice.Dates.Of(day) : EvidenceWords.Nothing,
                        voice.Count("Tracking.Days", one.Kpi.FreshnessDays),
                        voice.Say($"Tracking.State.{one.State}"),
                    ]))]),
            ]);
    }

    /// <summary>A button by which the person hears less or again.</summary>
    public Choice Press(string act) => new(voice.Say($"Tracking.{act}"), voice.Say($"Tracking.{act}")) { Act = Prefix + act.ToLowerInvariant() };

    /// <summary>What a person could say to report a KPI for yesterday or last month; the number is only an example.</summary>
    /// <param name="kpi">The KPI.</param>
    public string Example(Kpi kpi) => voice.Say(
        kpi.Unit switch
        {
            KpiUnit.Share => "Tracking.Example.Share",
            KpiUnit.Money => "Tracking.Example.Amount",
            KpiUnit.Hours => "Tracking.Example.Hours",
            KpiUnit.Days => "Tracking.Example.Days",
            KpiUnit.Points => "Tracking.Example.Points",
            _ => "Tracking.Example.Count",
        },
        voice.NameOf(kpi));

    // What nobody reports first, then what is old, then what only comes with gaps.
    private static IEnumerable<KpiTracking> GravestFirst(IEnumerable<KpiTracking> tracked) => tracked.OrderByDescending(one => one.State).ThenByDescending(one => one.StaleDays);

    private IEnumerable<Part> Told(IEnumerable<KpiTracking> tracked) => tracked.GroupBy(Together).Select(group => new Part.Text(voice.Join(Lines([.. group]))));

    // What one new file of a feed mends is one line.
    private static (KpiId? Alone, TrackingState State, Feed? Feed, LocalDate? Day, PartyId? Owner, int Limit) Together(KpiTracking one) =>
        (one.State == TrackingState.Stale && one.Feed is { } feed && feed != Feed.Daily ? null : one.Kpi.Id, one.State, one.Feed, one.LastDay, one.Kpi.Owner, one.Kpi.FreshnessDays);

    private IEnumerable<string> Lines(IReadOnlyList<KpiTracking> together)
    {
        var one = together[0];
        var name = StandingWords.Capital(string.Join(voice.Say("List.Comma"), together.Select(kpi => voice.NameOf(kpi.Kpi))));
        if (one.State == TrackingState.Tracked)
        {
            yield return voice.Say("Tracking.NoTarget", name, Owner(one));
            yield break;
        }

        yield return one switch
        {
            { State: TrackingState.NeverReported } => voice.Say("Tracking.Never", name, Owner(one)),
            { State: TrackingState.Stale, LastDay: { } last } => voice.Say("Tracking.Stale", name, Owner(one), voice.Dates.Of(last), one.StaleDays, one.Kpi.FreshnessDays),
            _ => voice.Say("Tracking.Hard", name, Owner(one), NumberWords.Percent(one.ReportedShare ?? 0m)),
        };
        yield return Easiest(one);
    }

    private string Easiest(KpiTracking one) =>
        one.Feed is { } feed && feed != Feed.Daily
            ? voice.Say(feed == Feed.Deals || feed == Feed.Leads ? "Tracking.Easiest.Feed" : "Tracking.Easiest.Other", feed)
            : IsTold(one, out var kpi) ? voice.Say("Tracking.Easiest.Chat", Example(kpi))
            : voice.Say("Tracking.Easiest.Parts", string.Join(voice.Say("List.Comma"), one.Missing.Count > 0 ? one.Missing : one.Kpi.Measure.Parts));

    // What can be said in chat: the KPI itself, or the one part of it that is missing and that the agreement names.
    private bool IsTold(KpiTracking one, out Kpi kpi)
    {
        kpi = one.Kpi;
        if (one.State == TrackingState.Tracked || (one.Feed ?? one.Kpi.Feed ?? Feed.Daily) != Feed.Daily)
        {
            return false;
        }

        if (one.Kpi.Measure.Parts is [_] || (one.Kpi.Measure.MayBeRead && !new Meter(view).IsComputed(one.Kpi)))
        {
            return true;
        }

        if (one.Missing is [var only] && view.Catalog.Find(only) is { } part)
        {
            kpi = part;
            return true;
        }

        return false;
    }

    private string Owner(KpiTracking one) => one.Kpi.Owner is { } owner ? voice.NameOf(owner) : voice.Say("Scorecard.Unowned");
}
