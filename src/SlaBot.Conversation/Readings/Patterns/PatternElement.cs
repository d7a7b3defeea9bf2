namespace SlaBot.Conversation.Readings.Patterns;

/// <summary>One step of a pattern.</summary>
internal abstract record PatternElement
{
    /// <summary>Gets whether a message may leave it out.</summary>
    public bool Optional { get; init; }

    /// <summary>One of several words or phrases, as stems.</summary>
    public sealed record Literal(string[][] Choices) : PatternElement
    {
        private const int FewChoices = 4;

        private readonly HashSet<string>? firsts = Choices.Length > FewChoices ? Choices.Select(choice => choice[0]).ToHashSet(StringComparer.Ordinal) : null;

        /// <summary>Tells whether one of them begins with a stem.</summary>
        public bool BeginsWith(string stem)
        {
            if (firsts is not null)
            {
                return firsts.Contains(stem);
            }

            foreach (var choice in Choices)
            {
                if (choice[0] == stem)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>One of several steps, where some of them are finds.</summary>
    public sealed record Either(PatternElement[] Choices) : PatternElement;

    /// <summary>Something that was found before, such as a KPI.</summary>
    public sealed record Find(string Kind) : PatternElement;

    /// <summary>Anything, up to a number of half-words (a Chinese character is one half-word, an English word two).</summary>
    public sealed record Gap(int Most) : PatternElement;

    /// <summary>The beginning of a clause.</summary>
    public sealed record ClauseStart : PatternElement;

    /// <summary>The end of a clause.</summary>
    public sealed record ClauseEnd : PatternElement;
}
