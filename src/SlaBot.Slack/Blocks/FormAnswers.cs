using SlaBot.Slack.Inbound;

namespace SlaBot.Slack.Blocks;

/// <summary>What somebody answered in a modal of <see cref="FormBlocks"/>.</summary>
internal static class FormAnswers
{
    /// <summary>Returns the answers by the ids of their fields; several that were chosen are joined by commas, and what is empty is "".</summary>
    /// <param name="held">What the inputs of the view hold.</param>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<SlackAnswer> held)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var answer in held.Where(answer => answer.Action == ActionIds.Answer))
        {
            answers[answer.Block] = string.Join(',', answer.Values);
        }

        return answers;
    }
}
