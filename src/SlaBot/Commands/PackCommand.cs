using System.CommandLine;
using SlaBot.Hosting;
using SlaBot.Teams.Packaging;

namespace SlaBot.Commands;

/// <summary><c>slabot pack</c>: the Teams app package, with this company's ids filled in; <c>slabot pack slack</c>: the manifest of the Slack app.</summary>
internal static class PackCommand
{
    private const string Example = "slabot pack --app-id 11111111-2222-3333-4444-555555555555 --public-url https://slabot.example.com";

    public static Command Create()
    {
        var folder = new Option<string?>("--out") { Description = $"The folder for {AppPackage.FileName} (default: here).", HelpName = "DIR" };
        var appId = new Option<string?>("--app-id") { Description = "The bot's Microsoft app id (default: the setting MicrosoftAppId).", HelpName = "GUID" };
        var publicUrl = new Option<string?>("--public-url") { Description = "Where SlaBot is reached from outside (default: the setting PublicUrl).", HelpName = "URL" };
        var teamsAppId = new Option<string?>("--teams-app-id") { Description = "The app's own id in Teams (default: the same as the bot's).", HelpName = "GUID" };
        var version = new Option<string?>("--package-version") { Description = "The version of the package (default: 1.0.0); raise it to update one that is uploaded.", HelpName = "VERSION" };
        var developer = new Option<string?>("--developer") { Description = "Who runs this SlaBot (default: SlaBot).", HelpName = "NAME" };
        var website = new Option<string?>("--website") { Description = "A page with help (default: /about of the public address).", HelpName = "URL" };
        var privacy = new Option<string?>("--privacy") { Description = "The privacy policy (default: /privacy of the public address).", HelpName = "URL" };
        var terms = new Option<string?>("--terms") { Description = "The terms of use (default: /terms of the public address).", HelpName = "URL" };
        var command = new Command("pack", $"Make the Teams app package, ready to upload.\n\nExample: {Example}")
        {
            folder, appId, publicUrl, teamsAppId, version, developer, website, privacy, terms, PackSlackCommand.Create(),
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var settings = ProgramSettings.Read();
            var details = new AppDetails(
                PackValues.Guid(Needed(parsed.GetValue(appId), settings, "MicrosoftAppId", "--app-id"), "The bot's app id"),
                PackValues.PublicUrl(Needed(parsed.GetValue(publicUrl), settings, "PublicUrl", "--public-url")));
            details = details with
            {
                AppId = Given(parsed, teamsAppId) is { } id ? PackValues.Guid(id, teamsAppId.Name) : details.AppId,
                Version = Given(parsed, version) is { } number ? PackValues.Version(number) : details.Version,
                DeveloperName = Given(parsed, developer) is { } name ? PackValues.Developer(name) : details.DeveloperName,
                WebsiteUrl = Given(parsed, website) is { } help ? PackValues.Page(help, website.Name) : details.WebsiteUrl,
                PrivacyUrl = Given(parsed, privacy) is { } policy ? PackValues.Page(policy, privacy.Name) : details.PrivacyUrl,
                TermsUrl = Given(parsed, terms) is { } conditions ? PackValues.Page(conditions, terms.Name) : details.TermsUrl,
            };
            var target = await PackedFile.WriteAsync(parsed.GetValue(folder), AppPackage.FileName, AppPackage.Build(details), cancellation);
            parsed.Say($"Packed {target}: version {details.Version}, bot {details.BotId}.");
            parsed.Say($"Upload it to Teams. The bot's messaging endpoint in Azure has to be {details.MessagingEndpoint}");
            return 0;
        });
        return command;
    }

    private static string? Given(ParseResult parsed, Option<string?> option) => parsed.GetValue(option);

    private static string Needed(string? given, IConfiguration settings, string setting, string option) =>
        (string.IsNullOrWhiteSpace(given) ? settings[setting] : given) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : throw CommandException.Misused($"{setting} is missing: set it, or give {option}, as in {Example}");
}
