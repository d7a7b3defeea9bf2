using SlaBot.Domain.Pacing;
using SlaBot.Teams.Cards.Elements;

namespace SlaBot.Teams.Cards;

/// <summary>The colours that underline a status. Its word and its shape say it.</summary>
internal static class StatusLook
{
    /// <summary>Returns the ground on which a status stands.</summary>
    /// <param name="status">The status.</param>
    public static ContainerStyle Ground(Status status) => status switch
    {
        Status.Ahead or Status.OnPace => ContainerStyle.Good,
        Status.AtRisk => ContainerStyle.Warning,
        Status.Behind => ContainerStyle.Attention,
        _ => ContainerStyle.Emphasis,
    };

    /// <summary>Returns the colour of the bar of what is done.</summary>
    /// <param name="status">The status of the reply, or null where it has none.</param>
    public static ProgressBarColor Bar(Status? status) => status switch
    {
        Status.Ahead or Status.OnPace => ProgressBarColor.Good,
        Status.AtRisk => ProgressBarColor.Warning,
        Status.Behind => ProgressBarColor.Attention,
        _ => ProgressBarColor.Accent,
    };
}
