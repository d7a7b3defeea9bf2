using System.CommandLine;
using System.Text;
using SlaBot.Hosting;
using SlaBot.Slack.Packaging;

namespace SlaBot.Commands;

/// <summary><c>slabot pack slack</c>: the manifest of the Slack app, with this company's address filled in.</summary>
internal static class PackSlackCommand
{
    private const string Example = "slabot pack slack --public-url https://slabot.example.com";

    public static Command Create()
    {
        var folder = new Option<string?>("--out") { Description = $"The folder for {SlackManifest.FileName} (default: here).", HelpName = "DIR" };
        var publicUrl = new Option<string?>("--public-url") { Description = "Where SlaBot is reached from outside (default: the setting PublicUrl or Slack__PublicUrl).", HelpName = "URL" };
        var sockets = new Option<bool>("--socket-mode") { Description = "For Socket Mode: SlaBot opens sockets to Slack and needs no address." };
        var installs = new Option<bool>("--installs") { Description = "For several workspaces that install the app themselves." };
        var command = new Command("slack", $"Make the manifest of the Slack app, ready to paste.\n\nExample: {Example}") { folder, publicUrl, sockets, installs };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(sockets) && parsed.GetValue(installs))
            {
                throw CommandException.Misused("--socket-mode and --installs contradict each other: whoever installs the app comes back to an address.");
            }

            var kind = parsed.GetValue(sockets) ? SlackManifestKind.SocketMode : parsed.GetValue(installs) ? SlackManifestKind.Installs : SlackManifestKind.Http;
            var address = kind == SlackManifestKind.SocketMode ? null : PackValues.PublicUrl(Needed(parsed.GetValue(publicUrl)));
            var target = await PackedFile.WriteAsync(parsed.GetValue(folder), SlackManifest.FileName, Encoding.UTF8.GetBytes(SlackManifest.Fill(kind, address)), cancellation);
            parsed.Say($"Wrote {target}. Paste it at https://api.slack.com/apps: Create New App, From a manifest.");
            return 0;
        });
        return command;
    }

    private static string Needed(string? given)
    {
        var settings = ProgramSettings.Read();
        return new[] { given, settings["PublicUrl"], settings["Slack:PublicUrl"] }.FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))?.Trim()
            ?? throw CommandException.Misused($"PublicUrl is missing: set it, or give --public-url, as in {Example}; with --socket-mode none is needed.");
    }
}
