using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Sources.Csv;

namespace SlaBot.Sources.Webhooks;

/// <summary>Makes facts of what events tell; fields mean what the columns of a CSV file mean.</summary>
/// <param name="agreement">The agreement they are read under: its zone, currency, stages and KPIs; or null.</param>
internal sealed class EventReading(Agreement? agreement)
{
    private readonly Funnel funnel = agreement?.Funnel ?? Funnel.Default;
    private readonly Currency? own = agreement?.Currency;
    private KpiWords? words;

    /// <summary>Reads what an event tells.</summary>
    /// <param name="type">What it is about, as it says.</param>
    /// <param name="id">The id of its subject, or null.</param>
    /// <param name="told">What it tells.</param>
    /// <param name="problems">What is wrong with it; empty where a fact comes back.</param>
    public Fact? Read(string? type, string? id, JsonElement told, out IReadOnlyList<string> problems)
    {
        var data = new EventData(agreement?.Calendar.Zone ?? DateTimeZone.Utc, own);
        problems = data.Problems;
        if (KindOf(type) is not { } kind)
        {
            data.Problems.Add($"type is {(type is null ? "missing" : $"'{EventData.Short(type)}'")}: deal, lead or daily");
            return null;
        }

        if (kind != ImportKind.Daily && id is not { Length: <= TextColumn.LongestName })
        {
            data.Problems.Add(id is null ? $"id is missing: the id of the {type}" : $"id has {id.Length} characters: at most {TextColumn.LongestName} are taken");
        }

        data.Take(told, EventFields.Of(kind, funnel));
        Fact? fact = kind switch
        {
            ImportKind.Deals => Deal(id ?? "", data),
            ImportKind.Leads => Lead(id ?? "", data),
            _ => Daily(data),
        };
        return data.Problems.Count == 0 ? fact : null;
    }

    private static ImportKind? KindOf(string? type) => type switch
    {
        "deal" => ImportKind.Deals,
        "lead" => ImportKind.Leads,
        "daily" => ImportKind.Daily,
        _ => null,
    };

    private DealFact Deal(string id, EventData data) => new(id)
    {
        Name = data.Carry("name", TextColumn.LongestText),
        Amount = data.Amount(out var sign),
        Currency = CurrencyIn(data, sign),
        Stage = Stage(data),
        Created = data.Day("created"),
        Proposed = data.Day("proposed"),
        Closed = data.Day("closed"),
        Owner = data.Carry("owner"),
        Source = data.Carry("source"),
        LeadId = data.Carry("lead_id"),
    };

    private Carried<Currency?> CurrencyIn(EventData data, Currency? sign)
    {
        if (!data.Carries("currency"))
        {
            return sign is null ? default : (Carried<Currency?>)sign;
        }

        var text = data.Words("currency");
        if (!CurrencyText.TryRead(text, own, out var named))
        {
            data.Problems.Add($"data.currency '{EventData.Short(text!)}' is not a code such as USD");
        }
        else if (named is not null && sign is not null && named != sign)
        {
            data.Problems.Add($"data.amount is written in {sign}, data.currency is {named}");
        }

        return named ?? sign;
    }

    private static Carried<DealStage?> Stage(EventData data)
    {
        if (!data.Carries("stage"))
        {
            return default;
        }

        var text = data.Words("stage");
        var known = text is null ? null : DealStages.Of(text);
        if (text is not null && known is null)
        {
            data.Problems.Add($"data.stage '{EventData.Short(text)}' is not known: write open, won or lost");
        }

        return known;
    }

    private LeadFact Lead(string id, EventData data)
    {
        var reached = ImmutableSortedDictionary.CreateBuilder<KpiId, FactTime?>();
        foreach (var stage in funnel.Stages.Where(stage => data.Carries(stage.Id.Value)))
        {
            reached[stage.Id] = data.Day(stage.Id.Value).Value;
        }

        return new(id)
        {
            Created = data.Day("created"),
            Reached = reached.ToImmutable(),
            Lost = data.Day("lost"),
            Source = data.Carry("source"),
            Owner = data.Carry("owner"),
            FirstResponse = data.Day("first_response"),
        };
    }

    private DailyFact? Daily(EventData data)
    {
        if (data.Problems.Count > 0)
        {
            return null;
        }

        var day = data.Day("date").Value;
        if (day is null && data.Problems.Count == 0)
        {
            data.Problems.Add("data.date is missing: the day that the number is for");
        }

        words ??= new(KpiCatalog.Of(agreement), canMap: false);
        var word = data.Words("kpi");
        var (series, unknown) = word is null ? (null, "kpi is missing: the id of a KPI") : words.Find(word);
        if (series is null)
        {
            data.Problems.Add($"data.{unknown}");
            return null;
        }

        var value = data.Value(series);
        return new(day?.Date ?? default, series.Id, data.Words("source"), value);
    }
}
