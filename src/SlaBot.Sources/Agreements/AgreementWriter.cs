using System.Text;
using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Sources.Agreements.Sections;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements;

/// <summary>Writes an agreement as a person would: in the order of the reference, one line for what belongs together.</summary>
internal sealed class AgreementWriter
{
    private readonly StringBuilder file = new();

    private AgreementWriter()
    {
    }

    public static string Write(Agreement agreement)
    {
        var writer = new AgreementWriter();
        writer.Line("name", YamlText.Of(agreement.Name));
        writer.Line("term", YamlText.Mapping(("from", Iso(agreement.Term.From)), ("to", Iso(agreement.Term.To))));
        writer.Line("currency", agreement.Currency.Code);
        writer.Calendar(agreement.Calendar);
        writer.Parties(agreement.Parties);
        writer.Line("goal", "");
        writer.Line("  revenue", Figures.Grouped(agreement.Goal.Revenue.Amount));
        writer.Line("  average_deal_size", Figures.Grouped(agreement.Goal.AverageDealSize.Amount));
        writer.Stages(agreement.Funnel);
        writer.Pace(agreement.Pace);
        writer.Kpis(agreement);
        writer.Line("recurring_revenue", agreement.Recurring is { } recurring ? YamlText.Mapping(Keys(recurring)) : null);
        writer.LeadManagement(agreement.LeadManagement);
        writer.Reporting(agreement.Reporting);
        writer.Line("review", agreement.Review is { } day ? Iso(day) : null);
        writer.Line("wins", agreement.Wins is { } wins ? YamlText.Mapping(("big_deal", Figures.Grouped(wins.BigDeal.Amount))) : null);
        return writer.file.ToString();
    }

    internal static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    internal static string Hours(WorkingHours hours) => FormattableString.Invariant($"{hours.From:HH':'mm}-{hours.To:HH':'mm}");

    internal static string Attempts(Attempts attempts) =>
        FormattableString.Invariant($"{attempts.Count} within {Days(attempts.Days, attempts.BusinessDays)}");

    internal static string Days(int days, bool areBusiness) =>
        FormattableString.Invariant($"{days} {(areBusiness ? "business " : "")}{(days == 1 ? "day" : "days")}");

    /// <summary>What is written about a KPI, key by key; null where nothing is.</summary>
    internal static IEnumerable<(string Key, string? Value)> Keys(KpiTerms terms, KpiUnit unit) =>
    [
        ("id", YamlText.Of(terms.Id.Value)),
        ("name", terms.Name is { } name ? YamlText.Name(name) : null),
        ("owner", terms.Owner is { } owner ? YamlText.Of(owner.Value) : null),
        ("kind", terms.Kind is { } kind ? Choices.Kinds.WordFor(kind) : null),
        ("unit", terms.Unit is { } written ? Choices.Units.WordFor(written) : null),
        ("target", terms is { Target: { } target, TargetHigh: null } ? KpiTargets.Write(target, unit) : null),
        ("better", terms.Better is { } better ? Choices.Directions.WordFor(better) : null),
        ("band", terms is { Target: { } low, TargetHigh: { } high } ? $"[{KpiTargets.Write(low, unit)}, {KpiTargets.Write(high, unit)}]" : null),
        ("numerator", terms.Numerator is { } above ? YamlText.Of(above.Value) : null),
        ("denominator", terms.Denominator is { } below ? YamlText.Of(below.Value) : null),
        ("per", terms.Per is { } span ? Choices.Spans.WordFor(span) : null),
        ("percentile", terms.Percentile is { } percentile ? Figures.Plain(percentile) : null),
        ("source", terms.Feed is { } feed ? YamlText.Of(feed.Value) : null),
        ("freshness", terms.FreshnessDays is { } freshness ? Days(freshness, areBusiness: false) : null),
        ("synonyms", terms.Synonyms.Count > 0 ? YamlText.List(terms.Synonyms) : null),
    ];

    /// <summary>What is written about recurring revenue, key by key.</summary>
    internal static (string Key, string? Value)[] Keys(RecurringRevenue recurring) =>
    [
        ("renewed", YamlText.Of(recurring.Renewed.Value)),
        ("expanded", YamlText.Of(recurring.Expanded.Value)),
        ("churned", YamlText.Of(recurring.Churned.Value)),
    ];

