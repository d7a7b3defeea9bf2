using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Signals;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Scorecards;

/// <summary>What a scorecard says in sentences: the hand-off, the reasons, the wins, what is missing, what is to be decided.</summary>
internal sealed class ScorecardSentences(Scorecard card, Voice voice, PartyId? only)
{
    private const int MostMixes = 2, MostSignals = 4, MostNamed = 5;
    private readonly ScorecardKpiWords words = new(voice);

    /// <summary>How leads were handed over; null where no rule was agreed.</summary>
    public Part.Text? HandOff()
    {
        if (card.HandOff is not { } handOff)
        {
            return null;
        }

        if (!handOff.IsTracked)
        {
            return new(voice.Say("Scorecard.HandOff.NotTracked"));
        }

        var limit = voice.Numbers.In(KpiUnit.Hours, handOff.LimitHours);
        var median = handOff.MedianHours is { } hours ? voice.Numbers.In(KpiUnit.Hours, hours) : ScorecardKpiWords.Nothing;
        return new(handOff.InTimeShare is { } share
            ? voice.Say("Scorecard.HandOff.InTime", voice.Numbers.Count(handOff.InTime), voice.Numbers.Count(handOff.Timed), limit, NumberWords.Percent(share), voice.Numbers.Count(handOff.Late), median)
            : voice.Say("Scorecard.HandOff.None", limit, voice.Numbers.Count(handOff.CameIn)));
    }

    /// <summary>Why rates changed, which weeks are signals, and what is only noise; what people remarked comes last.</summary>
    public IEnumerable<Part.Text> Reasons()
    {
        foreach (var mix in card.Mixes.Where(mix => !mix.IsNoise).OrderByDescending(mix => Math.Abs(mix.Mix + mix.Rate)).Take(MostMixes))
        {
            yield return new(voice.Say("Scorecard.Mix", StandingWords.Capital(voice.NameOf(mix.Kpi)), Points(mix.Mix + mix.Rate), Points(mix.Mix), Points(mix.Rate)));
        }

        var signals = card.Kpis.Where(kpi => kpi.Weeks?.Signal is not null).ToList();
        foreach (var kpi in signals.Take(MostSignals))
        {
            yield return new(Signal(kpi, kpi.Weeks!));
        }

        if (signals.Count > MostSignals)
        {
            yield return new(voice.Say("Scorecard.Signals.More", Names(signals.Skip(MostSignals))));
        }

        var noise = card.Kpis.Where(kpi => kpi.Weeks?.Verdict == SeriesVerdict.Noise).ToList();
        if (noise.Count > 0)
        {
            yield return new(voice.Say("Scorecard.Noise", Names(noise)));
        }

        foreach (var comment in card.Comments)
        {
            yield return new(voice.Say("Scorecard.Comment", comment.Words, comment.By));
        }
    }

    /// <summary>The wins, a line each.</summary>
    public IEnumerable<Part.Text> Wins() => card.Wins.Select(win => new Part.Text(Win(win)));

    /// <summary>What is to be decided, a line each.</summary>
    public IEnumerable<Part.Text> Decisions() =>
        card.Decisions.Where(decision => only is null || decision.Owner == only).Select(decision => new Part.Text(voice.Say("Scorecard.Decision", Decision(decision))));

    /// <summary>What nobody tells, or not any more, with who answers for it; null where all is told.</summary>
    public Part.Note? Gone()
    {
        var gone = card.Gone().Where(kpi => only is null || kpi.Owner == only).Select(kpi => kpi.IsUntracked
            ? voice.Say("Scorecard.Gone.Untracked", voice.NameOf(kpi.Name), words.Owner(kpi))
            : voice.Say("Scorecard.Gone.Stale", voice.NameOf(kpi.Name), words.Owner(kpi), voice.Dates.Of(kpi.FreshAsOf!.Value))).ToList();
        return gone.Count == 0 ? null : new(NoteKind.Caution, voice.Say("Scorecard.Gone", string.Join(voice.Say("Scorecard.Semicolon"), gone)));
    }

    /// <summary>Who presents which part; null where no department signs.</summary>
    public Part.Text? Presenters() => card.Parties.Count == 0
        ? null
        : new(voice.Say("Scorecard.Presenters", string.Join(
            voice.Say("Scorecard.Semicolon"),
            card.Parties.Select(party => voice.Say("Scorecard.Presenter", voice.NameOf(party.Id), party.Presenter ?? voice.Say("Scorecard.Presenter.None"))))));

