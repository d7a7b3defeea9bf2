using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Tracking;

namespace SlaBot.Conversation.Answers;

/// <summary>The small print under every answer: what to be careful about, where the numbers are from, how the question was read.</summary>
internal sealed class NoteWords(Topic topic)
{
    private const int MostNamed = 3;
    private readonly Voice voice = topic.Voice;

    /// <summary>The notes for some standings, cautions first.</summary>
    public IEnumerable<Part.Note> Notes(IReadOnlyList<Standing> standings, Period period)
    {
        foreach (var caution in Stale(standings).Concat(standings.SelectMany(Cautions)).Distinct())
        {
            yield return new(NoteKind.Caution, caution);
        }

        if (topic.View.Agreement is null)
        {
            yield return new(NoteKind.Caution, voice.Say("Note.NoAgreement"));
        }

        if (topic.Reading.Unread.Count > 0)
        {
            yield return new(NoteKind.Caution, voice.Say("Note.Unread", string.Join(", ", topic.Reading.Unread)));
        }

        if (topic.Reading.Period is { } asked && asked != period && asked.Contains(period))
        {
            yield return new(NoteKind.Caution, voice.Say("Note.Clipped", voice.Dates.Of(asked), voice.Dates.Of(period)));
        }

        if (standings.Any(standing => standing.Measured.Feed is not null))
        {
            yield return new(NoteKind.Provenance, Provenance(standings));
        }

        yield return new(NoteKind.Reading, Reading(standings, period));
    }

    /// <summary>The notes of an answer without standings: what was left out of account, the revision, and how the question was read.</summary>
    public IEnumerable<Part.Note> Notes()
    {
        if (topic.Reading.Unread.Count > 0)
        {
            yield return new(NoteKind.Caution, voice.Say("Note.Unread", string.Join(", ", topic.Reading.Unread)));
        }

        if (topic.View.Revision is { } revision)
        {
            yield return new(NoteKind.Provenance, voice.Say("Note.Revision", revision.Number));
        }

        var kpis = topic.Reading.Kpis.Select(topic.View.Catalog.Find).OfType<Kpi>().Take(MostNamed).Select(voice.NameOf);
        var days = topic.Reading.Period is { } period ? new[] { voice.Dates.Of(period) } : [];
        yield return new(NoteKind.Reading, voice.Say("Note.Reading", string.Join(" · ", [voice.Say($"Intent.{topic.Reading.Intent}"), .. kpis, .. days]), voice.Dates.Of(topic.View.AsOf.Day)));
    }

    // Where an answer is about everything, naming some of it would only mislead.
    private string Reading(IReadOnlyList<Standing> standings, Period period)
    {
        var what = standings.Count > MostNamed ? [] : standings.Select(standing => voice.NameOf(standing.Kpi));
        string[] parts = [voice.Say($"Intent.{topic.Reading.Intent}"), .. what, voice.Dates.Of(period)];
        return voice.Say("Note.Reading", string.Join(" · ", parts), voice.Dates.Of(topic.View.AsOf.Day));
    }

    // One for each source, of its oldest numbers: the same source is behind several KPIs.
    private IEnumerable<string> Stale(IReadOnlyList<Standing> standings) => standings
        .Where(standing => standing.StaleDays > 0 && standing.Measured.Feed is not null)
        .GroupBy(standing => standing.Measured.Feed!.Value)
        .Select(group => group.MaxBy(standing => standing.StaleDays)!)
        .Select(oldest => voice.Say("Note.Stale", oldest.Measured.Feed, voice.Dates.Of(oldest.FreshAsOf!.Value), oldest.StaleDays));

    private IEnumerable<string> Cautions(Standing standing)
    {
        if (standing.SeasonFellBack)
        {
            yield return voice.Say("Note.SeasonFellBack");
        }

        if (new CustomerWords(topic).Caution(standing) is { } unknown)
        {
            yield return unknown;
        }

        if (RecurringWords.Missing(standing.Picture, voice) is { } missing)
        {
            yield return missing;
        }

        if (standing.StaleDays == 0 && Trackability.Of(standing.Kpi, topic.View) is { State: TrackingState.HardToReport, ReportedShare: { } share })
        {
            yield return voice.Say("Tracking.Hard.Note", StandingWords.Capital(voice.NameOf(standing.Kpi)), Voices.NumberWords.Percent(share));
        }

        if (standing is { Projection: { IsTooEarly: true }, HasBegun: true, HasEnded: false })
        {
            yield return voice.Say("Note.TooEarlyToProject");
        }

        if (standing.Target is null && topic.View.Agreement is not null && standing.Kpi.Target is not null && topic.Reading.Intent is not (Intent.Trend or Intent.Compare))
        {
            yield return voice.Say("Note.OutsideTerm", voice.Dates.Of(standing.Period), voice.Dates.Of(topic.Term));
        }
    }

    private string Provenance(IReadOnlyList<Standing> standings)
    {
        var feeds = standings
            .Where(standing => standing.Measured.Feed is not null && standing.FreshAsOf is not null)
            .GroupBy(standing => standing.Measured.Feed!.Value)
            .Select(group => voice.Say("Note.Feed", group.Key, voice.Dates.Of(group.Min(standing => standing.FreshAsOf)!.Value)));
        var revisions = standings.SelectMany(standing => standing.Revisions).Select(revision => revision.Number).Distinct().Order().ToList();
        var parts = new List<string>(feeds);
        if (revisions.Count > 0)
        {
            parts.Add(voice.Say("Note.Revision", string.Join(" + ", revisions)));
        }

        if (standings.FirstOrDefault(standing => standing is { Kpi.IsProRated: true, Target: not null }) is { } spread)
        {
            parts.Add(voice.Say($"Method.{spread.Method}"));
        }

        return string.Join(" · ", parts);
    }
}
