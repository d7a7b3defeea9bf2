using System.Collections.ObjectModel;
using System.Net.Http.Headers;
using System.Text.Json;
using NodaTime;
using SlaBot.Channels.Deliveries;
using SlaBot.Channels.Desk;
using SlaBot.Channels.Json;
using SlaBot.Channels.Sealing;
using SlaBot.Channels.Turns;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Values;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>
/// Sends files as Teams wants it: the person is asked, and only a yes tells where in the person's own files the bytes go.
/// The file is made anew then, so that nothing waits in memory.
/// </summary>
/// <param name="http">Follows no redirects and carries no token.</param>
/// <param name="desk">Makes the files.</param>
/// <param name="seal">Seals what is asked.</param>
/// <param name="people">Knows who is who.</param>
/// <param name="post">Sends.</param>
/// <param name="settings">Tells which hosts hold files.</param>
internal sealed class FileConsents(HttpClient http, ChannelDesk desk, ActSeal seal, People people, TeamsPost post, TeamsSettings settings)
{
    /// <summary>The name of the invoke that answers the question.</summary>
    public const string Invoke = "fileConsent/invoke";

    private const string ConsentCard = "application/vnd.microsoft.teams.card.file.consent";
    private const string InfoCard = "application/vnd.microsoft.teams.card.file.info";
    private const string Teams = "msteams";

    /// <summary>Asks whether a file may be sent; a client that is not Teams gets it at once.</summary>
    public Task<Delivery> OfferAsync(Turn turn, ConversationReference to, DeskReply said, DeskFile file, Instant at, CancellationToken cancellation) =>
        post.PostAsync(turn, to, to.ChannelId == Teams ? Question(turn.Workspace, to, said, file, at) : Whole(said, file), cancellation);

    /// <summary>Takes the answer.</summary>
    public async Task<TurnEnd> AnswerAsync(Turn turn, Activity activity, CancellationToken cancellation)
    {
        if (activity.Sender() is not { } person || activity.Value is not { } value)
        {
            return new(InboundState.Done, new(400, default));
        }

        var at = turn.Event.ReceivedAt;
        var heard = people.Heard(turn, activity, person);
        var said = await SaidAsync(heard, value, cancellation);
        if (said.File is { } file)
        {
            await turn.BeginSendingAsync(cancellation);
            var words = SetupWords.In(heard.Language);
            if (await TryPutAsync(value.Member("uploadInfo"), file, cancellation))
            {
                _ = activity.ReplyToId is { } card ? await post.DeleteAsync(turn, activity.Reference(), card, cancellation) : null;
                return End(await post.PostAsync(turn, activity.Reference(), Info(value.Member("uploadInfo"), file, words.Say("File.Sent", file.Name)), cancellation));
            }

            said = new(words.Reply("File.NotSent"));
        }

        return End(activity.ReplyToId is { } asked && said.Place != ReplyPlace.Whisper
            ? await post.UpdateAsync(turn, activity.Reference(), asked, said.Reply, at, cancellation)
            : await post.PostAsync(turn, activity.Reference(), said.Reply, at, cancellation));
    }

    private async Task<DeskReply> SaidAsync(Heard heard, JsonElement value, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        return value.Text("action") != "accept" ? new(words.Reply("File.Declined"))
            : value.Member("context") is { } context && seal.TryOpen(context.Text("t"), out var act) ? await desk.PressAsync(heard, act, ReadOnlyDictionary<string, string>.Empty, cancellation)
            : new(words.Reply("Act.NotHere"), ReplyPlace.Whisper);
    }

    private async Task<bool> TryPutAsync(JsonElement? uploadInfo, DeskFile file, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(uploadInfo.Text("uploadUrl"), UriKind.Absolute, out var address) || !FileHosts.Hold(address, settings))
        {
            return false;
        }

        using var content = new ReadOnlyMemoryContent(file.Content);
        content.Headers.ContentType = new("application/octet-stream");
        content.Headers.ContentRange = new ContentRangeHeaderValue(0, file.Content.Length - 1, file.Content.Length);
        try
        {
            using var response = await http.PutAsync(address, content, cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException || (failed is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }

    private Activity Question(WorkspaceId workspace, ConversationReference to, DeskReply said, DeskFile file, Instant at)
    {
        var token = seal.Seal(new(workspace, Platform.Teams, TeamsScene.WithoutThread(to.Conversation.Id!), ActKind.Do, file.Act, at));
        var context = new FileContext(token);
        return Carrying(said, new Attachment
        {
            ContentType = ConsentCard,
            Name = file.Name,
            Content = RawJson.Of(new(file.Description, file.Content.Length, context, context), ActivityJson.Default.FileConsentCard),
        });
    }

    private static Activity Info(JsonElement? uploadInfo, DeskFile file, string words) => new()
    {
        Type = ActivityTypes.Message,
        Summary = words,
        Attachments =
        [
            new Attachment
            {
                ContentType = InfoCard,
                Name = uploadInfo.Text("name") ?? file.Name,
                ContentUrl = uploadInfo.Text("contentUrl"),
                Content = RawJson.Of(new(uploadInfo.Text("uniqueId"), uploadInfo.Text("fileType")), ActivityJson.Default.FileInfoCard),
            },
        ],
    };

    private static Activity Whole(DeskReply said, DeskFile file) => Carrying(said, new Attachment
    {
        ContentType = "text/yaml",
        Name = file.Name,
        ContentUrl = $"data:text/yaml;base64,{Convert.ToBase64String(file.Content.Span)}",
    });

    private static Activity Carrying(DeskReply said, Attachment attachment) => new()
    {
        Type = ActivityTypes.Message,
        Locale = said.Reply.Language,
        Summary = said.Reply.Headline,
        Text = said.Reply.Headline,
        TextFormat = "plain",
        Attachments = [attachment],
    };

    private static TurnEnd End(Delivery delivery) => TurnEnd.Of(delivery) with { Answer = new(200, default) };
}
