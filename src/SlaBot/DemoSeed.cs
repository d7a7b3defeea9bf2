using NodaTime;
using SlaBot.Sources.Agreements;
using SlaBot.Sources.Csv;
using SlaBot.Sources.Demo;

namespace SlaBot;

/// <summary>Plants the simulated company, through the same import that everyone uses.</summary>
internal static class DemoSeed
{
    /// <summary>
    /// Plants the company where there is no other data: anew where it is missing, was cut short, or ends before today.
    /// </summary>
    public static async Task PlantWhereWantedAsync(Bot bot, CancellationToken cancellation)
    {
        var isAlone = (await bot.Store.ListAsync(cancellation)).All(workspace => workspace == Bot.DemoWorkspace);
        var planted = (await bot.Store.HistoryAsync(Bot.DemoWorkspace, cancellation)).Latest?.RecordedAt;
        if (isAlone && (planted is not { } moment || DayOf(moment) < DayOf(bot.Now)))
        {
            await bot.Store.RemoveAsync(Bot.DemoWorkspace, cancellation);
            await PlantAsync(bot, cancellation);
        }
    }

    /// <summary>Makes the company up to today and stores it in a workspace of its own.</summary>
    public static async Task PlantAsync(Bot bot, CancellationToken cancellation)
    {
        var company = DemoCompany.On(DayOf(bot.Now));
        var agreement = AgreementFile.Read(company.AgreementText).Agreement
            ?? throw new InvalidOperationException("The simulated company's agreement has errors.");
        var import = new CsvImport(bot.Store, agreement);
        foreach (var kind in DemoCompany.Files)
        {
            await using var file = company.Open(kind);
            if (await import.ImportAsync(Bot.DemoWorkspace, kind, file, ImportOptions.Default, progress: null, cancellation) is ImportOutcome.Refused refused)
            {
                throw new InvalidOperationException(refused.Reason);
            }
        }

        // The agreement comes last: a company without one was cut short while it was planted.
        await bot.Store.AddAsync(Bot.DemoWorkspace, agreement, agreement.Term.From, bot.Now, cancellation);
    }

    private static LocalDate DayOf(Instant moment) => moment.InZone(DemoCompany.Zone).Date;
}
