namespace SlaBot.Conversation.Replies;

/// <summary>A headline with its status told apart, so that a renderer may set it off.</summary>
/// <param name="Badge">Shape and word, such as "◆ At risk"; null where the headline does not begin with them.</param>
/// <param name="Words">What remains to be said.</param>
public sealed record StatusHeadline(string? Badge, string Words)
{
    // A status is a word or two: what is longer is the sentence itself.
    private const int LongestBadge = 32;

    /// <summary>Takes the headline of a reply apart.</summary>
    /// <param name="reply">The reply.</param>
    public static StatusHeadline Of(Reply reply)
    {
        var end = reply.Headline.AsSpan(0, Math.Min(reply.Headline.Length, LongestBadge)).IndexOfAny(':', '：', '·');
        return reply.Status is { } status && end > 0 && reply.Headline.StartsWith(StatusMark.Of(status), StringComparison.Ordinal)
            ? new StatusHeadline(reply.Headline[..end].TrimEnd(), reply.Headline[(end + 1)..].TrimStart())
            : new StatusHeadline(null, reply.Headline);
    }
}
