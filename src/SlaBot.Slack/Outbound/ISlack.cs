using SlaBot.Channels.Deliveries;
using SlaBot.Slack.Protocol;

namespace SlaBot.Slack.Outbound;

/// <summary>
/// Slack's Web API: what the bot sends. Each call paces itself under Slack's limits, retries where that is safe, and tells
/// how it ended; it throws only when it is cancelled, and then nothing has arrived: what had left by then is uncertain.
/// </summary>
internal interface ISlack
{
    /// <summary>Posts a message; the id of what was sent is its <c>ts</c>.</summary>
    Task<Delivery> PostAsync(SlackPlace to, SlackMessage message, CancellationToken cancellation);

    /// <summary>Puts a message in the place of one that the bot sent before.</summary>
    Task<Delivery> UpdateAsync(SlackPlace at, string ts, SlackMessage message, CancellationToken cancellation);

    /// <summary>Deletes a message that the bot sent before.</summary>
    Task<Delivery> DeleteAsync(SlackPlace at, string ts, CancellationToken cancellation);

    /// <summary>Shows a message to one person of a channel alone.</summary>
    Task<Delivery> WhisperAsync(SlackPlace to, string user, SlackMessage message, CancellationToken cancellation);

    /// <summary>Answers by the address that came with a command or a press: at most five times within half an hour.</summary>
    Task<Delivery> RespondAsync(Uri responseUrl, SlackMessage message, ResponseKind kind, CancellationToken cancellation);

    /// <summary>Opens a modal; the trigger is good for three seconds.</summary>
    Task<Delivery> OpenViewAsync(InstallationId installation, string triggerId, SlackView view, CancellationToken cancellation);

    /// <summary>Puts a view in the place of one that is open; of a newer one than the hash tells nothing is changed.</summary>
    Task<Delivery> UpdateViewAsync(InstallationId installation, string viewId, string? hash, SlackView view, CancellationToken cancellation);

    /// <summary>Shows somebody's home tab.</summary>
    Task<Delivery> PublishHomeAsync(InstallationId installation, string user, SlackView view, CancellationToken cancellation);

    /// <summary>The direct conversation with somebody, opened where there is none; the id of what was sent is the channel's.</summary>
    Task<Delivery> OpenDirectAsync(InstallationId installation, string team, string user, CancellationToken cancellation);

    /// <summary>Who somebody is, or null where it cannot be told.</summary>
    Task<SlackUser?> UserAsync(InstallationId installation, string user, CancellationToken cancellation);

    /// <summary>The ids of the people of a channel, at most a thousand; null where it cannot be told.</summary>
    Task<IReadOnlyList<string>?> MembersAsync(SlackPlace place, CancellationToken cancellation);

    /// <summary>The bytes of a file that somebody sent the bot, from Slack's own hosts alone; null where it cannot be had or is larger than is taken.</summary>
    Task<ReadOnlyMemory<byte>?> DownloadAsync(InstallationId installation, Uri file, int most, CancellationToken cancellation);

    /// <summary>Sends a file into a conversation; the id of what was sent is the file's.</summary>
    Task<Delivery> UploadAsync(SlackPlace to, SlackUpload file, CancellationToken cancellation);
}

/// <summary>What an answer by a response address does.</summary>
internal enum ResponseKind
{
    /// <summary>Shown to the person alone.</summary>
    Whisper,

    /// <summary>Posted for everybody.</summary>
    Post,

    /// <summary>In the place of the message that was pressed.</summary>
    Replace,

    /// <summary>Takes the message away that was pressed.</summary>
    Delete,
}

/// <summary>Somebody on Slack.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Team">The id of the workspace that the person belongs to.</param>
/// <param name="Name">What to call the person.</param>
internal sealed record SlackUser(string Id, string Team, string Name)
{
    /// <summary>Gets the confirmed e-mail address, or null where it is not told.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the name of the time zone, such as <c>Asia/Taipei</c>, or null.</summary>
    public string? Zone { get; init; }

    /// <summary>Gets the language of the person's client, such as <c>zh-TW</c>, or null.</summary>
    public string? Locale { get; init; }

    /// <summary>Gets whether the person is an admin or owner of the workspace on Slack.</summary>
    public bool RunsWorkspace { get; init; }

    /// <summary>Gets whether it is a bot, a guest or somebody of another company.</summary>
    public bool IsOutsider { get; init; }
}

/// <summary>A file to send.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it is called in the conversation; also its alternative text.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record SlackUpload(string Name, string Title, ReadOnlyMemory<byte> Content);
