using System.Collections.Concurrent;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>
/// What somebody was offered to press last, in memory, so that a typed "yes", "no" or "undo" does the same. One thing at a
/// time: the next message of the person takes it away, whatever it says. Safe for several threads.
/// </summary>
internal sealed class Offers
{
    private const int Most = 1_000;
    private static readonly Duration Remembered = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<(WorkspaceId Workspace, Platform Platform, string Thread, Person Person), Offer> offers = new();

    /// <summary>Remembers what an answer offers.</summary>
    public void Note(Heard heard, Reply reply)
    {
        var undo = reply.Choices.FirstOrDefault(choice => choice.Act is { } act && PostActs.IsUndo(act))?.Act;
        var (yes, no) = reply is { AsksBack: true, Choices: [{ Act: { } first }, { Act: { } second }] } ? (first, second) : (null, (string?)null);
        if (yes is null && undo is null)
        {
            return;
        }

        if (offers.Count >= Most)
        {
            offers.Clear();
        }

        offers[KeyOf(heard)] = new(yes, no, undo, heard.At);
    }

    /// <summary>Takes what was offered last, or null.</summary>
    public Offer? Take(Heard heard) => offers.TryRemove(KeyOf(heard), out var offer) && heard.At - offer.At <= Remembered ? offer : null;

    private static (WorkspaceId Workspace, Platform Platform, string Thread, Person Person) KeyOf(Heard heard) => (heard.Workspace, heard.Platform, heard.Thread, heard.Person);
}

/// <summary>What can be pressed.</summary>
/// <param name="Yes">The act of the yes, or null.</param>
/// <param name="No">The act of the no, or null.</param>
/// <param name="Undo">The act that takes it back, or null.</param>
/// <param name="At">When it was offered.</param>
internal sealed record Offer(string? Yes, string? No, string? Undo, Instant At)
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
