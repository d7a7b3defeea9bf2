using System.Text.Json;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Reads the body of a request as an activity. Whatever it is made of, this throws nothing.</summary>
internal static class ActivityParser
{
    /// <summary>The activity, or null where the body is none: no JSON, no object, too deep, a member twice, a member of the wrong type, no kind.</summary>
    public static Activity? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, ActivityJson.Default.Activity) is { Type.Length: > 0 } activity ? activity : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException or NotSupportedException or ArgumentException)
        {
            // A lone surrogate in a member's name is no JsonException.
            return null;
        }
    }
}
