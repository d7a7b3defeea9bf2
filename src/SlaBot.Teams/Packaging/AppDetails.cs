namespace SlaBot.Teams.Packaging;

/// <summary>What a company fills into the Teams app package: which bot it is, and who answers for it.</summary>
/// <param name="BotId">The Microsoft app id of the bot, as it was registered (<c>MicrosoftAppId</c>).</param>
/// <param name="PublicUrl">Where Teams and people reach SlaBot: https, without a slash at its end.</param>
public sealed record AppDetails(Guid BotId, Uri PublicUrl)
{
    /// <summary>The longest name of a developer that the manifest takes, in characters.</summary>
    public const int LongestDeveloperName = 32;

    private static readonly Version First = new(1, 0, 0);

    /// <summary>Gets by which id Teams knows the app. It may be that of the bot, and is unless another is given; a second installation in one tenant needs another.</summary>
    public Guid AppId { get; init; } = BotId;

    /// <summary>Gets the version of the package, three numbers. Teams takes an upload for an update only where it is higher than before.</summary>
    public Version Version { get; init; } = First;

    /// <summary>Gets who runs this SlaBot, as the details in Teams name it; at most <see cref="LongestDeveloperName"/> characters.</summary>
    public string DeveloperName { get; init; } = "SlaBot";

    /// <summary>Gets where people find help; what the bot itself serves unless another page is given.</summary>
    public Uri WebsiteUrl { get; init; } = Below(PublicUrl, "about");

    /// <summary>Gets where people read what is kept about them; what the bot itself serves unless another page is given.</summary>
    public Uri PrivacyUrl { get; init; } = Below(PublicUrl, "privacy");

    /// <summary>Gets the terms of use; what the bot itself serves unless another page is given.</summary>
    public Uri TermsUrl { get; init; } = Below(PublicUrl, "terms");

    /// <summary>Gets what has to stand as messaging endpoint in the bot's registration.</summary>
    public Uri MessagingEndpoint => Below(PublicUrl, "api/messages");

    private static Uri Below(Uri url, string path) => new($"{url.AbsoluteUri.TrimEnd('/')}/{path}");
}
