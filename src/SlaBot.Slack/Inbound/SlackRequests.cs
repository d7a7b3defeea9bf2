using System.Net;
using System.Text;
using System.Text.Json;

namespace SlaBot.Slack.Inbound;

/// <summary>Reads the body of a request of Slack's. Whatever it is made of, this throws nothing.</summary>
internal static class SlackRequests
{
    private const int Deepest = 64;
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>What a body says.</summary>
    /// <param name="kind">For what it was sent: which endpoint.</param>
    /// <param name="contentType">What the request calls it.</param>
    /// <param name="body">The bytes as they came, whose signature holds.</param>
    /// <returns>What it says, or null where it is none such: no JSON, no object, no form, without what makes it of use.</returns>
    public static SlackInbound? Read(SlackKind kind, string? contentType, ReadOnlyMemory<byte> body)
    {
        if (contentType?.Split(';')[0].Trim().Equals(Form, StringComparison.OrdinalIgnoreCase) != true)
        {
            return kind == SlackKind.Event ? Read(kind, body) : null;
        }

        var fields = FieldsOf(body.Span);
        return fields.GetValueOrDefault("ssl_check") == "1" ? new SlackInbound.Nothing()
            : kind == SlackKind.Command ? Read(kind, JsonOf(fields))
            : kind == SlackKind.Interaction && fields.TryGetValue("payload", out var payload) ? Read(kind, Encoding.UTF8.GetBytes(payload))
            : null;
    }

    /// <summary>What JSON says.</summary>
    /// <returns>What it says, or null where it is none such.</returns>
    public static SlackInbound? Read(SlackKind kind, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = Deepest });
            return SlackPayloads.Read(kind, document.RootElement.Clone());
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or ArgumentException)
        {
            // Half a character in a member's name is no JsonException.
            return null;
        }
    }

    // Of a field that comes twice the first counts. Slack's own forms have some twenty fields.
    private static Dictionary<string, string> FieldsOf(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Encoding.UTF8.GetString(body).Split('&', 200))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            _ = fields.TryAdd(WebUtility.UrlDecode(equals < 0 ? part : part[..equals]), equals < 0 ? "" : WebUtility.UrlDecode(part[(equals + 1)..]));
        }

        return fields;
    }

    private static ReadOnlyMemory<byte> JsonOf(Dictionary<string, string> fields)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in fields)
            {
                writer.WriteString(name, value);
            }

            writer.WriteEndObject();
        }

        return json.ToArray();
    }
}
