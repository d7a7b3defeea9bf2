using System.Globalization;
using CsvHelper;
using NodaTime;
using NodaTime.Text;

namespace SlaBot.Sources.Demo;

/// <summary>The simulation as the files that a real company would export.</summary>
internal sealed class DemoFiles(Simulation simulation, LocalDate today)
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public Stream Deals() => Written(
        ["id", "name", "amount", "currency", "stage", "created", "proposed", "closed", "owner", "source", "lead_id"],
        from deal in simulation.Journeys
        let closed = deal.Won ?? deal.Lost
        where deal.Sql is not null && (closed ?? today) >= simulation.From
        select (string[])
        [
            Id('D', deal), deal.Company, deal.Amount.ToString(CultureInfo.InvariantCulture), "USD",
            deal.Won is not null ? "won" : deal.Lost is not null ? "lost" : "open",
            Text(deal.Sql), Text(deal.Proposal), Text(closed), deal.Owner, deal.Source, Id('L', deal),
        ]);

    public Stream Leads() => Written(
        ["id", "created", "mql", "sql", "proposal", "won", "lost", "source", "owner", "first_response"],
        from lead in simulation.Journeys
        where lead.Created.Date >= simulation.From
        select (string[])
        [
            Id('L', lead), Minute.Format(lead.Created), Text(lead.Mql), Text(lead.Sql), Text(lead.Proposal), Text(lead.Won), Text(lead.Lost),
            lead.Source, lead.Owner, lead.FirstResponse is { } answer ? Minute.Format(answer) : "",
        ]);

    public Stream Daily() => Written(
        ["date", "kpi", "value", "source"],
        simulation.Visits.Where(day => day.Day >= simulation.From)
            .Select(day => (string[])[Text(day.Day), "visits", day.Count.ToString(CultureInfo.InvariantCulture), day.Source])
            .Concat(Readings()));

    /// <summary>What is read off once a month: how content customers are, and how many stay.</summary>
    private IEnumerable<string[]> Readings()
    {
        var dice = new Dice((ulong)simulation.From.Year);
        for (var month = simulation.From.With(DateAdjusters.EndOfMonth); month <= today; month = month.PlusDays(1).With(DateAdjusters.EndOfMonth))
        {
            var day = Text(month);
            yield return [day, "nps", dice.Between(38, 56).ToString(CultureInfo.InvariantCulture), ""];
            yield return [day, "churn_rate", Percent(dice.Between(8, 24)), ""];
            yield return [day, "customer_retention", Percent(dice.Between(930, 985)), ""];
            yield return [day, "on_time_delivery", Percent(dice.Between(900, 990)), ""];
            yield return [day, "lead_acceptance_rate", Percent(dice.Between(780, 920)), ""];
            yield return [day, "follow_up_attempts", (dice.Between(38, 62) / 10m).ToString(CultureInfo.InvariantCulture), ""];
        }
    }

    private static string Percent(int perMille) => (perMille / 10m).ToString(CultureInfo.InvariantCulture) + "%";

    private static string Id(char kind, Journey journey) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{journey.Number:00000}");

    private static string Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";

    private static MemoryStream Written(string[] header, IEnumerable<string[]> rows)
    {
        var stream = new MemoryStream();
        using (var writer = CsvWriter.Create(stream, new() { NewLine = "\n" }, leaveOpen: true))
        {
            writer.WriteRecord(header);
            foreach (var row in rows)
            {
                writer.WriteRecord(row);
            }
        }

        stream.Position = 0;
        return stream;
    }
}
