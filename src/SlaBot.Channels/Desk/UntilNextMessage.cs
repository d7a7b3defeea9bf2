using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>
/// What the next message of a person in a thread may answer, in memory: that message takes it away, whatever it says, and
/// after a while it is gone by itself. Safe for several threads.
/// </summary>
/// <typeparam name="T">What there is to answer.</typeparam>
/// <param name="patience">For how long it is remembered.</param>
internal sealed class UntilNextMessage<T>(Duration patience)
{
    private const int Most = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<(WorkspaceId Workspace, Platform Platform, string Thread, Person Person), (T What, Instant At)> waiting = [];

    /// <summary>Remembers something, in the place of what was there.</summary>
    public void Note(Heard heard, T what)
    {
        lock (gate)
        {
            foreach (var over in waiting.Where(one => heard.At - one.Value.At > patience).Select(one => one.Key)
                .Concat(waiting.OrderBy(one => one.Value.At).Take(waiting.Count - Most + 1).Select(one => one.Key)).Distinct().ToList())
            {
                _ = waiting.Remove(over);
            }

            waiting[KeyOf(heard)] = (what, heard.At);
        }
    }

    /// <summary>Takes what is remembered.</summary>
    /// <returns>Whether there was something, and lately.</returns>
    public bool TryTake(Heard heard, [MaybeNullWhen(false)] out T what)
    {
        lock (gate)
        {
            var isThere = waiting.Remove(KeyOf(heard), out var found) && heard.At - found.At <= patience;
            what = isThere ? found.What : default;
            return isThere;
        }
    }

    private static (WorkspaceId Workspace, Platform Platform, string Thread, Person Person) KeyOf(Heard heard) => (heard.Workspace, heard.Platform, heard.Thread, heard.Person);
}
