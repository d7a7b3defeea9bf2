using System.Globalization;
using System.Resources;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Voices;

/// <summary>The words, numbers, dates and names of one language, under one agreement.</summary>
public sealed class Voice
{
    private static readonly ResourceManager Words = new("SlaBot.Conversation.Voices.Words", typeof(Voice).Assembly);
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly CultureInfo culture;
    private readonly Currency currency;
    private readonly Func<PartyId, LocalizedText?>? given;

    /// <summary>Makes the voice of a language.</summary>
    /// <param name="language"><c>en</c> or <c>zh-Hant</c>; any other speaks English.</param>
    /// <param name="currency">The currency that amounts are in.</param>
    /// <param name="given">The company's own names of its departments, or null for those of the product.</param>
    public Voice(string language, Currency currency, Func<PartyId, LocalizedText?>? given = null)
        : this(language, currency, given, isExact: false)
    {
    }

    private Voice(string language, Currency currency, Func<PartyId, LocalizedText?>? given, bool isExact)
    {
        (this.given, this.currency) = (given, currency);
        Language = language == "zh-Hant" ? language : "en";
        culture = Language == "en" ? English : CultureInfo.GetCultureInfo(Language);
        Numbers = new NumberWords(Language, currency, isExact);
        Dates = new DateWords(Language);
    }

    /// <summary>The voice of a language under an agreement, or under none.</summary>
    public static Voice Of(string language, Agreement? terms) =>
        terms is null ? new(language, default) : new(language, terms.Currency, id => terms.Parties.FirstOrDefault(party => party.Id == id)?.Name);

    /// <summary>The voice of a language in which a scorecard is told, with the names that were given when it was made.</summary>
    public static Voice Of(string language, Scorecard card) => new(language, card.Currency, id => card.Parties.FirstOrDefault(party => party.Id == id)?.Name);

    /// <summary>Gets the language: <c>en</c> or <c>zh-Hant</c>.</summary>
    public string Language { get; }

    /// <summary>Gets how numbers are written.</summary>
    public NumberWords Numbers { get; }

    /// <summary>Gets how days and periods are written.</summary>
    public DateWords Dates { get; }

    /// <summary>The same voice, which rounds no number: for values that differ by less than people are told.</summary>
    public Voice WithAllDigits() => new(Language, currency, given, isExact: true);

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

    /// <summary>
    /// What people call a department: the agreement's name, else the product's, else one made of its id. An English name that
    /// is only the product's ("Marketing") is in Chinese the product's as well (行銷); one of the company's own stays.
    /// </summary>
    public string NameOf(PartyId party) =>
        given?.Invoke(party) is { } name && (Language == "en" || name.TraditionalChinese is not null || name.English != OfProduct(party, English))
            ? name.In(Language)
            : OfProduct(party, culture);

    /// <summary>A KPI's value in its unit.</summary>
    public string Value(Kpi kpi, decimal? value) => value is { } known ? Numbers.In(kpi.Unit, known) : Say("Value.Unknown");

    private static string OfProduct(PartyId party, CultureInfo culture) =>
        Words.GetString($"Party.{party}", culture) ?? char.ToUpperInvariant(party.Value[0]) + party.Value[1..].Replace('-', ' ');

    private static string Readable(KpiId id) => id.Value.Replace('_', ' ').Replace('-', ' ');

    private string? Find(string key) => Words.GetString(key, culture);
}
