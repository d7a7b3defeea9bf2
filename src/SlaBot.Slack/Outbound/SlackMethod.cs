using System.Net.Http.Headers;

namespace SlaBot.Slack.Outbound;

/// <summary>A method of the Web API.</summary>
/// <param name="Name">Its name, such as <c>chat.postMessage</c>.</param>
/// <param name="Tier">How often it may be called.</param>
internal sealed record SlackMethod(string Name, SlackTier Tier)
{
    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded");

    public static readonly SlackMethod PostMessage = new("chat.postMessage", SlackTier.Posting);
    public static readonly SlackMethod PostEphemeral = new("chat.postEphemeral", SlackTier.Four);
    public static readonly SlackMethod Update = new("chat.update", SlackTier.Three) { DoesTheSameTwice = true };
    public static readonly SlackMethod Delete = new("chat.delete", SlackTier.Three) { DoesTheSameTwice = true };
    public static readonly SlackMethod OpenView = new("views.open", SlackTier.Four) { IsUrgent = true };
    public static readonly SlackMethod UpdateView = new("views.update", SlackTier.Four) { DoesTheSameTwice = true };
    public static readonly SlackMethod PublishView = new("views.publish", SlackTier.Four) { DoesTheSameTwice = true };
    public static readonly SlackMethod OpenConversation = new("conversations.open", SlackTier.Three) { DoesTheSameTwice = true };
    public static readonly SlackMethod Members = new("conversations.members", SlackTier.Four) { DoesTheSameTwice = true, Type = Form };
    public static readonly SlackMethod UserInfo = new("users.info", SlackTier.Four) { DoesTheSameTwice = true, Type = Form };
    public static readonly SlackMethod UploadUrl = new("files.getUploadURLExternal", SlackTier.Four) { DoesTheSameTwice = true, Type = Form };
    public static readonly SlackMethod CompleteUpload = new("files.completeUploadExternal", SlackTier.Four) { Type = Form };
    public static readonly SlackMethod AuthTest = new("auth.test", SlackTier.Posting) { DoesTheSameTwice = true, Type = Form };

    /// <summary>Gets how its arguments are written: null for JSON; those that do not read JSON take a form, and find no arguments in anything else.</summary>
    public MediaTypeHeaderValue? Type { get; private init; }

    /// <summary>Gets whether it may be called again although it may have been heard.</summary>
    public bool DoesTheSameTwice { get; private init; }

    /// <summary>Gets whether it is of no use any more after three seconds.</summary>
    public bool IsUrgent { get; private init; }
}

/// <summary>How often a method may be called in a workspace (the platform's page on rate limits).</summary>
internal enum SlackTier
{
    /// <summary>50 a minute.</summary>
    Three,

    /// <summary>100 a minute.</summary>
    Four,

    /// <summary>Several hundred a minute, and a message a second in each channel.</summary>
    Posting,
}
