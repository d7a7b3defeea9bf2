using LiteDB;
using NodaTime;
using SlaBot.Domain.Facts;

namespace SlaBot.Storage.LiteDb.Ledger;

/// <summary>
/// Moments and days as whole numbers. LiteDB's own DateTime comes back as local time cut to milliseconds.
/// </summary>
internal static class Times
{
    /// <summary>A day as the number 20260331.</summary>
    public static BsonValue Of(LocalDate date) => (date.Year * 10_000) + (date.Month * 100) + date.Day;

    /// <summary>A day from such a number.</summary>
    public static LocalDate Date(BsonValue value)
    {
        var number = value.AsInt32;
        return new(number / 10_000, number / 100 % 100, number % 100);
    }

    /// <summary>A day, with the nanosecond of the day where a time is known, or null.</summary>
    public static BsonValue Of(FactTime? time) => time switch
    {
        null => BsonValue.Null,
        { Time: { } at } known => new BsonArray { Of(known.Date), at.NanosecondOfDay },
        { } known => Of(known.Date),
    };

    /// <summary>Reads what <see cref="Of(SlaBot.Domain.Facts.FactTime?)"/> wrote.</summary>
    public static FactTime? FactTime(BsonValue value) => value.Type switch
    {
        BsonType.Null => null,
        BsonType.Array => new(Date(value[0]), LocalTime.FromNanosecondsSinceMidnight(value[1].AsInt64)),
        _ => new(Date(value)),
    };
}
