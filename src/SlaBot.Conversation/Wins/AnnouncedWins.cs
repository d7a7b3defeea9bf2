using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Wins;

/// <summary>Adds the announced wins, each with its story in a line, to the answer to "what did we win?".</summary>
internal static class AnnouncedWins
{
    private const int Most = 10;

    /// <summary>The answer with them; as it was where there are none.</summary>
    public static Answered In(Answered answered, Topic topic, IReadOnlyList<Win> wins)
    {
        if (wins.Count == 0)
        {
            return answered;
        }

        // In an answer nobody is named: who may be is settled post by post.
        var voice = topic.Voice;
        var lines = new WinLines(new(new("", default, [], default, default), [], topic.View, voice, HidesAmounts: false, new HashSet<string>()));
        var table = new Part.Table(
            voice.Say("Win.Table"),
            [new(voice.Say("Column.Day")), new(voice.Say("Win.Column")), new(voice.Say("Column.Source"))],
            [.. wins.Take(Most).Select(win => new Row([voice.Dates.WithWeekday(win.Date), lines.Marked(win), win.Source ?? voice.Say("Source.None")]))]);

        // It stands in the place of the sentence that says that no names are known.
        var parts = answered.Reply.Parts.Where(part => part is not Part.Text { Words: var words } || words != voice.Say("Wins.Names")).ToList();
        var at = parts.FindIndex(part => part is Part.Note);
        parts.Insert(at < 0 ? parts.Count : at, table);
        return answered with { Reply = answered.Reply with { Parts = parts } };
    }
}
