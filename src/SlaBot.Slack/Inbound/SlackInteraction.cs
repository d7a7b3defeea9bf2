using System.Text.Json;

namespace SlaBot.Slack.Inbound;

/// <summary>What somebody did with a message, a modal, the home tab or a shortcut.</summary>
/// <param name="Json">The payload.</param>
internal abstract record SlackInteraction(JsonElement Json) : SlackOccurrence(SlackKind.Interaction, Json)
{
    /// <summary>Gets the id of the workspace of whoever did it, or null.</summary>
    public string? UserTeam { get; init; }

    /// <summary>Gets what a modal can be opened by, within three seconds.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Gets where it can be answered, at most five times within half an hour; null where it was no message.</summary>
    public Uri? ResponseUrl { get; init; }

    /// <summary>Gets whether the whole organisation installed the app.</summary>
    public bool IsOfOrganisation { get; init; }

    /// <summary>Buttons, menus and other elements that were used: nearly always one.</summary>
    public sealed record BlockActions(IReadOnlyList<SlackAnswer> Actions, JsonElement Json) : SlackInteraction(Json)
    {
        /// <summary>Gets the message that they are in, or null in a view.</summary>
        public string? MessageTs { get; init; }

        /// <summary>Gets the first message of the thread that the message is in, or null outside of one.</summary>
        public string? ThreadTs { get; init; }

        /// <summary>Gets whether only this person sees the message: it can be changed by <see cref="SlackInteraction.ResponseUrl"/> alone.</summary>
        public bool IsWhisper { get; init; }

        /// <summary>Gets the view that they are in, or null in a message.</summary>
        public SlackViewState? View { get; init; }

        /// <summary>Gets what the inputs beside them hold.</summary>
        public IReadOnlyList<SlackAnswer> State { get; init; } = [];

        /// <summary>Gets the press, the same for each of two clicks: who did what where.</summary>
        public string Press => $"{Team}|{User}|{Channel}|{MessageTs ?? View?.Id}|{string.Join('|', Actions.Select(action => $"{action.Block}|{action.Action}|{string.Join('|', action.Values)}"))}";

        /// <inheritdoc/>
        protected override string OwnKey => Actions is [{ At: { } at } first, ..] ? $"action|{Team}|{User}|{first.Action}|{at}" : HashKey;
    }

    /// <summary>A modal was sent. The answer to the request may keep it open with errors.</summary>
    public sealed record ViewSubmission(SlackViewState View, JsonElement Json) : SlackInteraction(Json)
    {
        /// <inheritdoc/>
        /// <remarks>A form that was sent back with errors is sent again under the same hash: its trigger is another one.</remarks>
        protected override string OwnKey => TriggerId is { } trigger ? $"view|{View.Id}|{View.Hash}|{trigger}" : HashKey;
    }

    /// <summary>A modal was closed without being sent.</summary>
    public sealed record ViewClosed(SlackViewState View, JsonElement Json) : SlackInteraction(Json)
    {
        /// <inheritdoc/>
        protected override string OwnKey => View is { Id: { } id, Hash: { } hash } ? $"closed|{id}|{hash}" : HashKey;
    }

    /// <summary>A shortcut was chosen: of the whole workspace, or of a message.</summary>
    public sealed record Shortcut(string CallbackId, JsonElement Json) : SlackInteraction(Json)
    {
        /// <summary>Gets the message that it was chosen for, or null.</summary>
        public string? MessageTs { get; init; }

        /// <inheritdoc/>
        protected override string OwnKey => TriggerId is { } trigger ? $"shortcut|{trigger}" : HashKey;
    }

    /// <summary>Another kind, or one without what makes it of use.</summary>
    public sealed record Unknown(string Type, JsonElement Json) : SlackInteraction(Json)
    {
        /// <inheritdoc/>
        protected override string OwnKey => HashKey;
    }
}

/// <summary>A view as it was when something was done in it.</summary>
/// <param name="Id">Its id, or null.</param>
/// <param name="Hash">Changes with the view: tells that what is about to be changed is still what was seen.</param>
internal sealed record SlackViewState(string? Id, string? Hash)
{
    /// <summary>Gets what kind it is: <c>modal</c> or <c>home</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Gets which view it is, as the bot named it.</summary>
    public string? CallbackId { get; init; }

    /// <summary>Gets what the bot put away in it.</summary>
    public string? PrivateMetadata { get; init; }

    /// <summary>Gets what its inputs hold, those that hold nothing included.</summary>
    public IReadOnlyList<SlackAnswer> Answers { get; init; } = [];
}

/// <summary>What an element holds, or what was done with it.</summary>
/// <param name="Block">The block's id.</param>
/// <param name="Action">The element's id.</param>
/// <param name="Type">The element's type, or null.</param>
/// <param name="Values">The text, the values chosen, the ids of files …; empty for nothing.</param>
internal sealed record SlackAnswer(string Block, string Action, string? Type, IReadOnlyList<string> Values)
{
    /// <summary>Gets the first value, or null.</summary>
    public string? Value => Values.Count > 0 ? Values[0] : null;

    /// <summary>Gets the files that were given to it.</summary>
    public IReadOnlyList<SlackFile> Files { get; init; } = [];

    /// <summary>Gets when it was done, as Slack counts: part of the key of an action, null in the state of a view.</summary>
    public string? At { get; init; }
}
