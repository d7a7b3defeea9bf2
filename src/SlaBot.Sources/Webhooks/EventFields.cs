using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using SlaBot.Domain.Funnels;
using SlaBot.Sources.Csv;

namespace SlaBot.Sources.Webhooks;

/// <summary>The names under which an event may carry a field: those of a file's columns.</summary>
internal sealed class EventFields
{
    private static readonly EventFields Deals = new(Field.Of(ImportKind.Deals, Funnel.Default));
    private static readonly EventFields Daily = new(Field.Of(ImportKind.Daily, Funnel.Default));
    private static readonly ConditionalWeakTable<Funnel, EventFields> Leads = [];

    private readonly FrozenDictionary<string, string> byKey;

    private EventFields(IReadOnlyList<Field> fields)
    {
        var named = fields.Select(field => (Key: FieldKey.Of(field.Name), field.Name));
        byKey = named.Concat(fields.SelectMany(field => field.Headers.Select(header => (Key: header, field.Name))))
            .Where(one => one.Name != "id")
            .DistinctBy(one => one.Key)
            .ToFrozenDictionary(one => one.Key, one => one.Name, StringComparer.Ordinal);
        Names = string.Join(", ", fields.Where(field => field.Name != "id").Select(field => field.Name));
    }

    /// <summary>Gets the fields there are, for a sentence.</summary>
    public string Names { get; }

    /// <summary>The fields of a kind of event; the stages of leads are those of the funnel.</summary>
    public static EventFields Of(ImportKind kind, Funnel funnel) => kind switch
    {
        ImportKind.Deals => Deals,
        ImportKind.Leads => Leads.GetValue(funnel, known => new(Field.Of(ImportKind.Leads, known))),
        _ => Daily,
    };

    /// <summary>The field that a member of an event's data names, or null.</summary>
    public string? Find(string member) => byKey.GetValueOrDefault(FieldKey.Of(member));
}
