using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Agreements;

/// <summary>The rows of a proposal's card: each number that changes, what was seen of it, and what it alone does to the stage above it.</summary>
internal sealed class ProposalRows(Proposal proposal, Agreement now, View view, Voice voice, EvidenceWords words)
{
    /// <summary>The rows as a table; null where no number of the goal or the funnel changes.</summary>
    public Part.Table? Table()
    {
        List<Row> rows = [.. Goal(), .. Rates()];
        return rows.Count == 0 ? null : new(
            voice.Say("Proposal.Table"),
            [
                new(voice.Say("Evidence.Column.Term")),
                new(voice.Say("Proposal.Column.Now", proposal.Against), IsNumber: true),
                new(voice.Say("Proposal.Column.Proposed"), IsNumber: true),
                new(voice.Say("Proposal.Column.Evidence"), IsNumber: true),
                new(voice.Say("Proposal.Column.Effect")),
            ],
            rows);
    }

    private IEnumerable<Row> Goal()
    {
        var (before, after) = (now.Goal, proposal.Terms.Goal);
        if (before.Revenue != after.Revenue)
        {
            yield return new([voice.Say("Agreement.Goal"), voice.Numbers.Money(before.Revenue.Amount), voice.Numbers.Money(after.Revenue.Amount), EvidenceWords.Nothing, Effect(new WhatIfChange.Goal(after.Revenue.Amount), now.Funnel.Last.Id)]);
        }

        if (before.AverageDealSize != after.AverageDealSize)
        {
            yield return new(
            [
                words.Title(KpiIds.AverageDealSize),
                voice.Numbers.Money(before.AverageDealSize.Amount),
                voice.Numbers.Money(after.AverageDealSize.Amount),
                words.Seen(DealSizeSeen.In(view)),
                Effect(new WhatIfChange.DealSize(after.AverageDealSize.Amount), now.Funnel.Last.Id),
            ]);
        }
    }

    private IEnumerable<Row> Rates()
    {
        var (old, seen) = (KpiCatalog.Of(now), RatesSeen.In(view));
        foreach (var (above, stage) in proposal.Terms.Funnel.Stages.Zip(proposal.Terms.Funnel.Stages.Skip(1)))
        {
            var id = KpiIds.Rate(above.Id, stage.Id);
            var before = old.Find(id)?.Target;
            if (before != stage.Rate)
            {
                yield return new(
                [
                    words.Title(id),
                    EvidenceWords.Share(before),
                    EvidenceWords.Share(stage.Rate),
                    seen.FirstOrDefault(rate => rate.Kpi.Id == id) is { } rate ? words.Seen(rate) : EvidenceWords.Nothing,
                    Effect(new WhatIfChange.Rate(stage.Id, stage.Rate!.Value), above.Id),
                ]);
            }
        }
    }

    // Each change alone, over a whole term at the goal as it is: what the stage must bring that it moves first.
    private string Effect(WhatIfChange change, KpiId stage) =>
        WhatIf.Of(now, change)?.Layers.FirstOrDefault(layer => layer.Id == stage) is { } layer
            ? voice.Say("Versions.Change", words.Name(stage), words.Target(stage, layer.Before), words.Target(stage, layer.After))
            : EvidenceWords.Nothing;
}
