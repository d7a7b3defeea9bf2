using System.Text.Json;
using NodaTime;
using SlaBot.Channels.Sealing;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Values;
using SlaBot.Teams.Cards;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Makes messages and cards of replies, each button sealed for the conversation that it is shown in.</summary>
/// <param name="seal">Seals the buttons.</param>
internal sealed class ReplyCards(ActSeal seal)
{
    private const string Teams = "msteams";

    private readonly CardStencils stencils = new();

    /// <summary>A reply as a message.</summary>
    public Activity Message(Reply reply, WorkspaceId workspace, ConversationReference to, Instant at) => CardMessage.Of(reply, SceneOf(workspace, to, at), stencils.RenderJson);

    /// <summary>A reply as a card alone: what answers the press on another card.</summary>
    public JsonElement Card(Reply reply, WorkspaceId workspace, ConversationReference to, Instant at) =>
        stencils.RenderJson(reply, SceneOf(workspace, to, at)).Parse();

    private CardScene SceneOf(WorkspaceId workspace, ConversationReference to, Instant at)
    {
        var conversation = TeamsScene.WithoutThread(to.Conversation.Id!);
        return new(
            choice => seal.Seal(new(workspace, Platform.Teams, conversation, choice.Act is null ? ActKind.Say : ActKind.Do, choice.Act ?? choice.Message, at)),
            form => seal.Seal(new(workspace, Platform.Teams, conversation, ActKind.Form, form.Id, at)))
        {
            KnowsWidths = to.ChannelId == Teams,
        };
    }
}