    /// <summary>Where the numbers come from.</summary>
    public Part.Note Provenance()
    {
        var feeds = card.Kpis
            .Where(kpi => kpi is { Source: not null, FreshAsOf: not null })
            .GroupBy(kpi => kpi.Source!.Value)
            .Select(group => voice.Say("Note.Feed", group.Key, voice.Dates.Of(group.Min(kpi => kpi.FreshAsOf)!.Value)));
        return new(NoteKind.Provenance, string.Join(" · ", [.. feeds, voice.Say("Note.Revision", card.Revision), voice.Say("Scorecard.AsOf", voice.Dates.Of(card.AsOf.Day))]));
    }

    private string Decision(ScorecardDecision decision) => decision switch
    {
        { Kind: ScorecardDecisionKind.Asked, Asked: { } asked } => voice.Say("Scorecard.Decision.Asked", asked.Words, asked.By),
        { Kind: ScorecardDecisionKind.StillBehind, Kpi: { } kpi } => voice.Say("Scorecard.Decision.StillBehind", StandingWords.Capital(voice.NameOf(kpi)), decision.Months, words.Owner(decision.Owner)),
        { Kind: ScorecardDecisionKind.BenchmarkOff, Kpi: { } kpi, Agreed: { } agreed, Seen: { } seen } => voice.Say(
            "Scorecard.Decision.BenchmarkOff", voice.NameOf(kpi), NumberWords.Percent(agreed), NumberWords.Percent(seen), decision.Months, words.Owner(decision.Owner)),
        { Kind: ScorecardDecisionKind.StaleSource, Source: { } source, Day: { } day } => voice.Say("Scorecard.Decision.StaleSource", source, voice.Dates.Of(day), words.Owner(decision.Owner)),
        { Day: { } day } => voice.Say("Scorecard.Decision.ReviewDue", voice.Dates.Of(day)),
        _ => throw new InvalidOperationException($"A decision of kind {decision.Kind} says nothing."),
    };

    private string Win(ScorecardWin win) => win.Kind switch
    {
        ScorecardWinKind.Won => voice.Count("Wins.Won", (int)Math.Min(int.MaxValue, win.Count ?? 0), voice.Numbers.Money(win.Amount ?? 0m), voice.Dates.Of(win.Days)),
        ScorecardWinKind.First => voice.Say("Wins.First", voice.Dates.Of(win.Days)),
        ScorecardWinKind.Goal => voice.Say("Wins.Goal", voice.Numbers.Money(win.Amount ?? 0m), voice.Dates.Of(win.Days)),
        ScorecardWinKind.RecordDay => voice.Say("Wins.Record.Day", voice.Dates.Of(win.Days), voice.Numbers.Money(win.Amount ?? 0m)),
        ScorecardWinKind.RecordWeek => voice.Say("Wins.Record.Week", voice.Dates.Of(win.Days), voice.Numbers.Money(win.Amount ?? 0m)),
        ScorecardWinKind.RecordMonth => voice.Say("Wins.Record.Month", voice.Dates.Of(win.Days), voice.Numbers.Money(win.Amount ?? 0m)),
        ScorecardWinKind.BigDeals => voice.Count("Wins.BigDeals", (int)Math.Min(int.MaxValue, win.Count ?? 0), voice.Numbers.Money(win.Amount ?? 0m)),
        _ => win.Words?.In(voice.Language) ?? "",
    };

    private string Signal(ScorecardKpi kpi, ScorecardWeeks weeks) => voice.Say(
        $"Signal.{weeks.Signal}",
        voice.NameOf(kpi.Name),
        voice.Say("Signal.WeekFrom", voice.Dates.Of(weeks.Days!.Value.From)),
        voice.Say("Signal.WeekTo", voice.Dates.Of(weeks.Days.Value.To)),
        words.Value(kpi, weeks.Last));

    private string Names(IEnumerable<ScorecardKpi> kpis)
    {
        var names = kpis.Select(kpi => voice.NameOf(kpi.Name)).ToList();
        var told = string.Join(voice.Say("List.Comma"), names.Take(MostNamed));
        return names.Count > MostNamed ? voice.Say("Scorecard.AndMore", told, names.Count - MostNamed) : told;
    }

    private string Points(decimal share) => voice.Numbers.Difference(KpiUnit.Share, share);
}
