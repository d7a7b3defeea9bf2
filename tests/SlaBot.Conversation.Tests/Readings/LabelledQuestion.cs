using System.Text.Json;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.Intents;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>One line of a question set, judged by the same rules as the score of the shared question sets.</summary>
internal sealed record LabelledQuestion(JsonElement Json)
{
    private static readonly HashSet<string> KpiIntents = ["pace", "value", "target", "trend", "compare", "why", "forecast", "required", "log_value", "amend"];
    private static readonly HashSet<string> Timeless = ["schedule", "subscribe", "unsubscribe", "help", "greeting", "thanks", "out_of_scope", "ambiguous"];
    private static readonly HashSet<string> TermIntents = ["pace", "target", "forecast", "required", "amend"];
    private static readonly HashSet<string> Writers = ["log_value", "amend", "approve", "celebrate", "subscribe", "unsubscribe"];

    public string Id => Json.GetProperty("id").GetString()!;

    public string Text => Json.GetProperty("text").GetString()!;

    public string Language => Json.GetProperty("lang").GetString()!;

    public string Intent => Json.GetProperty("intent").GetString()!;

    public Utterance Utterance => new(Text, Json.TryGetProperty("context", out var context) ? [.. context.EnumerateArray().Select(line => line.GetString()!)] : []);

    public static IReadOnlyList<LabelledQuestion> Load(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => new LabelledQuestion(JsonDocument.Parse(line).RootElement))];

    /// <summary>The fields that are wrong; empty when the reading is exact.</summary>
    public IReadOnlyList<string> Judge(Reading reading)
    {
        var intent = IntentNames.NameOf(reading.Intent);
        if (Language == "other" && intent is "help" or "ambiguous" or "out_of_scope")
        {
            return [];
        }

        if (!Choices("intent").Any(choice => choice?.GetString() == intent))
        {
            return ["intent"];
        }

        List<string> wrong = [];
        var kpis = reading.Kpis.Select(kpi => kpi.Value).Order(StringComparer.Ordinal).ToList();
        if (KpiIntents.Contains(intent) && KpiIntents.Contains(Intent) && !Choices("kpi").Any(choice => Ids(choice).SequenceEqual(kpis)))
        {
            wrong.Add("kpi");
        }

        if (!Choices("department").Any(choice => choice?.GetString() == reading.Department?.Value))
        {
            wrong.Add("department");
        }

        if (!Timeless.Contains(intent) && !PeriodsFit(reading.Period, reading.Compare, intent) && !(Choices("compare")[0] is not null && PeriodsFit(reading.Compare, reading.Period, intent)))
        {
            wrong.Add("period");
        }

        if (Writers.Contains(intent) && Known(Json, "value") is { } value && !Numbers(value).SequenceEqual(reading.Values))
        {
            wrong.Add("value");
        }

        return wrong;
    }

    /// <summary>Tells whether acting on the reading would change what must not change.</summary>
    public bool IsBadWrite(Reading reading)
    {
        var intent = IntentNames.NameOf(reading.Intent);
        var tags = Json.TryGetProperty("tags", out var list) ? list.EnumerateArray().Select(tag => tag.GetString()).ToList() : [];
        var allowed = Intent == "ambiguous" || Language == "other" ? []
            : tags.Contains("trap") || tags.Contains("injection") ? [Intent]
            : Choices("intent").Select(choice => choice?.GetString()).ToList();
        return Writers.Contains(intent) && !allowed.Contains(intent);
    }

    private static IEnumerable<decimal> Numbers(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(number => number.GetDecimal()) : [value.GetDecimal()];

    private static IEnumerable<string> Ids(JsonElement? list) =>
        list is { ValueKind: JsonValueKind.Array } ids ? ids.EnumerateArray().Select(id => id.GetString()!).Order(StringComparer.Ordinal) : [];

    private static string? Normal(string? span, string intent) =>
        span is null or "2015-01-01..2015-07-15" || (span == "2015-01-01..2015-12-31" && TermIntents.Contains(intent)) ? null : span;

    private static string? Span(JsonElement? period) =>
        period is { } days ? $"{days.GetProperty("from").GetString()}..{days.GetProperty("to").GetString()}" : null;

    private bool PeriodsFit(Period? period, Period? compare, string intent) =>
        Choices("period").Any(choice => Normal(Span(choice), intent) == Normal(period?.ToString(), intent))
        && Choices("compare").Any(choice => Normal(Span(choice), "") == Normal(compare?.ToString(), ""));

    private IReadOnlyList<JsonElement?> Choices(string field)
    {
        List<JsonElement?> choices = [Known(Json, field)];
        if (Json.TryGetProperty("accept", out var accept) && accept.TryGetProperty(field, out var more))
        {
            choices.AddRange(more.EnumerateArray().Select(choice => choice.ValueKind == JsonValueKind.Null ? (JsonElement?)null : choice));
        }

        return choices;
    }

    private static JsonElement? Known(JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
