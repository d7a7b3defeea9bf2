using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>The file as a whole: its keys in the order in which they are written.</summary>
internal static class AgreementSection
{
    public static Agreement? Read(Section file, FileErrors errors)
    {
        var name = file.Require("name", "the agreement's title, such as Growth agreement 2026")?.Value(Texts.Line);
        var term = TermSection.Read(file.Require("term", "the days it covers, such as { from: 2026-01-01, to: 2026-12-31 }"));
        var currency = file.Require("currency", "the code of its one currency, such as USD")?.Value(CurrencyCode);
        var calendar = CalendarKeys.Read(file);
        var parties = PartiesSection.Read(file.Find("parties"));
        var owners = new Owners(parties);
        var goal = GoalSection.Read(file.Require("goal", "what the term must bring, such as { revenue: 1_200_000, average_deal_size: 12_000 }"), currency ?? default);
        var funnel = FunnelSection.Read(file.Find("funnel"), owners, goal);
        var pace = PaceSection.Read(file.Find("pace"), term);
        var kpis = KpisSection.Read(file.Find("kpis"), owners, funnel.ForLookUp, calendar);
        var recurring = RecurringRevenueSection.Read(file.Find("recurring_revenue"), kpis);
        var leadManagement = LeadManagementSection.Read(file.Find("lead_management"), calendar);
        var reporting = ReportingSection.Read(file.Find("reporting"));
        var review = Review(file.Find("review"), term);
        var wins = WinsSection.Read(file.Find("wins"), currency ?? default);
        file.RefuseOthers();

        return errors.IsEmpty
            ? new()
            {
                Name = name!,
                Term = term!.Value,
                Currency = currency!.Value,
                Calendar = calendar,
                Parties = parties!,
                Goal = goal!,
                Funnel = funnel.Funnel!,
                Pace = pace,
                Kpis = kpis,
                Recurring = recurring,
                LeadManagement = leadManagement,
                Reporting = reporting,
                Review = review,
                Wins = wins,
            }
            : null;
    }

    private static (Currency?, string?) CurrencyCode(string text) => Currency.IsCode(text)
        ? (new Currency(text), null)
        : (null, $"'{text}' is not a currency: write the three capital letters of its code, such as USD.{(Currency.IsCode(text.ToUpperInvariant()) ? $" Did you mean '{text.ToUpperInvariant()}'?" : "")}");

    private static LocalDate? Review(Field? field, Period? term)
    {
        var day = field?.Value(Dates.Day);
        if (day is { } review && term is { } days && !days.Contains(review))
        {
            field!.Refuse($"The review lies outside the term ({days}): write a day within it.");
        }

        return day;
    }
}
