using System.CommandLine;

namespace SlaBot.Commands;

/// <summary><c>slabot demo reset|remove</c>: the simulated company.</summary>
internal static class DemoCommand
{
    public static Command Create(DataOption data, TimeProvider time)
    {
        var reset = new Command("reset", "Make the simulated company anew, up to today.\n\nExample: slabot demo reset");
        reset.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            await bot.Store.RemoveAsync(Bot.DemoWorkspace, cancellation);
            await DemoSeed.PlantAsync(bot, cancellation);
            parsed.Say("The simulated company is set up anew. Questions are about it as long as no agreement of your own is stored.");
            return 0;
        });
        var remove = new Command("remove", "Remove the simulated company for good.\n\nExample: slabot demo remove");
        remove.SetAction(async (parsed, cancellation) =>
        {
            await using var bot = Bot.Open(data.FolderOf(parsed), time);
            await bot.Store.RemoveAsync(Bot.DemoWorkspace, cancellation);
            parsed.Say("The simulated company is removed. It comes back when SlaBot starts in Development on a folder without other data.");
            return 0;
        });
        return new("demo", "The simulated company that a new installation starts with.\n\nExample: slabot demo remove") { reset, remove };
    }
}
