using System.Text.Json;
using Microsoft.Extensions.AI;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Readings.Intents;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Readings.LanguageModel;

/// <summary>
/// Takes a model's reply as a reading, or refuses it. A schema is only a wish: every property is checked again here, and one
/// that is out of order refuses the whole reply, since nothing tells which part of it was meant.
/// </summary>
internal static class ModelReply
{
    /// <summary>The properties of a reply; each has to be there once, and no other.</summary>
    public static readonly IReadOnlyList<string> Properties = ["intent", "kpis", "department", "from", "to", "language"];

    /// <summary>The languages of an answer.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "zh-Hant"];

    /// <summary>How sure a model's reading counts as: answered, and offered along with others, never taken for certain.</summary>
    private const double Confidence = 0.6;

    private const int Longest = 2_000, MostKpis = 4, MostYearsAway = 10, LongestPeriod = 1_830;

    private static readonly string[] Optional = ["department", "from", "to"];

    // Duplicates are refused so that no two readers of the same text can take it differently.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 3, AllowDuplicateProperties = false };

    /// <summary>Reads a reply.</summary>
    public static (ModelVerdict Verdict, Reading? Reading) Read(ChatResponse reply, Scene scene)
    {
        if (reply is not { Messages: [{ Contents: [TextContent { Text: { } text }] }] } || (reply.FinishReason is { } reason && reason != ChatFinishReason.Stop))
        {
            return (ModelVerdict.NoText, null);
        }

        if (text.Length > Longest)
        {
            return (ModelVerdict.WrongShape, null);
        }

        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return Read(document.RootElement, scene);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // A lone surrogate in a string makes the parser throw something other than a JsonException.
            return (ModelVerdict.NotJson, null);
        }
    }

    private static (ModelVerdict Verdict, Reading? Reading) Read(JsonElement json, Scene scene)
    {
        if (!HasShape(json))
        {
            return (ModelVerdict.WrongShape, null);
        }

        var name = json.GetProperty("intent").GetString();
        if (name == ModelPrompt.None)
        {
            return (ModelVerdict.NoQuestion, null);
        }

        if (ModelPrompt.Intents.Where(allowed => IntentNames.NameOf(allowed) == name).Select(allowed => (Intent?)allowed).FirstOrDefault() is not { } intent)
        {
            return (ModelVerdict.ForbiddenIntent, null);
        }

        if (Kpis(json.GetProperty("kpis"), scene) is not { } kpis || !TryDepartment(json.GetProperty("department"), scene, out var department))
        {
            return (ModelVerdict.UnknownName, null);
        }

        if (!TryPeriod(json.GetProperty("from"), json.GetProperty("to"), scene.Today, out var period))
        {
            return (ModelVerdict.ImpossibleDays, null);
        }

        var reading = new Reading
        {
            Language = json.GetProperty("language").GetString()!,
            Intent = intent,
            Kpis = kpis,
            Department = department,
            Period = intent.IsTimeless() ? null : period,
            Confidence = Confidence,
            ByModel = true,
        };
        return (ModelVerdict.Read, reading with { Alternatives = Others(reading) });
    }

    private static bool HasShape(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal).SequenceEqual(Properties.Order(StringComparer.Ordinal))
        && json.GetProperty("intent").ValueKind == JsonValueKind.String
        && json.GetProperty("kpis") is { ValueKind: JsonValueKind.Array } kpis && kpis.GetArrayLength() <= MostKpis
        && kpis.EnumerateArray().All(kpi => kpi.ValueKind == JsonValueKind.String)
        && Optional.All(name => json.GetProperty(name).ValueKind is JsonValueKind.String or JsonValueKind.Null)
        && json.GetProperty("language") is { ValueKind: JsonValueKind.String } language && Languages.Contains(language.GetString());

    /// <summary>The KPIs, each known under just this id and named once; null where one is not.</summary>
    private static List<KpiId>? Kpis(JsonElement list, Scene scene)
    {
        var catalog = KpiCatalog.Of(scene.Agreement);
        var kpis = new List<KpiId>();
        foreach (var item in list.EnumerateArray())
        {
            var known = catalog.All.FirstOrDefault(kpi => kpi.Id.Value == item.GetString());
            if (known is null || kpis.Contains(known.Id))
            {
                return null;
            }

            kpis.Add(known.Id);
        }

        return kpis;
    }

    private static bool TryDepartment(JsonElement json, Scene scene, out PartyId? department)
    {
        department = null;
        if (json.GetString() is not { } id)
        {
            return true;
        }

        department = scene.Agreement?.Parties.FirstOrDefault(party => party.Id.Value == id)?.Id;
        return department is not null;
    }

    /// <summary>Both days or neither, in order, and neither longer ago nor longer to come than anybody asks about.</summary>
    private static bool TryPeriod(JsonElement from, JsonElement to, LocalDate today, out Period? period)
    {
        period = null;
        if (from.GetString() is not { } first || to.GetString() is not { } last)
        {
            return from.ValueKind == to.ValueKind;
        }

        if (LocalDatePattern.Iso.Parse(first) is not { Success: true, Value: var begin } || LocalDatePattern.Iso.Parse(last) is not { Success: true, Value: var end }
            || begin > end || begin < today.PlusYears(-MostYearsAway) || end > today.PlusYears(MostYearsAway) || begin.PlusDays(LongestPeriod) < end)
        {
            return false;
        }

        period = new(begin, end);
        return true;
    }

    /// <summary>The same asked in the commonest other ways, to press where the model guessed wrong.</summary>
    private static List<Reading> Others(Reading reading) =>
    [
        .. new[] { Intent.Pace, Intent.Value, Intent.Why }.Where(other => other != reading.Intent)
            .Select(other => reading with { Intent = other, Confidence = Confidence / 2 }),
    ];
}
