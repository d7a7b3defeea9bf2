using System.Text.Json;

namespace SlaBot.Testing.Teams;

/// <summary>A request that came to the fake Connector.</summary>
/// <param name="Number">Its place in the order of arrival, from 1.</param>
/// <param name="At">When it came, by the clock of the fake.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="RawTarget">The path and query as they were on the wire.</param>
/// <param name="Operation"><c>send</c>, <c>reply</c>, <c>update</c>, <c>delete</c>, <c>create</c>, <c>members</c>, <c>pagedmembers</c>, <c>member</c>, <c>team</c>, <c>channels</c> or <c>unknown</c>.</param>
/// <param name="Conversation">The conversation (or team), decoded; null for a creation.</param>
/// <param name="Item">The activity or member, decoded, where the path names one.</param>
/// <param name="Query">The query, without the question mark.</param>
/// <param name="Authorization">The header, or null.</param>
/// <param name="Headers">All headers.</param>
/// <param name="Body">The JSON, or null where there is none.</param>
public sealed record ConnectorRequest(
    int Number,
    DateTimeOffset At,
    string Method,
    string RawTarget,
    string Operation,
    string? Conversation,
    string? Item,
    string Query,
    string? Authorization,
    IReadOnlyDictionary<string, string> Headers,
    JsonElement? Body)
{
    /// <summary>Gets the id that the answer told, or null.</summary>
    public string? AnsweredId { get; init; }

    /// <summary>Gets the type of the activity, or null.</summary>
    public string? Type => Member("type");

    /// <summary>Gets the text of the activity, or null.</summary>
    public string? Text => Member("text");

    /// <summary>The text of a member of the body, or null.</summary>
    public string? Member(string name) =>
        Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;
}