    /// <summary>What is written about a stage, key by key.</summary>
    internal static IEnumerable<(string Key, string? Value)> Keys(Stage stage) =>
    [
        ("stage", YamlText.Of(stage.Id.Value)),
        ("owner", stage.Owner is { } owner ? YamlText.Of(owner.Value) : null),
        ("rate", stage.Rate is { } rate ? Figures.Percent(rate) : null),
        ("name", stage.Name is { } name ? YamlText.Name(name) : null),
        ("source", stage.Feed is { } feed ? YamlText.Of(feed.Value) : null),
        ("synonyms", stage.Synonyms is { Count: > 0 } synonyms ? YamlText.List(synonyms) : null),
    ];

    private void Line(string key, string? value)
    {
        if (value is not null)
        {
            file.Append(key).Append(':').Append(value.Length > 0 ? " " : "").Append(value).Append('\n');
        }
    }

    private void Calendar(BusinessCalendar calendar)
    {
        Line("time_zone", YamlText.Of(calendar.Zone.Id));
        Line("working_week", YamlText.List(calendar.WorkingWeek.Select(Choices.Weekdays.WordFor)));
        Line("working_hours", YamlText.Quoted(Hours(calendar.Hours)));
        Line("holidays", calendar.Holidays.Count > 0 ? $"[{string.Join(", ", calendar.Holidays.Select(Iso))}]" : null);
    }

    private void Parties(IReadOnlyList<Party> parties)
    {
        Line("parties", "");
        var ids = parties.Select(party => YamlText.Of(party.Id.Value) + ": ").ToArray();
        var names = parties.Select(party => $"name: {YamlText.Name(party.Name)}").ToArray();
        var nameWidth = names.Max(name => name.Length) + 2;
        foreach (var (party, id, name) in parties.Zip(ids, names))
        {
            var rest = party.Owners.Count > 0 ? $"{(name + ", ").PadRight(nameWidth)}owners: {YamlText.List(party.Owners)}" : name;
            file.Append("  ").Append(id.PadRight(ids.Max(i => i.Length))).Append("{ ").Append(rest).Append(" }\n");
        }
    }

    private void Stages(Funnel funnel)
    {
        Line("funnel", "");
        var rows = funnel.Stages.Select(stage => Keys(stage).Where(key => key.Value is not null).Select(key => $"{key.Key}: {key.Value}").ToArray()).ToArray();
        foreach (var row in rows)
        {
            file.Append("  - { ");
            for (var column = 0; column < row.Length; column++)
            {
                var isLast = column == row.Length - 1;
                file.Append(isLast ? row[column] : (row[column] + ", ").PadRight(column < 2 ? Width(column) : 0));
            }

            file.Append(" }\n");
        }

        int Width(int column) => rows.Where(row => row.Length > column).Max(row => row[column].Length) + 2;
    }

    private void Pace(PacePolicy pace)
    {
        Line("pace", "");
        Line("  method", Choices.Methods.WordFor(pace.Method));
        Line("  monthly", pace.Monthly.Count > 0 ? $"[{string.Join(", ", pace.Monthly.Select(Figures.Plain))}]" : null);
        Line("  ahead", Figures.Percent(pace.Thresholds.Ahead));
        Line("  on_pace", Figures.Percent(pace.Thresholds.OnPace));
        Line("  at_risk", Figures.Percent(pace.Thresholds.AtRisk));
    }

    private void Kpis(Agreement agreement)
    {
        if (agreement.Kpis.Count == 0)
        {
            return;
        }

        var catalog = KpiCatalog.Of(agreement);
        Line("kpis", "");
        foreach (var terms in agreement.Kpis)
        {
            file.Append("  - ").Append(YamlText.Mapping(Keys(terms, catalog.Find(terms.Id)!.Unit))).Append('\n');
        }
    }

    private void LeadManagement(LeadManagement? rules)
    {
        if (rules is null)
        {
            return;
        }

        Line("lead_management", "");
        Line("  definitions", rules.Definitions.Count > 0 ? YamlText.Mapping(rules.Definitions.Select(d => (YamlText.Of(d.Key), (string?)YamlText.Quoted(d.Value)))) : null);
        Line("  first_response", rules.FirstResponse is { } response ? Span.Write(response, "business ") : null);
        Line("  attempts", rules.Attempts is { } attempts ? Attempts(attempts) : null);
        Line("  accept_or_reject", rules.AcceptOrReject is { } limit ? Span.Write(limit, rules.AcceptOrRejectInBusinessHours ? "business " : "") : null);
        Line("  rejection_codes", rules.RejectionCodes.Count > 0 ? YamlText.List(rules.RejectionCodes) : null);
    }

    private void Reporting(Reporting? reporting)
    {
        if (reporting is not null)
        {
            Line("reporting", "");
            Line("  meeting", YamlText.Of(reporting.Meeting));
            Line("  scorecard_before", Days(reporting.ScorecardDaysBefore, reporting.BusinessDays));
        }
    }
}
