using NodaTime;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;

namespace SlaBot.Channels.Desk;

/// <summary>
/// What somebody was offered to press last, in memory, so that a typed "yes", "no" or "undo" does the same. One thing at a
/// time: the next message of the person takes it away, whatever it says. Safe for several threads.
/// </summary>
internal sealed class Offers
{
    private readonly UntilNextMessage<Offer> offers = new(Duration.FromMinutes(10));

    /// <summary>Remembers what an answer offers.</summary>
    public void Note(Heard heard, Reply reply)
    {
        var undo = reply.Choices.FirstOrDefault(choice => choice.Act is { } act && PostActs.IsUndo(act))?.Act;
        var (yes, no) = reply is { AsksBack: true, Choices: [{ Act: { } first }, { Act: { } second }] } ? (first, second) : (null, (string?)null);
        if (yes is not null || undo is not null)
        {
            offers.Note(heard, new(yes, no, undo));
        }
    }

    /// <summary>Takes what was offered last, or null.</summary>
    public Offer? Take(Heard heard) => offers.TryTake(heard, out var offer) ? offer : null;
}

/// <summary>What can be pressed.</summary>
/// <param name="Yes">The act of the yes, or null.</param>
/// <param name="No">The act of the no, or null.</param>
/// <param name="Undo">The act that takes it back, or null.</param>
internal sealed record Offer(string? Yes, string? No, string? Undo)
{
    /// <summary>The act that words stand for, or null.</summary>
    public string? Of(Assent assent) => assent switch
    {
        Assent.Yes => Yes,
        Assent.No => No,
        Assent.Undo => Undo,
        _ => null,
    };
}
