using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Answers;

/// <summary>Says which revisions of the agreement there are, and what each changed.</summary>
internal sealed class RevisionWords(Topic topic)
{
    private const int Most = 5;
    private readonly Voice voice = topic.Voice;

    /// <summary>The newest revisions with what each changed; a sentence where there is only one.</summary>
    public Part Part()
    {
        var all = topic.View.Agreements.Revisions;
        return all.Count == 1
            ? new Part.Text(voice.Say("Versions.Only", all[0].Number, Stored(all[0])))
            : new Part.Table(
                voice.Say("Table.Versions"),
                [new(voice.Say("Column.Version")), new(voice.Say("Column.InForceFrom")), new(voice.Say("Column.Stored")), new(voice.Say("Column.Changed"))],
                [
                    .. all.Select((revision, at) => new Row(
                        [
                            $"v{revision.Number}",
                            voice.Dates.Of(revision.Reach.From),
                            Stored(revision),
                            at == 0 ? voice.Say("Versions.First") : Changes(all[at - 1].Terms, revision.Terms),
                        ]))
                        .Reverse()
                        .Take(Most),
                ]);
    }

    private string Stored(Revision revision) => voice.Dates.Of(revision.RecordedAt.InZone(revision.Terms.Calendar.Zone).Date);

    private string Changes(Agreement before, Agreement after)
    {
        var changes = Between(before, after).ToList();
        return changes.Count switch
        {
            0 => voice.Say("Versions.Other"),
            > Most => voice.Say("Versions.More", string.Join("; ", changes.Take(Most)), changes.Count - Most),
            _ => string.Join("; ", changes),
        };
    }

    private IEnumerable<string> Between(Agreement before, Agreement after)
    {
        (string Name, string? Old, string? New)[] terms =
        [
            (voice.Say("Agreement.Goal"), voice.Numbers.Money(before.Goal.Revenue.Amount), voice.Numbers.Money(after.Goal.Revenue.Amount)),
            (voice.NameOf(KpiIds.AverageDealSize), voice.Numbers.Money(before.Goal.AverageDealSize.Amount), voice.Numbers.Money(after.Goal.AverageDealSize.Amount)),
            (voice.Say("Agreement.Term"), voice.Dates.Of(before.Term), voice.Dates.Of(after.Term)),
            .. Kpis(before, after),
            (voice.Say("Column.Meeting"), before.Reporting?.Meeting, after.Reporting?.Meeting),
            (voice.Say("Agreement.Review"), Day(before.Review), Day(after.Review)),
        ];
        return terms
            .Where(term => term.Old != term.New)
            .Select(term => voice.Say("Versions.Change", term.Name, term.Old ?? "–", term.New ?? "–"));
    }

    // What follows from the goal and the rates is left out: one change of the goal would fill the page.
    private IEnumerable<(string Name, string? Old, string? New)> Kpis(Agreement before, Agreement after)
    {
        var (old, now) = (KpiCatalog.Of(before), KpiCatalog.Of(after));
        var given = now.Agreed.Concat(old.Agreed)
            .Where(kpi => kpi.Id != KpiIds.Revenue && kpi.Id != KpiIds.AverageDealSize && now.Funnel.IndexOf(kpi.Id) < 0)
            .DistinctBy(kpi => kpi.Id);
        return given.Select(kpi => (voice.NameOf(kpi), Target(old.Find(kpi.Id)), Target(now.Find(kpi.Id))));
    }

    private string? Target(Kpi? kpi) => kpi is { Target: { } target } ? voice.Value(kpi, target) : null;

    private string? Day(NodaTime.LocalDate? day) => day is { } known ? voice.Dates.Of(known) : null;
}
