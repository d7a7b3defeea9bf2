using SlaBot.Channels.Settings;
using SlaBot.Commands;

namespace SlaBot.Hosting;

/// <summary>Where the bot is reached from outside: the base of the links that it hands out.</summary>
internal static class PublicAddress
{
    /// <summary>The address of the setting <c>PublicUrl</c>, or null where it is not set: then no links are handed out.</summary>
    /// <exception cref="CommandException">It is no address; the sentence names the setting.</exception>
    public static Uri? Of(IConfiguration settings)
    {
        if (settings["PublicUrl"]?.Trim() is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var url)
            && url is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
            && url.IsSafe()
            ? url
            : throw CommandException.Failed($"The setting PublicUrl is '{text}', which is no https address without a query: write it as https://slabot.example.com.");
    }
}
