using LiteDB;
using SlaBot.Domain.Facts;

namespace SlaBot.Storage.LiteDb.Ledger;

/// <summary>Fields that a fact may carry or not, in documents.</summary>
internal static class CarriedFields
{
    /// <summary>Writes a field if it is carried.</summary>
    public static void Carry<T>(this BsonDocument document, string name, Carried<T> field, Func<T, BsonValue> write)
    {
        if (field.IsCarried)
        {
            document[name] = field.Value is { } value ? write(value) : BsonValue.Null;
        }
    }

    /// <summary>Writes a text if it is carried.</summary>
    public static void Carry(this BsonDocument document, string name, Carried<string> field) =>
        document.Carry(name, field, text => text);

    /// <summary>Writes a moment if it is carried.</summary>
    public static void Carry(this BsonDocument document, string name, Carried<FactTime?> field) =>
        document.Carry(name, field, time => Times.Of(time));

    /// <summary>Reads a field: absent means not carried.</summary>
    public static Carried<T> Carried<T>(this BsonDocument document, string name, Func<BsonValue, T?> read) =>
        document.TryGetValue(name, out var value) ? new(true, value.IsNull ? default : read(value)) : default;

    /// <summary>Reads a text.</summary>
    public static Carried<string> CarriedText(this BsonDocument document, string name) =>
        document.Carried<string>(name, value => value.AsString);

    /// <summary>Reads a moment.</summary>
    public static Carried<FactTime?> CarriedTime(this BsonDocument document, string name) =>
        document.Carried<FactTime?>(name, Times.FactTime);
}
