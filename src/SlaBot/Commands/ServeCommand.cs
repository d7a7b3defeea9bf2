using System.CommandLine;
using SlaBot.Hosting;

namespace SlaBot.Commands;

/// <summary><c>slabot</c> or <c>slabot serve</c>: starts the bot.</summary>
internal static class ServeCommand
{
    public static Command Create(DataOption data, TimeProvider time)
    {
        var urls = new Option<string?>("--urls") { Description = "Where to listen (default: http://localhost:3978).", HelpName = "URL" };
        var command = new Command("serve", "Start the bot; in Development with a chat page and, in an empty data folder, a simulated company.\n\nExample: slabot serve --data ./data") { urls };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var signals = new StopSignals(cancellation);
            await using var server = await Server.StartAsync(data.FolderOf(parsed), parsed.GetValue(urls), time, signals.Token);
            return await server.RunAsync(signals.Token);
        });
        return command;
    }
}
