using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Answers;

/// <summary>"I approve": there is no proposal to sign; it says so, and which version is in force.</summary>
internal sealed class ApproveAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.Approve;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var voice = topic.Voice;
        return topic.Tell(
            voice.Say("Approve.Headline"),
            [
                topic.View.Revision is { } revision
                    ? new Part.Text(voice.Say("Approve.InForce", revision.Terms.Name, revision.Number, voice.Dates.Of(revision.Reach.From)))
                    : new Part.Text(voice.Say("Help.NoAgreement")),
                new Part.Text(voice.Say("Approve.HowTo")),
            ],
            NextSteps.Of(topic, Intent.Agreement, Intent.Pace)) with
        {
            Write = new Write.Approve(),
        };
    }
}
