namespace SlaBot.Conversation.Replies;

/// <summary>Questions to be answered together: inputs on a card, a modal, or a page.</summary>
/// <param name="Id">Which form it is, such as <c>settings</c>; the answers come back under it.</param>
/// <param name="Submit">The words on the button that sends it.</param>
/// <param name="Fields">What is asked, in order; at most eight.</param>
public sealed record Form(string Id, string Submit, IReadOnlyList<Field> Fields);

/// <summary>One question of a form.</summary>
/// <param name="Id">By what its answer is known: a-z, 0-9 and <c>_</c>.</param>
/// <param name="Label">The question; read aloud to those who do not see it.</param>
public abstract record Field(string Id, string Label)
{
    /// <summary>A line of text.</summary>
    /// <param name="Id">By what its answer is known.</param>
    /// <param name="Label">The question.</param>
    /// <param name="Value">What stands there already, or null.</param>
    /// <param name="Example">What an answer looks like, or null.</param>
    public sealed record Text(string Id, string Label, string? Value = null, string? Example = null) : Field(Id, Label);

    /// <summary>A choice among some options.</summary>
    /// <param name="Id">By what its answer is known.</param>
    /// <param name="Label">The question.</param>
    /// <param name="Options">What can be chosen.</param>
    /// <param name="Chosen">The values that are chosen already.</param>
    /// <param name="IsMany">Whether several can be chosen; their values come back joined by commas.</param>
    public sealed record Pick(string Id, string Label, IReadOnlyList<Option> Options, IReadOnlyList<string> Chosen, bool IsMany = false) : Field(Id, Label)
    {
        /// <summary>Returns what can be chosen; where there is no room for all, what is chosen already comes first.</summary>
        /// <param name="most">How many there is room for.</param>
        public IEnumerable<Option> Offered(int most) =>
            Options.Count <= most ? Options : Options.OrderByDescending(option => Chosen.Contains(option.Value)).Take(most);
    }
}

/// <summary>Something that can be chosen.</summary>
/// <param name="Value">What comes back: no comma.</param>
/// <param name="Label">What is shown.</param>
public sealed record Option(string Value, string Label);
