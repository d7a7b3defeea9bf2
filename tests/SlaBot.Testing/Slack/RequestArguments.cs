using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace SlaBot.Testing.Slack;

/// <summary>Reads the arguments of a method as strictly as Slack does: a method that reads no JSON finds none in it.</summary>
internal static class RequestArguments
{
    private static readonly HashSet<string> FormOnly = ["users.info", "conversations.members", "files.getUploadURLExternal", "files.completeUploadExternal", "oauth.v2.access"];
    private static readonly HashSet<string> Structured = ["blocks", "view", "metadata", "files", "unfurls", "attachments"];

    /// <summary>Reads them.</summary>
    /// <returns>The arguments, and the error where they cannot be read.</returns>
    public static (JsonObject Arguments, string? Error) Of(string method, string? contentType, string query, ReadOnlyMemory<byte> body)
    {
        var type = contentType?.Split(';')[0].Trim();
        if (body.IsEmpty)
        {
            return (Form(query), null);
        }

        return type switch
        {
            "application/x-www-form-urlencoded" => (Form(Encoding.UTF8.GetString(body.Span)), null),
            "application/json" when FormOnly.Contains(method) => ([], null),
            "application/json" => Json(body),
            _ => ([], "invalid_post_type"),
        };
    }

    private static (JsonObject Arguments, string? Error) Json(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonNode.Parse(body.Span, documentOptions: new() { AllowDuplicateProperties = false }) is JsonObject json ? (json, null) : ([], "json_not_object");
        }
        catch (JsonException)
        {
            return ([], "invalid_json");
        }
    }

    private static JsonObject Form(string form)
    {
        var arguments = new JsonObject();
        foreach (var (name, values) in QueryHelpers.ParseQuery(form))
        {
            arguments[name] = Structured.Contains(name) ? Parsed(values.ToString()) : (JsonNode)values.ToString();
        }

        return arguments;
    }

    private static JsonNode? Parsed(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
