using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;

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
                    .. all.Index().TakeLast(Most).Reverse().Select(one => new Row(
                        [
                            $"v{one.Item.Number}",
                            voice.Dates.Of(one.Item.Reach.From),
                            Stored(one.Item),
                            one.Index == 0 ? voice.Say("Versions.First") : Changes(all[one.Index - 1].Terms, one.Item.Terms),
                        ])),
                ]);
    }

    private string Stored(Revision revision) => voice.Dates.Of(revision.RecordedAt.InZone(revision.Terms.Calendar.Zone).Date);

    private string Changes(Agreement before, Agreement after)
    {
        var changes = new RevisionDiff(voice).Between(before, after).ToList();
        return changes.Count switch
        {
            0 => voice.Say("Versions.Other"),
            > Most => voice.Say("Versions.More", string.Join(voice.Say("List.Semicolon"), changes.Take(Most)), changes.Count - Most),
            _ => string.Join(voice.Say("List.Semicolon"), changes),
        };
    }
}
