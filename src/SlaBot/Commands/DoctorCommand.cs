using System.CommandLine;
using NodaTime;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Standings;
using SlaBot.Webhooks;

namespace SlaBot.Commands;

/// <summary><c>slabot doctor</c>: what is wrong with the set-up, and what to do about it.</summary>
internal static class DoctorCommand
{
    public static Command Create(DataOption data, TimeProvider time)
    {
        var command = new Command("doctor", "Look the data and the set-up over.\n\nExample: slabot doctor");
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = new Findings(parsed.InvocationConfiguration.Output);
            var folder = data.FolderOf(parsed);
            await using var bot = Bot.Open(folder, time);
            findings.Good($"The data folder {folder} opens.");
            foreach (var workspace in await bot.Store.ListAsync(cancellation))
            {
                var audit = await bot.Store.AuditAsync(workspace, cancellation);
                findings.Say(audit.Differences.Count == 0, $"{workspace}: {Counted.Of(audit.Facts, "fact")}, and the daily totals equal them.", $"{workspace}: the daily totals differ from the facts: {string.Join("; ", audit.Differences.Take(3))}. Restore a backup.");
            }

            var current = await bot.CurrentAsync(cancellation);
            var history = await bot.Store.HistoryAsync(current, cancellation);
            var totals = await bot.Store.TotalsAsync(current, cancellation);
            var today = bot.Now.InZone(history.Latest?.Terms.Calendar.Zone ?? DateTimeZone.Utc).Date;
            var view = new View(history, totals, Domain.Calendars.AsOf.CloseOf(today));
            if (current == Bot.DemoWorkspace)
            {
                findings.Note("Questions are about the simulated company, since there is no agreement of your own: slabot agreement import FILE");
            }

            Agreement(findings, view);
            await OutboxFindings.SayAsync(findings, bot.Store, cancellation);
            Webhooks(findings, new ConfigurationBuilder().AddEnvironmentVariables().Build());
            findings.Say(
                bot.Store.Health.FreeBytes > LowDisk,
                $"{bot.Store.Health.FreeBytes / 1e9:N1} GB of disk are free.",
                $"Only {bot.Store.Health.FreeBytes / 1e6:N0} MB of disk are free: make room before the disk is full.");
            return findings.Problems == 0 ? 0 : CommandLine.Failed;
        });
        return command;
    }

    private const long LowDisk = 500_000_000;

    // By the settings of this shell: a server may be started with others.
    private static void Webhooks(Findings findings, IConfiguration settings)
    {
        try
        {
            foreach (var source in WebhookConnection.Sources(settings))
            {
                findings.Good($"Webhooks: {source.Name} may send to /webhooks/{source.Name}, about {source.Workspace}.");
            }
        }
        catch (CommandException wrong)
        {
            findings.Problem(wrong.Message);
        }
    }

    private static void Agreement(Findings findings, View view)
    {
        var dates = new DateWords("en");
        if (view.Revision is not { } revision)
        {
            findings.Problem("No agreement is stored: slabot agreement import FILE");
            return;
        }

        var (terms, today) = (revision.Terms, view.AsOf.Day);
        findings.Good($"Agreement v{revision.Number}, {terms.Name}: {dates.Of(terms.Term)}.");
        if (today > terms.Term.To)
        {
            findings.Problem($"The term ended on {dates.Of(terms.Term.To)}: import the next agreement (slabot agreement import FILE).");
        }
        else if (today < terms.Term.From)
        {
            findings.Note($"The term begins on {dates.Of(terms.Term.From)}: until then there is no target to compare with.");
        }
        else
        {
            Numbers(findings, view, terms.Term);
        }
    }

    // How old numbers are says something only while new ones should come in: while the term runs.
    private static void Numbers(Findings findings, View view, Period term)
    {
        var standings = view.Catalog.Agreed.Select(kpi => Assessor.Measure(kpi, term, view)).ToLookup(standing => standing.Measured.Feed);
        foreach (var feed in standings.Where(feed => feed.Key is not null))
        {
            foreach (var stale in feed.Where(standing => standing.StaleDays > 0).GroupBy(standing => standing.Kpi.FreshnessDays))
            {
                findings.Problem($"{feed.Key}: {Counted.Of(stale.Count(), "KPI")}, {Ages([.. stale.Select(standing => standing.StaleDays)])} (limit {stale.Key}): {Ids(stale)}.");
            }
        }

        if (standings.Contains(null))
        {
            findings.Note($"{Counted.Of(standings[null].Count(), "KPI has", "KPIs have")} a target and no numbers yet: {Ids(standings[null])}.");
        }
    }

    private static string Ages(int[] days) => days.Min() == days.Max()
        ? $"newest number {Counted.Of(days[0], "day")} old"
        : $"newest numbers {days.Min()} to {days.Max()} days old";

    private static string Ids(IEnumerable<Standing> standings) => string.Join(", ", standings.Select(standing => standing.Kpi.Id));
}
