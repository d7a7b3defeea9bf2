using LiteDB;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Storage.LiteDb.Files;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>Installations as documents.</summary>
internal static class InstallationDocuments
{
    private const int LongestId = 1_000;
    private const int LongestSeal = 10_000;

    /// <summary>Refuses an installation that could not be read back as it is.</summary>
    /// <exception cref="ArgumentException">It is of nobody, or a text of it is empty, too long or broken.</exception>
    public static void Require(SlackInstallation installation)
    {
        StorableText.Require(installation.Enterprise ?? installation.Team ?? "", LongestId, "The id of an installation");
        StorableText.Require(installation.Team ?? installation.Enterprise ?? "", LongestId, "The id of an installation");
        StorableText.Require(installation.App, LongestId, "The app of an installation");
        StorableText.Require(installation.BotUser, LongestId, "The bot of an installation");
        StorableText.Require(installation.SealedToken, LongestSeal, "The token of an installation");
        StorableText.Require(installation.SealedRefresh ?? "-", LongestSeal, "The refresh token of an installation");
        StorableText.RequireWellFormed(installation.BotId, "The bot of an installation");
        StorableText.RequireWellFormed(installation.Name, "The name of an installation");
        StorableText.RequireWellFormed(installation.Installer, "The installer of an installation");
        foreach (var scope in installation.Scopes)
        {
            StorableText.RequireWellFormed(scope, "A scope of an installation");
        }
    }

    /// <summary>An installation as a document.</summary>
    public static BsonDocument ToDocument(SlackInstallation installation) => new()
    {
        ["_id"] = Keys.OfInstallation(installation.Enterprise, installation.Team),
        ["enterprise"] = installation.Enterprise,
        ["team"] = installation.Team,
        ["app"] = installation.App,
        ["user"] = installation.BotUser,
        ["bot"] = installation.BotId,
        ["name"] = installation.Name,
        ["scopes"] = new BsonArray(installation.Scopes.Select(scope => new BsonValue(scope))),
        ["by"] = installation.Installer,
        ["token"] = installation.SealedToken,
        ["refresh"] = installation.SealedRefresh,
        ["expires"] = Ticks(installation.ExpiresAt),
        ["installed"] = installation.InstalledAt.ToUnixTimeTicks(),
        ["died"] = Ticks(installation.DiedAt),
    };

    /// <summary>Reads an installation.</summary>
    public static SlackInstallation ToInstallation(BsonDocument document) => new(document["enterprise"].AsString, document["team"].AsString)
    {
        App = document["app"].AsString,
        BotUser = document["user"].AsString,
        BotId = document["bot"].AsString,
        Name = document["name"].AsString,
        Scopes = [.. document["scopes"].AsArray.Select(scope => scope.AsString)],
        Installer = document["by"].AsString,
        SealedToken = document["token"].AsString,
        SealedRefresh = document["refresh"].AsString,
        ExpiresAt = Moment(document["expires"]),
        InstalledAt = Instant.FromUnixTimeTicks(document["installed"].AsInt64),
        DiedAt = Moment(document["died"]),
    };

    private static BsonValue Ticks(Instant? moment) => moment is { } at ? at.ToUnixTimeTicks() : BsonValue.Null;

    private static Instant? Moment(BsonValue ticks) => ticks.IsNull ? null : Instant.FromUnixTimeTicks(ticks.AsInt64);
}
