using System.Globalization;

namespace SlaBot.Slack.Blocks;

/// <summary>By what the parts of a message and of a form are known in what comes back from Slack.</summary>
internal static class ActionIds
{
    /// <summary>A choice: its value is the sealed act.</summary>
    public const string Choice = "choice";

    /// <summary>The button that opens a form: its value is the sealed form.</summary>
    public const string OpenForm = "form";

    /// <summary>The button that shows an answer to everybody: its value is what the scene gave.</summary>
    public const string Share = "share";

    /// <summary>A button that opens a page: nothing is asked of SlaBot.</summary>
    public const string Page = "page";

    /// <summary>The place for an answer in a form; the block around it is called as the field.</summary>
    public const string Answer = "answer";

    private const char Separator = '_';
    private const string FormMark = "form:";

    /// <summary>Returns an id that no other button of the message has.</summary>
    /// <param name="kind">What the button is.</param>
    /// <param name="number">Its number in the message.</param>
    public static string Of(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{Separator}{number}");

    /// <summary>Returns what a button is: one of the kinds above, or something else that is none of SlaBot's.</summary>
    /// <param name="actionId">The id that came back.</param>
    public static string KindOf(string actionId) => actionId.LastIndexOf(Separator) is > 0 and var end ? actionId[..end] : actionId;

    /// <summary>Returns the callback id of a form's modal.</summary>
    /// <param name="form">The form's id.</param>
    public static string CallbackOf(string form) => FormMark + form;

    /// <summary>Returns the form that a modal's callback id tells, or null for none of SlaBot's.</summary>
    /// <param name="callbackId">The id that came back.</param>
    public static string? FormOf(string callbackId) =>
        callbackId.StartsWith(FormMark, StringComparison.Ordinal) ? callbackId[FormMark.Length..] : null;
}
