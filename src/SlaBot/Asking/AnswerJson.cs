using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Standings;

namespace SlaBot.Asking;

/// <summary>An answer as the JSON that other programs rely on (<c>slabot ask --json</c>).</summary>
internal static class AnswerJson
{
    // Names in other scripts stay readable; the text never lands in a page as it stands.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The answer on one line.</summary>
    /// <param name="id">What the asker calls the question, or null.</param>
    /// <param name="answered">The answer.</param>
    /// <param name="trace">How its reading came about, where that was asked for.</param>
    public static string Of(JsonElement? id, Answered answered, ReadingTrace? trace = null)
    {
        var json = new JsonObject
        {
            ["id"] = id is { } given ? JsonNode.Parse(given.GetRawText()) : null,
            ["language"] = answered.Reading.Language,
            ["reading"] = Reading(answered.Reading),
            ["answers"] = Standings(answered.Standings),
            ["compared"] = answered.Compared.Count > 0 ? Standings(answered.Compared) : null,
            ["gap"] = answered.Gap is { } gap ? GapJson.Of(gap) : null,
            ["write"] = answered.Write is { } write ? WriteJson.Of(write) : null,
            ["demo"] = answered.Reply.IsDemo,
            ["text"] = TextRenderer.Render(answered.Reply),
        };
        if (trace is not null)
        {
            json["explain"] = TraceJson.Of(trace, answered.Reading);
        }

        return json.ToJsonString(Readable);
    }

    /// <summary>What is said in the place of an answer that cannot be given.</summary>
    public static string Error(string sentence) => new JsonObject { ["id"] = null, ["error"] = sentence }.ToJsonString(Readable);

    /// <summary>A day as <c>2026-07-31</c>.</summary>
    public static string Iso(NodaTime.LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static JsonArray Standings(IReadOnlyList<Standing> standings) => [.. standings.Select(StandingJson.Of)];

    /// <summary>What was asked.</summary>
    public static JsonObject Reading(Reading reading) => new()
    {
        ["intent"] = Snake(reading.Intent.ToString()),
        ["kpi"] = new JsonArray([.. reading.Kpis.Select(kpi => (JsonNode)kpi.Value)]),
        ["department"] = reading.Department?.Value,
        ["period"] = Days(reading.Period),
        ["compare"] = Days(reading.Compare),
        ["value"] = reading.Values.Count switch
        {
            0 => null,
            1 => reading.Values[0],
            _ => new JsonArray([.. reading.Values.Select(value => (JsonNode)value)]),
        },
        ["unit"] = reading.Unit,
        ["confidence"] = Math.Round(reading.Confidence, 2),
    };

    /// <summary>A period as its first and last day.</summary>
    public static JsonObject? Days(Period? period) => period is { } days
        ? new() { ["from"] = Iso(days.From), ["to"] = Iso(days.To) }
        : null;

    /// <summary>A name as it is on the wire: <c>OutOfScope</c> is <c>out_of_scope</c>.</summary>
    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
