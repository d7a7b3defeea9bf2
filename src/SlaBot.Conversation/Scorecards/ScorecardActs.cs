using NodaTime.Text;

namespace SlaBot.Conversation.Scorecards;

/// <summary>The acts behind the buttons of a scorecard, and its forms: <c>card:hold:2026-11-03</c>.</summary>
public static class ScorecardActs
{
    /// <summary>What all of them begin with.</summary>
    public const string Prefix = "card:";

    /// <summary>Shows what would be posted now, or what was.</summary>
    public const string Preview = "preview";

    /// <summary>Posts it now.</summary>
    public const string Send = "send";

    /// <summary>Keeps it back.</summary>
    public const string Hold = "hold";

    /// <summary>Lets it go when it is due, or at once where it was.</summary>
    public const string Release = "release";

    /// <summary>Asks for the sentence at its head, and stores it.</summary>
    public const string Headline = "headline";

    /// <summary>Asks for a comment, and adds it.</summary>
    public const string Comment = "comment";

    /// <summary>Asks for what is to be decided and who presents, and stores it.</summary>
    public const string Agenda = "agenda";

    /// <summary>Asks which file of it is wanted.</summary>
    public const string Download = "download";

    /// <summary>Gives it as a document.</summary>
    public const string Pdf = "pdf";

    /// <summary>Gives it as a table for spreadsheets.</summary>
    public const string Csv = "csv";

    /// <summary>An act on an entry.</summary>
    public static string Of(string verb, string id) => $"{Prefix}{verb}:{id}";

    /// <summary>What stands for a scorecard that was not posted: its days.</summary>
    public static string IdOf(Period days) => $"{LocalDatePattern.Iso.Format(days.From)}/{LocalDatePattern.Iso.Format(days.To)}";

    /// <summary>The days that <see cref="IdOf"/> says, or null where an id is that of an entry.</summary>
    public static Period? DaysOf(string id) =>
        id.Split('/') is [var from, var to] && LocalDatePattern.Iso.Parse(from) is { Success: true, Value: var first } && LocalDatePattern.Iso.Parse(to) is { Success: true, Value: var last } && first <= last
            ? new(first, last)
            : null;

    /// <summary>The verb of an act and the entry that it is on; null for none of these.</summary>
    public static (string Verb, string Id)? Parse(string act) =>
        act.Split(':', 3) is ["card", { Length: > 0 } verb, { Length: > 0 } id] ? (verb, id) : null;
}
