using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Outbound;

/// <summary>The JSON that methods of the Web API take.</summary>
internal static class MessageBody
{
    // Not for HTML: escaping Chinese would only make it longer.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes an object.</summary>
    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>A message to post: links are not unfolded, and its key goes along unseen.</summary>
    public static ReadOnlyMemory<byte> Post(SlackPlace to, SlackMessage message, bool isClassic) => Of(json =>
    {
        WritePlace(json, to);
        WriteWords(json, message, isClassic, isChange: false);
        if (to.Thread is not null)
        {
            json.WriteString("thread_ts", to.Thread);
        }

        WriteNoUnfurls(json);
        WriteKey(json, message);
    });

    /// <summary>A message for one person of a channel.</summary>
    public static ReadOnlyMemory<byte> Whisper(SlackPlace to, string user, SlackMessage message, bool isClassic) => Of(json =>
    {
        WritePlace(json, to);
        json.WriteString("user", user);
        WriteWords(json, message, isClassic, isChange: false);
        if (to.Thread is not null)
        {
            json.WriteString("thread_ts", to.Thread);
        }
    });

    /// <summary>A message in the place of another: words and blocks both, because what becomes of one that is left out differs.</summary>
    public static ReadOnlyMemory<byte> Change(SlackPlace at, string ts, SlackMessage message, bool isClassic) => Of(json =>
    {
        WritePlace(json, at);
        json.WriteString("ts", ts);
        WriteWords(json, message, isClassic, isChange: true);
        WriteKey(json, message);
    });

    /// <summary>The message to take away.</summary>
    public static ReadOnlyMemory<byte> Delete(SlackPlace at, string ts) => Of(json =>
    {
        WritePlace(json, at);
        json.WriteString("ts", ts);
    });

    /// <summary>An answer by a response address.</summary>
    public static ReadOnlyMemory<byte> Respond(SlackMessage message, ResponseKind kind, bool isClassic) => Of(json =>
    {
        if (kind == ResponseKind.Delete)
        {
            json.WriteBoolean("delete_original", true);
            return;
        }

        json.WriteString("response_type", kind == ResponseKind.Post ? "in_channel" : "ephemeral");
        json.WriteBoolean("replace_original", kind == ResponseKind.Replace);
        WriteWords(json, message, isClassic, isChange: kind == ResponseKind.Replace);
        WriteNoUnfurls(json);
    });

    /// <summary>Names a view.</summary>
    public static ReadOnlyMemory<byte> View(SlackView view, params (string Name, string? Value)[] beside) => Of(json =>
    {
        foreach (var (name, value) in beside)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        json.WritePropertyName("view");
        json.WriteRawValue(view.Json.Span, skipInputValidation: true);
    });

    /// <summary>The workspace, where a token is good for many: every method takes it.</summary>
    public static void WriteTeam(Utf8JsonWriter json, InstallationId installation, string team)
    {
        if (installation.Team is null && team.Length > 0)
        {
            json.WriteString("team_id", team);
        }
    }

    private static void WritePlace(Utf8JsonWriter json, SlackPlace place)
    {
        json.WriteString("channel", place.Channel);
        WriteTeam(json, place.Installation, place.Team);
    }

    private static void WriteWords(Utf8JsonWriter json, SlackMessage message, bool isClassic, bool isChange)
    {
        json.WriteString("text", message.Text);
        if ((isClassic ? message.ClassicBlocks : message.Blocks) is { IsEmpty: false } blocks)
        {
            json.WritePropertyName("blocks");
            json.WriteRawValue(blocks.Span, skipInputValidation: true);
        }
        else if (isChange)
        {
            json.WriteStartArray("blocks");
            json.WriteEndArray();
        }
    }

    private static void WriteNoUnfurls(Utf8JsonWriter json)
    {
        json.WriteBoolean("unfurl_links", false);
        json.WriteBoolean("unfurl_media", false);
    }

    private static void WriteKey(Utf8JsonWriter json, SlackMessage message)
    {
        if (message.Key is null)
        {
            return;
        }

        json.WriteStartObject("metadata");
        json.WriteString("event_type", "slabot");
        json.WriteStartObject("event_payload");
        json.WriteString("key", message.Key);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
