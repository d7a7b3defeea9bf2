using System.Text.Json.Nodes;

namespace SlaBot.Testing.Slack;

/// <summary>A request that came to the fake Slack.</summary>
/// <param name="Number">Its place in the order of arrival, from 1.</param>
/// <param name="At">When it came, by the clock of the fake.</param>
/// <param name="Method">The method of the Web API, such as <c>chat.postMessage</c>; or <c>respond</c>, <c>upload</c>, <c>download</c>, <c>authorize</c>, <c>unknown</c>.</param>
/// <param name="Verb">The HTTP method.</param>
/// <param name="RawTarget">The path and query as they were on the wire.</param>
/// <param name="Headers">All headers.</param>
/// <param name="Arguments">The arguments, of JSON or of a form, with the JSON in a form's fields read; empty where the method does not read what was sent.</param>
public sealed record SlackRequest(
    int Number, DateTimeOffset At, string Method, string Verb, string RawTarget, IReadOnlyDictionary<string, string> Headers, JsonObject Arguments)
{
    /// <summary>Gets the token, or null.</summary>
    public string? Token { get; init; }

    /// <summary>Gets the workspace that the token belongs to, or null.</summary>
    public string? Team { get; init; }

    /// <summary>Gets the type of the body, or null.</summary>
    public string? ContentType => Headers.GetValueOrDefault("Content-Type");

    /// <summary>Gets the raw bytes of the body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets what a good answer told: the message's <c>ts</c>, or the id of what was made.</summary>
    public string? AnsweredId { get; init; }

    public string? Text => Argument("text");

    public string? Channel => Argument("channel") ?? Argument("channel_id");

    /// <summary>Gets the key in the message's metadata, or null.</summary>
    public string? Key => Arguments["metadata"]?["event_payload"]?["key"]?.GetValue<string>();

    /// <summary>Gets the types of the message's blocks.</summary>
    public IReadOnlyList<string> BlockTypes => Arguments["blocks"] is JsonArray blocks ? [.. blocks.Select(block => block?["type"]?.GetValue<string>() ?? "?")] : [];

    /// <summary>An argument as text, or null.</summary>
    public string? Argument(string name) => Arguments[name] is JsonValue value ? value.ToString() : null;
}
