using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Answers;

/// <summary>"Log 412 visits for yesterday": asks for a yes, with what is known now beside what would be stored.</summary>
internal sealed class LogValueAnswer : TopicAnswer
{
    /// <inheritdoc/>
    public override Intent Intent => Intent.LogValue;

    /// <inheritdoc/>
    public override Answered Give(Topic topic)
    {
        var entries = new HandLog(topic.View).Of(topic.Reading);
        if (entries.Count == 0 || entries.Count < topic.Reading.Kpis.Count)
        {
            return topic.Say(topic.Voice.Say("Log.NoValue", NamesOf(topic)));
        }

        return entries.FirstOrDefault(entry => entry.Refusal is not null) is { } refused ? Refuse(topic, refused) : Ask(topic, entries);
    }

    /// <summary>Says that numbers are not the asker's to change; null where they are.</summary>
    internal static string? RefusalOf(Topic topic, Write.LogValue write) => topic.Owns is { } own && write.Values.Any(logged => !own.Contains(logged.Kpi))
        ? topic.Voice.Say("Change.NotYours", string.Join(topic.Voice.Say("List.And"), own.Select(topic.View.Catalog.Find).OfType<Domain.Kpis.Kpi>().Select(topic.Voice.NameOf)))
        : null;

    private static string NamesOf(Topic topic) =>
        string.Join(topic.Voice.Say("List.And"), topic.Reading.Kpis.Select(topic.View.Catalog.Find).Select(kpi => kpi is null ? "" : topic.Voice.NameOf(kpi)));

    private static Answered Ask(Topic topic, IReadOnlyList<HandEntry> entries)
    {
        var voice = topic.Voice;
        var write = new Write.LogValue([.. entries.Select(entry => entry.Logged)]);
        var days = write.Values[0].Days;
        var parts = new List<Part> { new Part.Figures([.. entries.Select(entry => FigureOf(topic, entry))]) };
        if (days.Length > 1 && entries.Any(entry => entry.Kpi.IsProRated))
        {
            parts.Add(new Part.Note(NoteKind.Caution, voice.Say("Log.LastDay", voice.Dates.Of(days.To))));
        }

        var question = entries is [var only]
            ? voice.Say("Log.Ask", voice.Value(only.Kpi, only.Logged.Value), voice.NameOf(only.Kpi), voice.Dates.Of(days))
            : voice.Say("Log.AskSeveral", entries.Count, voice.Dates.Of(days));
        return topic.MayChange switch
        {
            null => topic.Say(question, [.. parts, new Part.Note(NoteKind.Caution, voice.Say("Log.NotHere"))], []) with { Write = write },
            false => topic.Say(voice.Say("Change.NotAllowed")),
            true when RefusalOf(topic, write) is { } refusal => topic.Say(refusal),
            true => topic.Say(question, parts, [new(voice.Say("Log.Yes"), voice.Say("Say.Yes")), new(voice.Say("Log.No"), voice.Say("Say.No"))]) with { Write = write },
        };
    }

    private static Figure FigureOf(Topic topic, HandEntry entry)
    {
        var voice = topic.Voice;
        var known = new HandLog(topic.View).Known(entry.Logged);
        return new(
            voice.NameOf(entry.Kpi),
            voice.Value(entry.Kpi, entry.Logged.Value),
            known is null ? voice.Say("Log.NothingYet") : voice.Say("Log.Before", voice.Value(entry.Kpi, known)));
    }

    /// <summary>Says why a number is not taken, and what to do instead.</summary>
    internal static Answered Refuse(Topic topic, HandEntry entry)
    {
        var voice = topic.Voice;
        return topic.Say(voice.Say(
            $"Log.Refused.{entry.Refusal}",
            voice.NameOf(entry.Kpi),
            voice.Dates.Of(entry.Logged.Days),
            topic.View.Totals.FeedOf(entry.Kpi.Id, entry.Kpi.Feed)?.Value,
            $"{Voices.NumberWords.Plain(entry.Logged.Value, 4)}{entry.Unit}"));
    }
}
