using System.CommandLine;
using NodaTime;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Projections;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using Spectre.Console;
using AsOf = SlaBot.Domain.Calendars.AsOf;

namespace SlaBot.Commands;

/// <summary><c>slabot backtest</c>: how good the projections of the past would have been, without looking ahead.</summary>
internal static class BackTestCommand
{
    public static Command Create(DataOption data, TimeProvider time)
    {
        var kpi = new Option<string>("--kpi") { Description = "A count or money KPI (default: revenue).", HelpName = "ID", DefaultValueFactory = _ => KpiIds.Revenue.Value };
        var months = new Option<int>("--months") { Description = "The length of the periods: 1 for months, 3 for quarters (default), 12 for years.", HelpName = "N", DefaultValueFactory = _ => 3 };
        var command = new Command("backtest", "Ask for a projection on every past day and hold it against what came.\n\nExample: slabot backtest --kpi revenue --months 3") { kpi, months };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            var workspace = await bot.CurrentAsync(cancellation);
            var history = await bot.Store.HistoryAsync(workspace, cancellation);
            var totals = await bot.Store.TotalsAsync(workspace, cancellation);
            var (series, found, view) = Series(parsed.GetRequiredValue(kpi), new(history, totals, AsOf.CloseOf(LocalDate.MaxIsoValue)));
            var periods = Periods(series, parsed.GetValue(months)).ToList();
            if (periods.Count == 0)
            {
                throw CommandException.Failed("The data holds no complete past period of that length: there is nothing to test on.");
            }

            Print(parsed, new BackTest(series, found.Kind == KpiKind.Money, view.Calendar, history.Latest?.Terms.Pace ?? Domain.Pacing.PacePolicy.Default).Over(periods), periods);
            return 0;
        });
        return command;
    }

    private static (Domain.Facts.TotalsSeries Series, Kpi Kpi, View View) Series(string id, View view) =>
        KpiId.IsValid(id) && view.Catalog.Find(new(id)) is { IsProRated: true, Measure: Measure.Total total } kpi
            ? (new Meter(view).SeriesOf(total.Series), kpi, view)
            : throw CommandException.Misused($"'{id}' is no KPI whose days add up. Choose among {string.Join(", ", view.Catalog.All.Where(known => known.IsProRated).Select(known => known.Id))}.");

    // Complete periods that have at least one complete one before them to learn from.
    private static IEnumerable<Period> Periods(Domain.Facts.TotalsSeries series, int months)
    {
        if (months is < 1 or > 12 || 12 % months != 0)
        {
            throw CommandException.Misused("--months takes 1, 2, 3, 4, 6 or 12.");
        }

        if (series.FirstDate is not { } first)
        {
            yield break;
        }

        var last = series.Days[^1].Date;
        var start = new LocalDate(first.Year, 1, 1);
        while (start < first)
        {
            start = start.PlusMonths(months);
        }

        for (var from = start.PlusMonths(months); from.PlusMonths(months).PlusDays(-1) <= last; from = from.PlusMonths(months))
        {
            yield return Period.Months(from, months);
        }
    }

    private static void Print(ParseResult parsed, IReadOnlyList<BackTestScore> scores, IReadOnlyList<Period> periods)
    {
        var dates = new DateWords("en");
        var table = new Table().Border(TableBorder.Simple).AddColumns("Method", "Days", "Mean error", "80 % range held the truth");
        foreach (var score in scores)
        {
            table.AddRow(Markup.Escape(score.Method), $"{score.Days}", NumberWords.Percent(score.Error), score.Coverage is { } held ? NumberWords.Percent(held) : "–");
        }

        parsed.Say($"Projections from the 7th day of each of {string.Join(", ", periods.Select(dates.Of))}:");
        parsed.Show(table);
    }
}
