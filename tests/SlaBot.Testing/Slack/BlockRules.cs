using System.Text.Json.Nodes;

namespace SlaBot.Testing.Slack;

/// <summary>What Slack takes for blocks, as far as the fake tells: kinds, counts and the lengths that matter most.</summary>
internal static class BlockRules
{
    private const int MostCharacters = 13_200;

    private static readonly HashSet<string> Kinds =
    [
        "actions", "alert", "card", "carousel", "container", "context", "context_actions", "data_table", "data_visualization", "divider", "file", "header", "image", "input", "markdown", "plan", "rich_text", "section", "table", "task_card", "video",
    ];

    /// <summary>The error of a message's blocks, or null.</summary>
    public static string? OfMessage(JsonNode? blocks, FakeWorkspace workspace) => blocks switch
    {
        null => null,
        JsonArray { Count: > 50 } => "invalid_blocks",
        JsonArray all when all.Any(block => !IsGood(block) || workspace.RefusedBlocks.Contains(Kind(block)!)) => "invalid_blocks",
        JsonArray all when all.Count(block => Kind(block) == "data_visualization") > 2 => "invalid_blocks",
        JsonArray all when Characters(all) > MostCharacters => "msg_blocks_too_long",
        JsonArray => null,
        _ => "invalid_blocks_format",
    };

    /// <summary>The error of a view, or null.</summary>
    public static string? OfView(JsonNode? view, string type)
    {
        if (view is not JsonObject json || json["type"]?.ToString() != type || json["blocks"] is not JsonArray { Count: <= 100 } blocks || !blocks.All(IsGood))
        {
            return "invalid_arguments";
        }

        var hasInput = blocks.Any(block => Kind(block) == "input");
        return type == "modal" && (json["title"]?["text"]?.ToString() is not { Length: > 0 and <= 24 } || (hasInput && json["submit"] is null)) ? "invalid_arguments"
            : json["private_metadata"]?.ToString().Length > 3_000 || json["callback_id"]?.ToString().Length > 255 ? "invalid_arguments"
            : null;
    }

    private static string? Kind(JsonNode? block) => (block as JsonObject)?["type"]?.ToString();

    private static bool IsGood(JsonNode? block) => Kind(block) is { } kind && Kinds.Contains(kind) && kind switch
    {
        "section" => block!["text"] is not null || block["fields"] is JsonArray { Count: > 0 and <= 10 },
        "header" => block!["text"]?["type"]?.ToString() == "plain_text" && block["text"]!["text"]!.ToString().Length is > 0 and <= 150,
        "actions" => block!["elements"] is JsonArray { Count: > 0 and <= 25 },
        "context" => block!["elements"] is JsonArray { Count: > 0 and <= 10 },
        "image" => block!["alt_text"] is not null,
        "input" => block!["element"] is not null && block["label"] is not null,
        _ => true,
    } && HasGoodTexts(block);

    private static bool HasGoodTexts(JsonNode? node) => node switch
    {
        JsonObject json => (json["type"]?.ToString() is not ("mrkdwn" or "plain_text") || json["text"]?.ToString() is { Length: > 0 and <= 3_000 })
            && json.All(member => HasGoodTexts(member.Value)),
        JsonArray all => all.All(HasGoodTexts),
        _ => true,
    };

    private static int Characters(JsonNode? node) => node switch
    {
        JsonObject json => json.Sum(member => member is { Key: "text", Value: JsonValue text } ? text.ToString().Length : Characters(member.Value)),
        JsonArray all => all.Sum(Characters),
        _ => 0,
    };
}
