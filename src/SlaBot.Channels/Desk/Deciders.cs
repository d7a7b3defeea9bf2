using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;

namespace SlaBot.Channels.Desk;

/// <summary>Tells those who may not do something who can.</summary>
/// <param name="members">Who may do what.</param>
internal sealed class Deciders(IMemberStore members)
{
    private const int MostNamed = 5;

    /// <summary>Refuses, names those who can, and offers to ask for access.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="words">The words of the answer's language.</param>
    /// <param name="key">What is refused.</param>
    /// <param name="can">Who can do it.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<DeskReply> RefuseAsync(Heard heard, SetupWords words, string key, Func<Member, bool> can, CancellationToken cancellation) =>
        RefuseAsync(heard, words, words.Say(key), names => words.Say("Post.WhoCan", names), can, cancellation);

    /// <summary>Refuses in a sentence of its own, names those who can, and offers to ask for access.</summary>
    /// <param name="heard">Where and who.</param>
    /// <param name="words">The words of the answer's language.</param>
    /// <param name="why">Why it is refused.</param>
    /// <param name="whoCan">The sentence that names those who can.</param>
    /// <param name="can">Who can do it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="besides">Somebody who can besides, named first; or null.</param>
    public async Task<DeskReply> RefuseAsync(
        Heard heard, SetupWords words, string why, Func<string, string> whoCan, Func<Member, bool> can, CancellationToken cancellation, string? besides = null)
    {
        var names = (await members.MembersAsync(heard.Workspace, cancellation)).Where(can).Select(member => member.Name).Prepend(besides).OfType<string>().Distinct().Take(MostNamed).ToList();
        return new(
            new()
            {
                Language = words.Language,
                Headline = why,
                Parts = names.Count == 0 ? [] : [new Part.Text(whoCan(string.Join(words.Say("List"), names)))],
                Choices = [SettingsDesk.Access(words)],
            },
            ReplyPlace.Whisper);
    }
}
