using System.Diagnostics.CodeAnalysis;
using NodaTime;
using SlaBot.Channels.Pictures;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;
using SlaBot.Slack.Blocks;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Turns;

/// <summary>Makes messages, modals and home tabs of replies, each button sealed for the channel that it is shown in.</summary>
/// <param name="seal">Seals the buttons.</param>
/// <param name="pictures">Gives charts an address for workspaces where Slack draws none, or null.</param>
internal sealed class ReplyBlocks(ActSeal seal, PictureAddresses? pictures = null)
{
    private const char After = '.';

    /// <summary>A reply as a message.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="stage">Where it will stand.</param>
    /// <param name="share">What was asked, where the answer is shown to one person who may share it; else null.</param>
    public SlackMessage Message(Reply reply, Stage stage, string? share = null) =>
        BlockKitRenderer.Render(reply, Scene(stage, messageTs: null) with { SharedBy = share is null ? null : Seal(stage, ActKind.Say, share), PictureOf = PicturesIn(reply) });

    /// <summary>A reply as a message that nobody asked for.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="workspace">Whose data it is about.</param>
    /// <param name="channel">The channel that it will stand in.</param>
    /// <param name="at">The moment that its buttons answer to.</param>
    public SlackMessage Message(Reply reply, WorkspaceId workspace, string channel, Instant at) => BlockKitRenderer.Render(reply, Scene(workspace, channel, at, messageTs: null) with { PictureOf = PicturesIn(reply) });

    /// <summary>The form of a reply as a modal.</summary>
    /// <param name="reply">A reply with a form.</param>
    /// <param name="stage">Where it was asked for.</param>
    /// <param name="messageTs">The message whose button opened it, or null.</param>
    public SlackView Modal(Reply reply, Stage stage, string? messageTs) => BlockKitRenderer.Modal(reply, Scene(stage, messageTs));

    /// <summary>Replies as a home tab.</summary>
    public SlackView Home(IReadOnlyList<Reply> replies, Stage stage) => BlockKitRenderer.Home(replies, Scene(stage, messageTs: null));

    /// <summary>Opens what came back with a press or a form, if it was shown in this channel.</summary>
    /// <param name="text">What came back.</param>
    /// <param name="act">The act.</param>
    /// <param name="messageTs">The message whose button opened the form, or null.</param>
    public bool TryOpen(string? text, [NotNullWhen(true)] out SealedAct? act, out string? messageTs)
    {
        var end = text?.LastIndexOf(After) ?? -1;
        messageTs = end > 0 ? text![..end] : null;
        return seal.TryOpen(end > 0 ? text![(end + 1)..] : text, out act) && act.Platform == Platform.Slack;
    }

    private Func<Part.Chart, Uri?>? PicturesIn(Reply reply) => pictures is null ? null : chart => pictures.Of(chart, reply.Language);

    private BlockScene Scene(Stage stage, string? messageTs) => Scene(stage.Workspace, stage.Channel, stage.At, messageTs);

    private BlockScene Scene(WorkspaceId workspace, string channel, Instant at, string? messageTs) => new(
        choice => Seal(workspace, channel, at, choice.Act is null ? ActKind.Say : ActKind.Do, choice.Act ?? choice.Message),
        form => (messageTs is null ? "" : messageTs + After) + Seal(workspace, channel, at, ActKind.Form, form.Id));

    private string Seal(Stage stage, ActKind kind, string words) => Seal(stage.Workspace, stage.Channel, stage.At, kind, words);

    private string Seal(WorkspaceId workspace, string channel, Instant at, ActKind kind, string words) =>
        seal.Seal(new(workspace, Platform.Slack, channel, kind, words, at));
}
