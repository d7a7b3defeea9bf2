using LiteDB;
using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Storage.LiteDb.Ledger;

namespace SlaBot.Storage.LiteDb.Agreements;

/// <summary>Business calendars as documents.</summary>
internal static class CalendarDocuments
{
    /// <summary>Writes a calendar.</summary>
    public static BsonDocument ToDocument(BusinessCalendar calendar) => new()
    {
        ["zone"] = calendar.Zone.Id,
        ["week"] = Values.Array(calendar.WorkingWeek, day => (int)day),
        ["from"] = calendar.Hours.From.NanosecondOfDay,
        ["to"] = calendar.Hours.To.NanosecondOfDay,
        ["holidays"] = Values.Array(calendar.Holidays, Times.Of),
    };

    /// <summary>Reads a calendar.</summary>
    public static BusinessCalendar ToCalendar(BsonDocument document) => new(
        DateTimeZoneProviders.Tzdb[document["zone"].AsString],
        Values.List(document["week"], day => (IsoDayOfWeek)day.AsInt32),
        new(Time(document["from"]), Time(document["to"])),
        Values.List(document["holidays"], Times.Date));

    private static LocalTime Time(BsonValue value) => LocalTime.FromNanosecondsSinceMidnight(value.AsInt64);
}
