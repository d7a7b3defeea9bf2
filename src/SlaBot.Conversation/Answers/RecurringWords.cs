using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Answers;

/// <summary>New business and recurring revenue side by side: each from its own series, never added to the revenue of the goal.</summary>
internal static class RecurringWords
{
    /// <summary>The table; null where the agreement asks for none.</summary>
    /// <param name="picture">The amounts, or null.</param>
    /// <param name="period">The days they are of.</param>
    /// <param name="voice">The words.</param>
    public static Part.Table? Table(RevenuePicture? picture, Period period, Voice voice) => picture is null
        ? null
        : new(
            voice.Say("Recurring.Table", voice.Dates.Of(period)),
            [new(voice.Say("Recurring.Column.What")), new(voice.Say("Recurring.Column.Amount"), IsNumber: true)],
            [
                Row("New", picture.New, voice),
                Row("Renewed", picture.Renewed, voice),
                Row("Expanded", picture.Expanded, voice),
                Row("Churned", -picture.Churned, voice),
                Row("Net", picture.Net, voice),
            ]);

    /// <summary>What keeps the net from being told; null where nothing does.</summary>
    public static string? Missing(RevenuePicture? picture, Voice voice)
    {
        if (picture is null or { Net: not null })
        {
            return null;
        }

        var missing = new[] { ("New", picture.New), ("Renewed", picture.Renewed), ("Expanded", picture.Expanded), ("Churned", picture.Churned) };
        return voice.Say("Recurring.Missing", string.Join(voice.Say("List.Comma"), missing.Where(one => one.Item2 is null).Select(one => voice.Say($"Recurring.{one.Item1}"))));
    }

    private static Row Row(string what, decimal? amount, Voice voice) =>
        new([voice.Say($"Recurring.{what}"), amount is { } known ? voice.Numbers.Money(known) : voice.Say("Value.Unknown")]);
}
