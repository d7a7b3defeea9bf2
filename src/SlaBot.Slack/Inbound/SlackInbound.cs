using System.Text.Json;
using SlaBot.Channels.Inbound;

namespace SlaBot.Slack.Inbound;

/// <summary>What a request of Slack's says.</summary>
internal abstract record SlackInbound
{
    /// <summary>Slack asks whether the address is ours: the challenge is answered.</summary>
    public sealed record UrlVerification(string Challenge) : SlackInbound;

    /// <summary>Well-formed, and nothing to do: <c>ssl_check</c>, or an envelope of a kind that is not known.</summary>
    public sealed record Nothing : SlackInbound;
}

/// <summary>By which way Slack told something: what its JSON looks like.</summary>
internal enum SlackKind
{
    /// <summary>The envelope of an event.</summary>
    Event,

    /// <summary>A slash command.</summary>
    Command,

    /// <summary>A press, a form, a shortcut.</summary>
    Interaction,
}

/// <summary>Something that happened on Slack, and that may be worked on.</summary>
/// <param name="Kind">What the JSON looks like.</param>
/// <param name="Json">All of it, as it came.</param>
internal abstract record SlackOccurrence(SlackKind Kind, JsonElement Json) : SlackInbound
{
    private const string Platform = "slack";

    /// <summary>Gets the organisation's id, or null outside of one.</summary>
    public string? Enterprise { get; init; }

    /// <summary>Gets the id of the workspace that it is for, or null where only the organisation is told.</summary>
    public string? Team { get; init; }

    /// <summary>Gets who did it, or null.</summary>
    public string? User { get; init; }

    /// <summary>Gets in which channel, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>Gets by what a second delivery is known.</summary>
    public string Key => EventKeys.Fitting($"{Platform}|{OwnKey}", Platform);

    /// <summary>Gets what it is worked on in the order of: its channel, or the person where there is none (the home tab, a modal).</summary>
    public string Lane => EventKeys.Fitting(Channel ?? User ?? Team ?? Enterprise ?? Platform, Platform);

    /// <summary>Gets Slack's own ids for it.</summary>
    protected abstract string OwnKey { get; }

    /// <summary>Gets what is known by nothing but all that it says.</summary>
    protected string HashKey => $"{Kind}|{EventKeys.HashOf(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(Json))}";
}
