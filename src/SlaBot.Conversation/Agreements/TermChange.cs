namespace SlaBot.Conversation.Agreements;

/// <summary>A term that two agreements may have otherwise, in words.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Old">What it says in the one, or null where that says nothing.</param>
/// <param name="New">What it says in the other, or null.</param>
internal sealed record TermChange(string Name, string? Old, string? New)
{
    /// <summary>Gets whether both say the same.</summary>
    public bool IsNone => Old == New;
}
