using System.Text.Json.Nodes;

namespace SlaBot.Tests.Teams;

/// <summary>Says what is different about an activity.</summary>
internal static class JsonObjects
{
    public static JsonObject With(this JsonObject json, string name, JsonNode value)
    {
        json[name] = value;
        return json;
    }
}
