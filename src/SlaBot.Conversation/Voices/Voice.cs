using System.Globalization;
using System.Resources;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Voices;

/// <summary>The words, numbers, dates and names of one language, under one agreement's currency.</summary>
public sealed class Voice
{
    private static readonly ResourceManager Words = new("SlaBot.Conversation.Voices.Words", typeof(Voice).Assembly);
    private readonly CultureInfo culture;

    /// <summary>Makes the voice of a language.</summary>
    /// <param name="language"><c>en</c> or <c>zh-Hant</c>; any other speaks English.</param>
    /// <param name="currency">The currency that amounts are in.</param>
    public Voice(string language, Currency currency)
    {
        Language = language == "zh-Hant" ? language : "en";
        culture = CultureInfo.GetCultureInfo(Language == "en" ? "en-GB" : Language);
        Numbers = new NumberWords(Language, currency);
        Dates = new DateWords(Language);
    }

    /// <summary>Gets the language: <c>en</c> or <c>zh-Hant</c>.</summary>
    public string Language { get; }

    /// <summary>Gets how numbers are written.</summary>
    public NumberWords Numbers { get; }

    /// <summary>Gets how days and periods are written.</summary>
    public DateWords Dates { get; }

    /// <summary>The words under a key, with their blanks filled in.</summary>
    /// <exception cref="MissingManifestResourceException">No words are kept under the key.</exception>
    public string Say(string key, params object?[] blanks)
    {
        var words = Find(key) ?? throw new MissingManifestResourceException($"There are no words under '{key}'.");
        return blanks.Length == 0 ? words : string.Format(culture, words, blanks);
    }

    /// <summary>The words under a key for one thing or for several: <c>key.One</c> and <c>key.Many</c>; the number is the first blank.</summary>
    public string Count(string key, int number, params object?[] blanks) =>
        Say(number == 1 ? $"{key}.One" : $"{key}.Many", [number, .. blanks]);

    /// <summary>Sentences after each other: parted by a space where the language has spaces.</summary>
    public string Join(IEnumerable<string> sentences) => string.Join(Language == "en" ? " " : "", sentences);

    /// <summary>What people call a KPI: the agreement's name, else the product's, else one made of its id.</summary>
    public string NameOf(Kpi kpi) => kpi.Name?.In(Language) ?? Find($"Kpi.{kpi.Id}") ?? (kpi.Measure is Measure.Ratio { Cohort: not null } rate
        ? Say("Kpi.RateBetween", NameOf(rate.Denominator), NameOf(rate.Numerator))
        : Readable(kpi.Id));

    /// <summary>What people call a KPI of which only the id is known.</summary>
    public string NameOf(KpiId id) => Find($"Kpi.{id}") ?? Readable(id);

    /// <summary>What people called a KPI when a scorecard was made.</summary>
    public string NameOf(KpiName name) => name.Given?.In(Language) ?? Find($"Kpi.{name.Id}") ?? (name is { From: { } from, To: { } to }
        ? Say("Kpi.RateBetween", NameOf(from), NameOf(to))
        : Readable(name.Id));

    /// <summary>What people call a department.</summary>
    public string NameOf(PartyId party) => Find($"Party.{party}") ?? char.ToUpperInvariant(party.Value[0]) + party.Value[1..].Replace('-', ' ');

    /// <summary>A KPI's value in its unit.</summary>
    public string Value(Kpi kpi, decimal? value) => value is { } known ? Numbers.In(kpi.Unit, known) : Say("Value.Unknown");

    private static string Readable(KpiId id) => id.Value.Replace('_', ' ').Replace('-', ' ');

    private string? Find(string key) => Words.GetString(key, culture);
}
