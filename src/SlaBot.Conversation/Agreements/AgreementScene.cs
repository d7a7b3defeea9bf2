using SlaBot.Conversation.Replies;

namespace SlaBot.Conversation.Agreements;

/// <summary>What there is to say about evidence or a proposal beside what it holds.</summary>
public sealed record AgreementScene
{
    /// <summary>Gets the small print at its end.</summary>
    public IReadOnlyList<Part> Notes { get; init; } = [];

    /// <summary>Gets what can be pressed or said next, beside the reply's own.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Gets whether its numbers are those of the simulated company.</summary>
    public bool IsDemo { get; init; }
}
