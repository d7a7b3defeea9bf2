using SlaBot.Channels.Inbound;
using SlaBot.Channels.Json;
using SlaBot.Teams.Protocol;

namespace SlaBot.Teams.Turns;

/// <summary>Reads what a message says: without the mention of the bot, and without what only the channel's markup is made of.</summary>
internal static class ActivityWords
{
    /// <summary>Whether the bot itself is mentioned.</summary>
    public static bool MentionsBot(this Activity activity) => BotMentions(activity).Any();

    /// <summary>The text without mentions of the bot, with plain spaces, trimmed; empty where nothing else was said.</summary>
    public static string Words(this Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var mention in BotMentions(activity))
        {
            text = text.Replace(mention, " ", StringComparison.OrdinalIgnoreCase);
        }

        return PlainWords.Of(text.Replace("&nbsp;", " ", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal)
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal));
    }

    private static IEnumerable<string> BotMentions(Activity activity)
    {
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity.Text("type") == "mention" && entity.Member("mentioned") is { } mentioned && mentioned.Text("id") == activity.Recipient?.Id)
            {
                yield return entity.Text("text") is { Length: > 0 } text ? text : $"<at>{mentioned.Text("name") ?? activity.Recipient?.Name}</at>";
            }
        }
    }
}
