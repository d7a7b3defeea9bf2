using SlaBot.Sources.Agreements;
using SlaBot.Sources.Csv;
using SlaBot.Sources.Demo;

namespace SlaBot;

/// <summary>Plants the simulated company, through the same import that everyone uses.</summary>
internal static class DemoSeed
{
    /// <summary>Makes the company up to today and stores it in a workspace of its own.</summary>
    public static async Task PlantAsync(Bot bot, CancellationToken cancellation)
    {
        var company = DemoCompany.On(bot.Now.InZone(DemoCompany.Zone).Date);
        var agreement = AgreementFile.Read(company.AgreementText).Agreement
            ?? throw new InvalidOperationException("The simulated company's agreement has errors.");
        await bot.Store.AddAsync(Bot.DemoWorkspace, agreement, agreement.Term.From, bot.Now, cancellation);

        var import = new CsvImport(bot.Store, agreement);
        foreach (var kind in DemoCompany.Files)
        {
            await using var file = company.Open(kind);
            if (await import.ImportAsync(Bot.DemoWorkspace, kind, file, ImportOptions.Default, progress: null, cancellation) is ImportOutcome.Refused refused)
            {
                throw new InvalidOperationException(refused.Reason);
            }
        }
    }
}
