using System.CommandLine;
using NodaTime;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Standings;

namespace SlaBot.Commands;

/// <summary><c>slabot doctor</c>: what is wrong with the set-up, and what to do about it.</summary>
internal static class DoctorCommand
{
    public static Command Create(DataOption data, TimeProvider time)
    {
        var command = new Command("doctor", "Look the data and the set-up over.\n\nExample: slabot doctor");
        command.SetAction(async (parsed, cancellation) =>
        {
            var findings = new Findings(Console.Out);
            var folder = data.FolderOf(parsed);
            await using var bot = Bot.Open(folder, time);
            findings.Good($"The data folder {folder} opens.");
            foreach (var workspace in await bot.Store.ListAsync(cancellation))
            {
                var audit = await bot.Store.AuditAsync(workspace, cancellation);
                findings.Say(audit.Differences.Count == 0, $"{workspace}: {audit.Facts:N0} facts, and the daily totals equal them.", $"{workspace}: the daily totals differ from the facts: {string.Join("; ", audit.Differences.Take(3))}. Restore a backup.");
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
            Numbers(findings, view);
            findings.Say(
                bot.Store.Health.FreeBytes > LowDisk,
                $"{bot.Store.Health.FreeBytes / 1e9:N1} GB of disk are free.",
                $"Only {bot.Store.Health.FreeBytes / 1e6:N0} MB of disk are free: make room before the disk is full.");
            return findings.Problems == 0 ? 0 : CommandLine.Failed;
        });
        return command;
    }

    private const long LowDisk = 500_000_000;

    private static void Agreement(Findings findings, View view)
    {
        var dates = new DateWords("en");
        if (view.Revision is not { } revision)
        {
            findings.Problem("No agreement is stored: slabot agreement import FILE");
            return;
        }

        findings.Good($"Agreement v{revision.Number}, {revision.Terms.Name}: {dates.Of(revision.Terms.Term)}.");
        if (!revision.Terms.Term.Contains(view.AsOf.Day))
        {
            findings.Problem($"Today, {dates.Of(view.AsOf.Day)}, lies outside its term: answers have no target to compare with.");
        }
    }

    private static void Numbers(Findings findings, View view)
    {
        var voice = new Voice("en", default);
        foreach (var kpi in view.Catalog.All.Where(kpi => kpi.Target is not null && view.Agreement is not null))
        {
            var standing = Assessor.Measure(kpi, view.Agreement!.Term, view);
            if (standing.Measured.Feed is null)
            {
                findings.Note($"{voice.NameOf(kpi)} ({kpi.Id}) has a target and no numbers yet.");
            }
            else if (standing.StaleDays > 0)
            {
                findings.Problem($"{voice.NameOf(kpi)} ({kpi.Id}): the newest numbers from {standing.Measured.Feed} are {standing.StaleDays} days old.");
            }
        }
    }
}
