using System.Collections;
using System.Globalization;
using System.Text;
using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Agreements;

/// <summary>Lays a value bare, property by property, so that two can be compared whatever their Equals says.</summary>
internal static class Structure
{
    public static string Of(object? value)
    {
        var lines = new StringBuilder();
        Write(lines, "", value);
        return lines.ToString();
    }

    private static void Write(StringBuilder lines, string path, object? value)
    {
        if (value is null or string or IFormattable or bool)
        {
            // Trailing zeros of a decimal are no difference: 1.50 is 1.5.
            var text = value is decimal number ? number.ToString("0.############################", CultureInfo.InvariantCulture) : value;
            lines.Append(CultureInfo.InvariantCulture, $"{path} = {text ?? "nothing"}\n");
        }
        else if (value is Money money)
        {
            // Rounded money is money again, without end.
            Write(lines, $"{path}.Amount", money.Amount);
            Write(lines, $"{path}.Currency", money.Currency.Code);
        }
        else if (value is DateTimeZone zone)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{path} = {zone.Id}\n");
        }
        else if (value is IReadOnlyDictionary<string, string> dictionary)
        {
            WriteItems(lines, path, dictionary.OrderBy(entry => entry.Key, StringComparer.Ordinal));
        }
        else if (value is IEnumerable items)
        {
            WriteItems(lines, path, items);
        }
        else
        {
            foreach (var property in value.GetType().GetProperties().Where(p => p.GetIndexParameters().Length == 0 && !p.GetMethod!.IsStatic))
            {
                Write(lines, $"{path}.{property.Name}", property.GetValue(value));
            }
        }
    }

    private static void WriteItems(StringBuilder lines, string path, IEnumerable items)
    {
        var index = 0;
        foreach (var item in items)
        {
            Write(lines, $"{path}[{index++}]", item);
        }

        lines.Append(CultureInfo.InvariantCulture, $"{path} has {index}\n");
    }
}
