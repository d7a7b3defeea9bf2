using LiteDB;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Agreements;

/// <summary>Values that occur all over an agreement, as they are stored.</summary>
internal static class Values
{
    /// <summary>Writes money.</summary>
    public static BsonValue Of(Money money) => new BsonArray { money.Amount, money.Currency.Code };

    /// <summary>Reads money.</summary>
    public static Money Money(BsonValue value) => new(value[0].AsDecimal, new(value[1].AsString));

    /// <summary>Writes words, or null.</summary>
    public static BsonValue Of(LocalizedText? words) =>
        words is null ? BsonValue.Null : new BsonArray { words.English, words.TraditionalChinese };

    /// <summary>Reads words, or null.</summary>
    public static LocalizedText? Words(BsonValue value) => value.IsNull ? null : new(value[0].AsString, Text(value[1]));

    /// <summary>Reads a text, or null.</summary>
    public static string? Text(BsonValue value) => value.IsNull ? null : value.AsString;

    /// <summary>Writes a number, or null.</summary>
    public static BsonValue Of(decimal? number) => number is { } known ? known : BsonValue.Null;

    /// <summary>Reads a number, or null.</summary>
    public static decimal? Number(BsonValue value) => value.IsNull ? null : value.AsDecimal;

    /// <summary>Writes a whole number, or null.</summary>
    public static BsonValue Of(int? number) => number is { } known ? known : BsonValue.Null;

    /// <summary>Reads a whole number, or null.</summary>
    public static int? Whole(BsonValue value) => value.IsNull ? null : value.AsInt32;

    /// <summary>Writes a feed, or null.</summary>
    public static BsonValue Of(Feed? feed) => feed?.Value;

    /// <summary>Reads a feed, or null.</summary>
    public static Feed? Feed(BsonValue value) => value.IsNull ? null : new Feed(value.AsString);

    /// <summary>Writes a department, or null.</summary>
    public static BsonValue Of(PartyId? party) => party?.Value;

    /// <summary>Reads a department, or null.</summary>
    public static PartyId? Party(BsonValue value) => value.IsNull ? null : new PartyId(value.AsString);

    /// <summary>Writes a list.</summary>
    public static BsonArray Array<T>(IEnumerable<T> items, Func<T, BsonValue> write) => new(items.Select(write));

    /// <summary>Reads a list.</summary>
    public static IReadOnlyList<T> List<T>(BsonValue value, Func<BsonValue, T> read) => [.. value.AsArray.Select(read)];
}
