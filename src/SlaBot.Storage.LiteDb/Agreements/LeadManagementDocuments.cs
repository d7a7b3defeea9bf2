using LiteDB;
using NodaTime;
using SlaBot.Domain.Agreements;

namespace SlaBot.Storage.LiteDb.Agreements;

/// <summary>The rules of the hand-off as a document.</summary>
internal static class LeadManagementDocuments
{
    /// <summary>Writes the rules, or null.</summary>
    public static BsonValue ToValue(LeadManagement? rules) => rules is null ? BsonValue.Null : new BsonDocument
    {
        // Pairs, because people choose the names and LiteDB takes two names that differ by case for one.
        ["definitions"] = Values.Array(rules.Definitions, pair => new BsonArray { pair.Key, pair.Value }),
        ["response"] = Of(rules.FirstResponse),
        ["attempts"] = rules.Attempts is { } attempts
            ? new BsonArray { attempts.Count, attempts.Days, attempts.BusinessDays }
            : BsonValue.Null,
        ["accept"] = Of(rules.AcceptOrReject),
        ["codes"] = Values.Array(rules.RejectionCodes, code => code),
    };

    /// <summary>Reads the rules, or null.</summary>
    public static LeadManagement? ToLeadManagement(BsonValue value) => value.IsNull ? null : new()
    {
        Definitions = value["definitions"].AsArray.ToDictionary(pair => pair[0].AsString, pair => pair[1].AsString),
        FirstResponse = Time(value["response"]),
        Attempts = value["attempts"] is { IsNull: false } attempts
            ? new(attempts[0].AsInt32, attempts[1].AsInt32, attempts[2].AsBoolean)
            : null,
        AcceptOrReject = Time(value["accept"]),
        RejectionCodes = Values.List(value["codes"], code => code.AsString),
    };

    private static BsonValue Of(Duration? time) => time is { } known ? known.ToInt64Nanoseconds() : BsonValue.Null;

    private static Duration? Time(BsonValue value) => value.IsNull ? null : Duration.FromNanoseconds(value.AsInt64);
}
