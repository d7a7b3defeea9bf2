using SlaBot.Domain.Agreements;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements;

/// <summary>Everything that an agreement says as paths and texts, so that two of them can be laid side by side.</summary>
/// <param name="Single">Values that stand once; null where one is not set.</param>
/// <param name="Lists">Ordered lists of things that have an id: parties, stages, KPIs.</param>
internal sealed record AgreementOutline(
    IReadOnlyList<(string Path, string? Text)> Single,
    IReadOnlyList<(string Path, IReadOnlyList<OutlineItem> Items)> Lists)
{
    public static AgreementOutline Of(Agreement agreement) => new(
        [.. Head(agreement), .. Pace(agreement), .. LeadManagement(agreement.LeadManagement), .. Tail(agreement)],
        [
            ("parties", [.. agreement.Parties.Select(Item)]),
            ("funnel", [.. agreement.Funnel.Stages.Select(Item)]),
            ("kpis", Items(agreement)),
        ]);

    private static (string, string?)[] Head(Agreement agreement) =>
    [
        ("name", agreement.Name),
        ("term.from", AgreementWriter.Iso(agreement.Term.From)),
        ("term.to", AgreementWriter.Iso(agreement.Term.To)),
        ("currency", agreement.Currency.Code),
        ("time_zone", agreement.Calendar.Zone.Id),
        ("working_week", YamlText.List(agreement.Calendar.WorkingWeek.Select(Choices.Weekdays.WordFor))),
        ("working_hours", AgreementWriter.Hours(agreement.Calendar.Hours)),
        ("holidays", $"[{string.Join(", ", agreement.Calendar.Holidays.Select(AgreementWriter.Iso))}]"),
        ("goal.revenue", Figures.WithCommas(agreement.Goal.Revenue.Amount)),
        ("goal.average_deal_size", Figures.WithCommas(agreement.Goal.AverageDealSize.Amount)),
    ];

    private static (string, string?)[] Pace(Agreement agreement) =>
    [
        ("pace.method", Choices.Methods.WordFor(agreement.Pace.Method)),
        ("pace.monthly", agreement.Pace.Monthly.Count == 0 ? null : $"[{string.Join(", ", agreement.Pace.Monthly.Select(Figures.Plain))}]"),
        ("pace.ahead", Figures.Percent(agreement.Pace.Thresholds.Ahead)),
        ("pace.on_pace", Figures.Percent(agreement.Pace.Thresholds.OnPace)),
        ("pace.at_risk", Figures.Percent(agreement.Pace.Thresholds.AtRisk)),
    ];

    private static (string, string?)[] LeadManagement(LeadManagement? rules) =>
    [
        // The section itself counts: one that says nothing is not the same as none.
        ("lead_management", rules is null ? null : "agreed"),
        .. (rules?.Definitions ?? new Dictionary<string, string>()).Select(d => ($"lead_management.definitions.{d.Key}", (string?)d.Value)),
        ("lead_management.first_response", rules?.FirstResponse is { } response ? Span.Write(response, "business ") : null),
        ("lead_management.attempts", rules?.Attempts is { } attempts ? AgreementWriter.Attempts(attempts) : null),
        ("lead_management.accept_or_reject", rules?.AcceptOrReject is { } limit ? Span.Write(limit, rules.AcceptOrRejectInBusinessHours ? "business " : "") : null),
        ("lead_management.rejection_codes", rules is { RejectionCodes.Count: > 0 } ? YamlText.List(rules.RejectionCodes) : null),
    ];

    private static (string, string?)[] Tail(Agreement agreement) =>
    [
        .. agreement.Recurring is { } recurring ? AgreementWriter.Keys(recurring).Select(key => ($"recurring_revenue.{key.Key}", key.Value)) : [],
        ("reporting.meeting", agreement.Reporting?.Meeting),
        ("reporting.scorecard_before", agreement.Reporting is { } r ? AgreementWriter.Days(r.ScorecardDaysBefore, r.BusinessDays) : null),
        ("review", agreement.Review is { } day ? AgreementWriter.Iso(day) : null),
        ("wins.big_deal", agreement.Wins is { } wins ? Figures.WithCommas(wins.BigDeal.Amount) : null),
    ];

    private static OutlineItem Item(Party party) => new(
        party.Id.Value,
        [("name", YamlText.Name(party.Name)), ("owners", party.Owners.Count > 0 ? YamlText.List(party.Owners) : null)]);

    private static OutlineItem Item(Stage stage) => new(stage.Id.Value, [.. AgreementWriter.Keys(stage).Skip(1)]);

    private static OutlineItem[] Items(Agreement agreement)
    {
        var catalog = KpiCatalog.Of(agreement);
        return [.. agreement.Kpis.Select(kpi => new OutlineItem(kpi.Id.Value, [.. AgreementWriter.Keys(kpi, catalog.Find(kpi.Id)!.Unit).Skip(1)]))];
    }
}

/// <summary>A party, stage or KPI: its id and what is said about it.</summary>
internal sealed record OutlineItem(string Id, IReadOnlyList<(string Key, string? Text)> Fields)
{
    /// <summary>Gets all of it on one line.</summary>
    public string Summary => string.Join(", ", Fields.Where(f => f.Text is not null).Select(f => $"{f.Key} {f.Text}")) is { Length: > 0 } all ? all : Id;
}
