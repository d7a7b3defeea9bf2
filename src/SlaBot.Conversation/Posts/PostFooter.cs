using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;

namespace SlaBot.Conversation.Posts;

/// <summary>What every post in a place ends with: how to stop it there.</summary>
public static class PostFooter
{
    /// <summary>What the act of the button begins with; the kind follows.</summary>
    public const string Stop = "posts:stop:";

    /// <summary>The button that stops posts of a kind in the place where it is pressed.</summary>
    public static Choice StopHere(Voice voice, PostingKind kind) => new(voice.Say("PostFooter.Stop"), voice.Say("PostFooter.Stop.Message")) { Act = Stop + kind };
}
