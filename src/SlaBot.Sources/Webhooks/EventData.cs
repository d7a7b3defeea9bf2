using System.Globalization;
using System.Text.Json;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Sources.Csv;

namespace SlaBot.Sources.Webhooks;

/// <summary>What an event tells about its subject, field by field. What cannot be taken is noted, and the next field looked at.</summary>
/// <param name="zone">Where a moment with an offset becomes a local day.</param>
/// <param name="own">The agreement's currency, or null.</param>
internal sealed class EventData(DateTimeZone zone, Currency? own)
{
    private const int LongestShown = 60;

    // Whoever sends thousands of wrong members is told of some.
    private const int MostUnknown = 5;

    private readonly Dictionary<string, JsonElement> told = new(StringComparer.Ordinal);

    /// <summary>Gets what is wrong, a sentence each.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>Gets whether a field is there at all.</summary>
    public bool Carries(string field) => told.ContainsKey(field);

    /// <summary>Takes the members of an object.</summary>
    public void Take(JsonElement data, EventFields fields)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            Problems.Add("data is missing: an object with the fields that changed");
            return;
        }

        foreach (var member in data.EnumerateObject().TakeWhile(_ => Problems.Count < MostUnknown))
        {
            if (fields.Find(member.Name) is not { } field)
            {
                Problems.Add($"data.{Short(member.Name)} is no field: there are {fields.Names}");
            }
            else if (!told.TryAdd(field, member.Value))
            {
                Problems.Add($"data.{Short(member.Name)} tells {field} a second time");
            }
        }

        if (told.Count == 0 && Problems.Count == 0)
        {
            Problems.Add($"data is empty: it carries the fields that changed, of {fields.Names}");
        }
    }

    /// <summary>A text; null where it is empty or not there.</summary>
    public string? Words(string field, int longest = TextColumn.LongestName)
    {
        var text = told.TryGetValue(field, out var value) ? TextIn($"data.{field}", value) : null;
        if (text?.Length > longest)
        {
            Problems.Add(string.Create(CultureInfo.InvariantCulture, $"data.{field} has {text.Length} characters: at most {longest} are taken"));
        }

        return text;
    }

    /// <summary>A text as a fact carries it.</summary>
    public Carried<string> Carry(string field, int longest = TextColumn.LongestName) => Carries(field) ? Words(field, longest) : default(Carried<string>);

    /// <summary>A day as a fact carries it.</summary>
    public Carried<FactTime?> Day(string field)
    {
        if (!Carries(field) || Words(field) is not { } text)
        {
            return Carries(field) ? (FactTime?)null : default(Carried<FactTime?>);
        }

        // One value alone does not tell whether its day or its month comes first, as a column of them may.
        var date = DateText.Read(text) is { Form: DateForm.YearMonthDay } read ? read : default;
        if (DateReading.Of(date, null, zone, out var day) is { } why)
        {
            Problems.Add($"data.{field} '{Short(text)}' {why}");
        }

        return (FactTime?)day;
    }

    /// <summary>What a deal is worth, and the currency written beside the number.</summary>
    public Carried<decimal?> Amount(out Currency? sign)
    {
        sign = null;
        if (!told.TryGetValue("amount", out var value))
        {
            return default;
        }

        if (value.ValueKind == JsonValueKind.Number)
        {
            return Number("amount", value) is not { } number ? default(Carried<decimal?>) : Noted("amount", number, AmountText.Objection(number));
        }

        return Words("amount") is { } text ? Noted("amount", Read(text, out sign, out var why), why) : (decimal?)null;
    }

    /// <summary>A number for a day; null where it is taken back.</summary>
    public decimal? Value(DailySeries series)
    {
        if (!told.TryGetValue("value", out var value))
        {
            Problems.Add("data.value is missing: a number, or null to take it back");
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number)
        {
            return Number("value", value) is not { } number ? null : Noted("value", number, DailyValueText.Objection(series, number, false, null, own));
        }

        if (Words("value") is not { } text)
        {
            return null;
        }

        var problem = DailyValueText.Read(text, NumberStyle.DecimalPoint, series, own, out var read);
        return Noted("value", read, problem);
    }

    /// <summary>A text of a JSON value, without the blanks around it; a number is the text that it is written as.</summary>
    public string? TextIn(string name, JsonElement value)
    {
        try
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    return value.GetString()?.Trim() is { Length: > 0 } text ? text : null;
                case JsonValueKind.Number:
                    return value.GetRawText();
                case JsonValueKind.Null:
                    return null;
                default:
                    Problems.Add($"{name} is no text");
                    return null;
            }
        }
        catch (InvalidOperationException)
        {
            Problems.Add($"{name} holds half a character (an unpaired surrogate)");
            return null;
        }
    }

    /// <summary>A text for a sentence: not all of a very long one.</summary>
    public static string Short(string text) => text.Length <= LongestShown ? text : $"{text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)]}…";

    private decimal Read(string text, out Currency? sign, out string? why)
    {
        why = AmountText.Read(text, NumberStyle.DecimalPoint, own, out var read, out sign);
        return read;
    }

    private decimal? Number(string field, JsonElement value)
    {
        var text = value.GetRawText();
        if (ExactNumber.TryRead(text, out var number))
        {
            return number;
        }

        Problems.Add($"data.{field} {Short(text)} has more digits than can be kept: at most 28");
        return null;
    }

    private decimal Noted(string field, decimal value, string? why)
    {
        if (why is not null)
        {
            var told = this.told[field];
            Problems.Add($"data.{field} '{Short(told.ValueKind == JsonValueKind.String ? told.GetString()! : told.GetRawText())}' {why}");
        }

        return value;
    }
}
