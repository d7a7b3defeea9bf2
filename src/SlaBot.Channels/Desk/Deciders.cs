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
    public async Task<DeskReply> RefuseAsync(Heard heard, SetupWords words, string key, Func<Member, bool> can, CancellationToken cancellation)
    {
        var names = (await members.MembersAsync(heard.Workspace, cancellation)).Where(can).Select(member => member.Name).OfType<string>().Distinct().Take(MostNamed).ToList();
        return new(
            new()
            {
                Language = words.Language,
                Headline = words.Say(key),
                Parts = names.Count == 0 ? [] : [new Part.Text(words.Say("Post.WhoCan", string.Join(words.Say("List"), names)))],
                Choices = [SettingsDesk.Access(words)],
            },
            ReplyPlace.Whisper);
    }
}
