using SlaBot.Domain.Pacing;

namespace SlaBot.Conversation.Replies;

/// <summary>The shape that stands beside a status word, so that neither needs colour.</summary>
public static class StatusMark
{
    /// <summary>The shape of a status; a dash where there is none.</summary>
    public static string Of(Status? status) => status switch
    {
        Status.Ahead => "▲",
        Status.OnPace => "●",
        Status.AtRisk => "◆",
        Status.Behind => "▼",
        Status.NoData => "○",
        Status.TooEarly => "◇",
        _ => "–",
    };
}
