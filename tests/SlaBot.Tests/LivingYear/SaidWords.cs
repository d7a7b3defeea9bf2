using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlaBot.Testing.Slack;
using SlaBot.Testing.Teams;

namespace SlaBot.Tests.LivingYear;

/// <summary>What people read of messages, as one text.</summary>
internal static class SaidWords
{
    private static readonly HashSet<string> Read = ["text", "title", "value", "label", "inlines"];

    public static string Of(ConnectorRequest request)
    {
        var text = new StringBuilder();
        if (request.Body!.Value.TryGetProperty("attachments", out var cards) && cards.GetArrayLength() > 0)
        {
            Add(cards[0].GetProperty("content"), text);
        }

        return Plain(text.Append(request.Text).ToString());
    }

    public static string Of(FakeMessage message) =>
        Plain(string.Join(" | ", SlackWords.Of(message.Text, message.Blocks is { } blocks ? Encoding.UTF8.GetBytes(((JsonNode)blocks).ToJsonString()) : null)));

    /// <summary>The buttons of a message on Slack.</summary>
    public static bool HasButton(FakeMessage message, string label) => message.Blocks is { } blocks && ((JsonNode)blocks).ToJsonString().Contains(JsonSerializer.Serialize(label), StringComparison.Ordinal);

    private static void Add(JsonElement node, StringBuilder text)
    {
        switch (node.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var one in node.EnumerateArray())
                {
                    Add(one, text);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in node.EnumerateObject().Where(member => member.Name is not ("fallback" or "data")))
                {
                    if (member.Value.ValueKind == JsonValueKind.String && Read.Contains(member.Name))
                    {
                        text.Append(member.Value.GetString()).Append(" | ");
                    }
                    else
                    {
                        Add(member.Value, text);
                    }
                }

                break;
            default:
                break;
        }
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace("\u2060", "", StringComparison.Ordinal);
}
