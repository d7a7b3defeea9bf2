using System.Text.Json;
using SlaBot.Channels.Json;

namespace SlaBot.Slack.Inbound;

/// <summary>Reads what Slack's objects have in common: what is missing, blank or of another shape is null or empty.</summary>
internal static class SlackObjects
{
    /// <summary>A member that is a text and not empty: an id, a name.</summary>
    public static string? Word(this JsonElement? element, params ReadOnlySpan<string> path) => element.Text(path) is { Length: > 0 } text ? text : null;

    /// <summary>A member that is true.</summary>
    public static bool IsTrue(this JsonElement? element, string name) => element?.Member(name)?.ValueKind == JsonValueKind.True;

    /// <summary>An id that is told as itself or as the member <c>id</c> of an object.</summary>
    public static string? Id(this JsonElement? element, string name) => element.Word(name) ?? element.Word(name, "id");

    /// <summary>An address that is whole.</summary>
    public static Uri? Address(this JsonElement? element, string name) =>
        element.Word(name) is { Length: < 4_096 } text && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;

    /// <summary>The objects of a list.</summary>
    public static IEnumerable<JsonElement?> Objects(this JsonElement? element, string name) => element?.Member(name) is { ValueKind: JsonValueKind.Array } list
        ? list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object).Select(one => (JsonElement?)one)
        : [];

    /// <summary>The texts of a list.</summary>
    public static IReadOnlyList<string> Words(this JsonElement? element, string name) => element?.Member(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.String).Select(one => one.GetString()!).Where(one => one.Length > 0)]
        : [];

    /// <summary>The files of a list; those without an id are left out.</summary>
    public static IReadOnlyList<SlackFile> Files(this JsonElement? element) =>
    [
        .. element.Objects("files").Where(file => file.Word("id") is not null).Select(file => new SlackFile(file.Word("id")!, file.Word("name"), file.Address("url_private_download") ?? file.Address("url_private"))
        {
            Type = file.Word("filetype"),
            Size = file?.Member("size") is { ValueKind: JsonValueKind.Number } size && size.TryGetInt64(out var bytes) ? bytes : null,
        }),
    ];

    /// <summary>A view, or null where there is none.</summary>
    public static SlackViewState? View(this JsonElement? element) => element?.Member("view") is { ValueKind: JsonValueKind.Object } found && (JsonElement?)found is var view
        ? new(view.Word("id"), view.Word("hash"))
        {
            Type = view.Word("type"),
            CallbackId = view.Word("callback_id"),
            PrivateMetadata = view.Word("private_metadata"),
            Answers = Answers(view?.Member("state")),
        }
        : null;

    /// <summary>What inputs hold: <c>values[block][action]</c>.</summary>
    public static IReadOnlyList<SlackAnswer> Answers(JsonElement? state)
    {
        var answers = new List<SlackAnswer>();
        if (state?.Member("values") is { ValueKind: JsonValueKind.Object } blocks)
        {
            foreach (var block in blocks.EnumerateObject().Where(block => block.Value.ValueKind == JsonValueKind.Object))
            {
                answers.AddRange(block.Value.EnumerateObject()
                    .Where(action => action.Value.ValueKind == JsonValueKind.Object)
                    .Select(action => Answer(block.Name, action.Name, action.Value)));
            }
        }

        return answers;
    }

    /// <summary>What one element holds.</summary>
    public static SlackAnswer Answer(string block, string action, JsonElement? element) =>
        new(block, action, element.Word("type"), Held(element)) { Files = element.Files(), At = element.Word("action_ts") };

    // Each type of element has a member of its own for what it holds.
    private static IReadOnlyList<string> Held(JsonElement? element)
    {
        foreach (var name in (ReadOnlySpan<string>)["value", "selected_date", "selected_time", "selected_user", "selected_conversation", "selected_channel"])
        {
            if (element.Word(name) is { } word)
            {
                return [word];
            }
        }

        if (element.Word("selected_option", "value") is { } option)
        {
            return [option];
        }

        if (element?.Member("selected_date_time") is { ValueKind: JsonValueKind.Number } moment)
        {
            return [moment.GetRawText()];
        }

        string[] options = [.. element.Objects("selected_options").Select(one => one.Word("value")).OfType<string>()];
        return options.Length > 0 ? options
            : [.. element.Words("selected_users"), .. element.Words("selected_conversations"), .. element.Words("selected_channels"), .. element.Objects("files").Select(file => file.Word("id")).OfType<string>()];
    }
}
