using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Csv;

/// <summary>What people said that values mean, field by field.</summary>
internal sealed class ValueMeanings(IReadOnlyList<ValueMapping> said)
{
    private readonly Dictionary<string, Dictionary<string, string>> byField = said
        .GroupBy(mapping => FieldKey.Of(mapping.Field))
        .ToDictionary(
            field => field.Key,
            field => field.GroupBy(mapping => mapping.From, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(word => word.Key, word => word.Last().To, StringComparer.OrdinalIgnoreCase));

    /// <summary>What the values of a field mean, or null where nothing was said.</summary>
    public IReadOnlyDictionary<string, string>? Of(string field) => byField.GetValueOrDefault(FieldKey.Of(field));

    /// <summary>Says which mapping cannot be meant; null where all can.</summary>
    public string? Problem(IReadOnlyList<Field> fields)
    {
        foreach (var mapping in said)
        {
            var key = FieldKey.Of(mapping.Field);
            var spelled = $"--map-value {mapping.Field}:{mapping.From}={mapping.To}";
            if (!fields.Any(field => field.HoldsWords && FieldKey.Of(field.Name) == key))
            {
                var words = fields.Where(field => field.HoldsWords).Select(field => field.Name);
                return $"{spelled}: there is no field '{mapping.Field}' that holds words. Those that do are {string.Join(',', words)}.";
            }

            if (key == "stage" && !Enum.TryParse<DealStage>(mapping.To, ignoreCase: true, out _))
            {
                return $"{spelled}: a deal's stage is open, won or lost, not '{mapping.To}'.";
            }
        }

        return null;
    }
}
