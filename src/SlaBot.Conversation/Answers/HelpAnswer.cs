using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Answers;

/// <summary>What can be asked and requested, with the company's own KPI names, and how to correct and take back.</summary>
internal sealed class HelpAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Help;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var (voice, catalog) = (topic.Voice, topic.View.Catalog);
        var named = catalog.Agreed.Select(voice.NameOf).ToList();
        return topic.Say(
            voice.Say("Help.Headline"),
            [
                Table("Help.Caption", "Column.Ask", HelpLine.Questions(voice, catalog)),
                Table("Help.Changes", "Column.Request", HelpLine.Requests(voice, catalog)),
                new Part.Text(voice.Say(named.Count > 0 ? "Help.Kpis" : "Help.NoAgreement", string.Join(voice.Say("List.Comma"), named))),
                .. HelpLine.Hints(voice, catalog).Select(hint => new Part.Text(hint)),
            ]);

        Part.Table Table(string caption, string column, IReadOnlyList<HelpLine> lines) => new(
            voice.Say(caption),
            [new(voice.Say(column)), new(voice.Say("Column.Example"))],
            [.. lines.Select(line => new Row([line.What, line.Example]))]);
    }
}
