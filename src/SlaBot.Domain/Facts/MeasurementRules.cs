using System.Globalization;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Facts;

/// <summary>
/// What each fact adds to the daily totals. It depends on the agreement (its stages, calendar and currency), so the
/// totals are rebuilt from the ledger when <see cref="Fingerprint"/> changes.
/// </summary>
public sealed class MeasurementRules
{
    private readonly Funnel funnel;
    private readonly BusinessCalendar calendar;
    private readonly Currency? currency;
    private readonly KpiId? createdStage;

    private MeasurementRules(Funnel funnel, BusinessCalendar calendar, Currency? currency)
    {
        (this.funnel, this.calendar, this.currency) = (funnel, calendar, currency);
        createdStage = StageOfCreation(funnel);
        Fingerprint = string.Join(
            '|',
            string.Join(',', funnel.Stages.Select(stage => stage.Id.Value)),
            currency?.Code,
            calendar.Zone.Id,
            string.Join(',', calendar.WorkingWeek),
            calendar.Hours.From.ToString("HHmm", CultureInfo.InvariantCulture),
            calendar.Hours.To.ToString("HHmm", CultureInfo.InvariantCulture),
            string.Join(',', calendar.Holidays.Select(day => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture))));
    }

    /// <summary>Gets a text that differs whenever the totals could.</summary>
    public string Fingerprint { get; }

    /// <summary>The rules under an agreement; without one, those of the default funnel and any one currency.</summary>
    public static MeasurementRules Of(Agreement? agreement) => agreement is null
        ? new(Funnel.Default, BusinessCalendar.Default, null)
        : new(agreement.Funnel, agreement.Calendar, agreement.Currency);

    /// <summary>
    /// The stage that a lead's day of creation counts for: <c>leads</c>, else the first stage below <c>visits</c>, else
    /// the first; null where that would be the last, since a lead that came in is no customer yet.
    /// </summary>
    public static KpiId? StageOfCreation(Funnel funnel)
    {
        var leads = funnel.IndexOf(KpiIds.Leads);
        var index = leads >= 0 ? leads : funnel.Top.Id == KpiIds.Visits ? 1 : 0;
        return index < funnel.Stages.Count - 1 ? funnel.Stages[index].Id : null;
    }

    /// <summary>What a fact adds. A deal that cannot be converted to the agreement's currency adds nothing.</summary>
    /// <param name="fact">The newest known version of a subject, with all its fields.</param>
    /// <param name="rates">The rates of the day for other currencies.</param>
    public IEnumerable<Contribution> ContributionsOf(Fact fact, ExchangeRates rates) => fact switch
    {
        DealFact deal => OfDeal(deal, rates),
        LeadFact lead => OfLead(lead),
        DailyFact daily => [OfDaily(daily)],
        _ => throw new ArgumentException($"A {fact.GetType().Name} has no measurement rule.", nameof(fact)),
    };

    /// <summary>The deal's amount in the agreement's currency; 0 where it has none, null where no rate is known.</summary>
    public decimal? Converted(DealFact deal, ExchangeRates rates)
    {
        if (deal.Amount.Value is not { } amount)
        {
            return 0m;
        }

        if (currency is not { } own || (deal.Currency.Value ?? own) == own)
        {
            return amount;
        }

        var day = (deal.Closed.Value ?? deal.Created.Value)?.Date;
        return day is { } date && rates.On(date, deal.Currency.Value!.Value) is { } rate
            ? Math.Round(amount * rate, own.Decimals, MidpointRounding.AwayFromZero)
            : null;
    }

    private IEnumerable<Contribution> OfDeal(DealFact deal, ExchangeRates rates)
    {
        if (Converted(deal, rates) is not { } amount)
        {
            yield break;
        }

        var source = deal.Source.Value;
        var closed = deal.Closed.Value?.Date;
        if (deal.Created.Value?.Date is { } created)
        {
            yield return To(KpiIds.PipelineValue, created, DailyTotal.OfAmount(amount));
            if (deal.Stage.Value is DealStage.Won or DealStage.Lost && closed is { } left)
            {
                // It leaves the pipeline on the day it closes; one closed before it was opened never was in it.
                yield return To(KpiIds.PipelineValue, LocalDate.Max(left, created), -DailyTotal.OfAmount(amount));
            }
        }

        if (deal.Proposed.Value?.Date is { } proposed && funnel.IndexOf(KpiIds.Proposals) >= 0)
        {
            yield return To(KpiIds.Proposals, proposed, DailyTotal.One);
        }

        if (deal.Stage.Value is DealStage.Won && closed is { } won)
        {
            yield return To(KpiIds.Revenue, won, DailyTotal.OfAmount(amount));
            yield return To(funnel.Last.Id, won, DailyTotal.One);
            if (deal.Created.Value?.Date is { } start && start <= won)
            {
                yield return To(KpiIds.SalesCycleDays, won, DailyTotal.OfDuration(DaysBetween(start, won)));
            }
        }

        Contribution To(KpiId series, LocalDate date, DailyTotal total) => new(new(series, Feed.Deals), date, source, total);
    }

    private IEnumerable<Contribution> OfLead(LeadFact lead)
    {
        var source = lead.Source.Value;
        var reached = new LocalDate?[funnel.Stages.Count];
        foreach (var (stage, time) in lead.Reached)
        {
            if (funnel.IndexOf(stage) is >= 0 and var index)
            {
                reached[index] = time?.Date;
            }
        }

        if (createdStage is { } stageOfCreation)
        {
            reached[funnel.IndexOf(stageOfCreation)] ??= lead.Created.Value?.Date;
        }

        for (var i = 0; i < reached.Length; i++)
        {
            if (reached[i] is not { } entered)
            {
                continue;
            }

            yield return To(funnel.Stages[i].Id, entered, DailyTotal.One);
            foreach (var next in i + 1 == reached.Length - 1 ? [i + 1] : new[] { i + 1, reached.Length - 1 })
            {
                if (next > i && next < reached.Length && reached[next] is { } later)
                {
                    var rate = KpiIds.Rate(funnel.Stages[i].Id, funnel.Stages[next].Id);
                    yield return To(rate, entered, DailyTotal.OfDuration(Math.Max(0, DaysBetween(entered, later))));
                }
            }
        }

        if (lead is { Created.Value: { Time: { } at } created, FirstResponse.Value: { Time: { } until } response })
        {
            var minutes = calendar.WorkingTimeBetween(created.Date + at, response.Date + until).TotalMinutes;
            yield return To(KpiIds.LeadResponseTime, created.Date, DailyTotal.OfDuration((int)Math.Round(minutes)));
        }

        Contribution To(KpiId series, LocalDate date, DailyTotal total) => new(new(series, Feed.Leads), date, source, total);
    }

    private static Contribution OfDaily(DailyFact daily) =>
        new(new(daily.Kpi, Feed.Daily), daily.Date, daily.Source, daily.Value is { } value ? DailyTotal.OfAmount(value) : default);

    private static int DaysBetween(LocalDate from, LocalDate to) => NodaTime.Period.DaysBetween(from, to);
}
