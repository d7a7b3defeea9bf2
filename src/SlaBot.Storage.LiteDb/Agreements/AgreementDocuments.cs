using LiteDB;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Pacing;
using SlaBot.Storage.LiteDb.Ledger;

namespace SlaBot.Storage.LiteDb.Agreements;

/// <summary>Agreements as documents, whole: what was agreed is read back exactly.</summary>
internal static class AgreementDocuments
{
    /// <summary>Writes the terms.</summary>
    public static BsonDocument ToDocument(Agreement terms) => new()
    {
        ["name"] = terms.Name,
        ["term"] = ToArray(terms.Term),
        ["currency"] = terms.Currency.Code,
        ["calendar"] = CalendarDocuments.ToDocument(terms.Calendar),
        ["parties"] = Values.Array(terms.Parties, ToDocument),
        ["goal"] = new BsonDocument { ["revenue"] = Values.Of(terms.Goal.Revenue), ["deal"] = Values.Of(terms.Goal.AverageDealSize) },
        ["funnel"] = FunnelDocuments.ToArray(terms.Funnel),
        ["pace"] = ToDocument(terms.Pace),
        ["kpis"] = Values.Array(terms.Kpis, KpiDocuments.ToDocument),
        ["recurring"] = terms.Recurring is { } recurring ? new BsonArray { recurring.Renewed.Value, recurring.Expanded.Value, recurring.Churned.Value } : BsonValue.Null,
        ["leads"] = LeadManagementDocuments.ToValue(terms.LeadManagement),
        ["reporting"] = terms.Reporting is { } reporting ? ToDocument(reporting) : BsonValue.Null,
        ["review"] = terms.Review is { } review ? Times.Of(review) : BsonValue.Null,
        ["wins"] = terms.Wins is { } wins ? Values.Of(wins.BigDeal) : BsonValue.Null,
    };

    /// <summary>Reads the terms.</summary>
    public static Agreement ToAgreement(BsonDocument document) => new()
    {
        Name = document["name"].AsString,
        Term = ToPeriod(document["term"]),
        Currency = new(document["currency"].AsString),
        Calendar = CalendarDocuments.ToCalendar(document["calendar"].AsDocument),
        Parties = Values.List(document["parties"], ToParty),
        Goal = new(Values.Money(document["goal"]["revenue"]), Values.Money(document["goal"]["deal"])),
        Funnel = FunnelDocuments.ToFunnel(document["funnel"]),
        Pace = ToPace(document["pace"]),
        Kpis = Values.List(document["kpis"], KpiDocuments.ToTerms),
        Recurring = document["recurring"].IsNull ? null : ToRecurring(document["recurring"]),
        LeadManagement = LeadManagementDocuments.ToLeadManagement(document["leads"]),
        Reporting = document["reporting"].IsNull ? null : ToReporting(document["reporting"]),
        Review = document["review"].IsNull ? null : Times.Date(document["review"]),
        Wins = document["wins"].IsNull ? null : new(Values.Money(document["wins"])),
    };

    private static BsonArray ToArray(Period period) => [Times.Of(period.From), Times.Of(period.To)];

    private static Period ToPeriod(BsonValue value) => new(Times.Date(value[0]), Times.Date(value[1]));

    private static BsonDocument ToDocument(Party party) => new()
    {
        ["id"] = party.Id.Value,
        ["name"] = Values.Of(party.Name),
        ["owners"] = Values.Array(party.Owners, owner => owner),
    };

    private static Party ToParty(BsonValue value) => new(
        new(value["id"].AsString), Values.Words(value["name"])!, Values.List(value["owners"], owner => owner.AsString));

    private static BsonDocument ToDocument(PacePolicy pace) => new()
    {
        ["method"] = (int)pace.Method,
        ["monthly"] = Values.Array(pace.Monthly, share => share),
        ["bands"] = new BsonArray { pace.Thresholds.Ahead, pace.Thresholds.OnPace, pace.Thresholds.AtRisk },
    };

    private static PacePolicy ToPace(BsonValue value) => new(
        (PaceMethod)value["method"].AsInt32,
        Values.List(value["monthly"], share => share.AsDecimal),
        new(value["bands"][0].AsDecimal, value["bands"][1].AsDecimal, value["bands"][2].AsDecimal));

    private static RecurringRevenue ToRecurring(BsonValue value) => new(new(value[0].AsString), new(value[1].AsString), new(value[2].AsString));

    private static BsonDocument ToDocument(Reporting reporting) => new()
    {
        ["meeting"] = reporting.Meeting,
        ["before"] = reporting.ScorecardDaysBefore,
        ["business"] = reporting.BusinessDays,
    };

    private static Reporting ToReporting(BsonValue value) =>
        new(value["meeting"].AsString, value["before"].AsInt32, value["business"].AsBoolean);
}
