using SlaBot.Conversation.Replies;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>Puts an answer together: what every answer has in common is said here once.</summary>
internal static class Answering
{
    /// <summary>An answer in numbers: its parts, then the small print, then what can be asked next.</summary>
    /// <param name="topic">What is answered.</param>
    /// <param name="standings">The numbers.</param>
    /// <param name="period">The days they are of.</param>
    /// <param name="headline">The answer in one line.</param>
    /// <param name="parts">What follows it; what is missing or empty is left out.</param>
    /// <param name="status">What the headline is about, or null.</param>
    /// <param name="choices">What can be asked next, or null for what follows the first standing.</param>
    public static Answered Answer(
        this Topic topic,
        IReadOnlyList<Standing> standings,
        Period period,
        string headline,
        IEnumerable<Part?> parts,
        Status? status = null,
        IReadOnlyList<Choice>? choices = null) => new(topic.Reading, standings, new()
        {
            Language = topic.Voice.Language,
            Status = status,
            Headline = headline,
            Parts = [.. parts.OfType<Part>().Where(IsFilled), .. new NoteWords(topic).Notes(standings, period)],
            Choices = choices ?? NextSteps.After(topic, standings[0]),
            IsDemo = topic.IsDemo,
        });

    /// <summary>An answer in words alone.</summary>
    /// <param name="topic">What is answered.</param>
    /// <param name="headline">The answer in one line.</param>
    /// <param name="parts">What follows it.</param>
    /// <param name="choices">What can be asked next, or null for what anyone may begin with.</param>
    public static Answered Say(this Topic topic, string headline, IReadOnlyList<Part>? parts = null, IReadOnlyList<Choice>? choices = null) =>
        new(topic.Reading, [], new()
        {
            Language = topic.Voice.Language,
            Headline = headline,
            Parts = parts ?? [],
            Choices = choices ?? NextSteps.ToBegin(topic),
            IsDemo = topic.IsDemo,
        });

    /// <summary>An answer that is no standing of a KPI: its parts, then how it was read.</summary>
    /// <param name="topic">What is answered.</param>
    /// <param name="headline">The answer in one line.</param>
    /// <param name="parts">What follows it; what is missing or empty is left out.</param>
    /// <param name="choices">What can be asked next, or null for what anyone may begin with.</param>
    public static Answered Tell(this Topic topic, string headline, IEnumerable<Part?> parts, IReadOnlyList<Choice>? choices = null) =>
        topic.Say(headline, [.. parts.OfType<Part>().Where(IsFilled), .. new NoteWords(topic).Notes()], choices);

    private static bool IsFilled(Part part) => part is not (Part.Figures { Items.Count: 0 } or Part.Table { Rows.Count: 0 });
}
