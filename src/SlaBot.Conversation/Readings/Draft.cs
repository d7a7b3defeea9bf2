using SlaBot.Conversation.Readings.Intents;
using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Periods;
using SlaBot.Conversation.Readings.Quantities;
using SlaBot.Conversation.Readings.Vocabulary;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Readings;

/// <summary>What one message says by itself, before the thread and the defaults fill in the rest.</summary>
internal sealed record Draft
{
    /// <summary>Gets the language it is written in.</summary>
    public required string Language { get; init; }

    /// <summary>Gets the message with everything that was found in it.</summary>
    public required Line Line { get; init; }

    /// <summary>Gets how it is said.</summary>
    public Moods Moods { get; init; }

    /// <summary>Gets the cues of intents.</summary>
    public IReadOnlyList<PatternMatch> Cues { get; init; } = [];

    /// <summary>Gets the cues of moods.</summary>
    public IReadOnlyList<PatternMatch> MoodCues { get; init; } = [];

    /// <summary>Gets the likely intents, likeliest first, with their weights.</summary>
    public IReadOnlyList<(Intent Intent, double Weight)> Intents { get; init; } = [];

    /// <summary>Gets the share of each intent, by its number, that the learned cues give; empty for a message that continues an earlier one.</summary>
    public IReadOnlyList<double> Shares { get; init; } = [];

    /// <summary>Gets the KPIs in the order named.</summary>
    public IReadOnlyList<KpiId> Kpis { get; init; } = [];

    /// <summary>Gets KPIs that a misspelling may stand for as well.</summary>
    public IReadOnlyList<KpiId> Rivals { get; init; } = [];

    /// <summary>Gets the departments named.</summary>
    public IReadOnlyList<PartyId> Departments { get; init; } = [];

    /// <summary>Gets the time expressions in order.</summary>
    public IReadOnlyList<PeriodMeaning> Periods { get; init; } = [];

    /// <summary>Gets the numbers that somebody gave, as they were said.</summary>
    public IReadOnlyList<SaidNumber> Numbers { get; init; } = [];

    /// <summary>Gets whether the numbers are to be added to what is known.</summary>
    public bool Adds { get; init; }

    /// <summary>Gets whether it only says yes, no or undo.</summary>
    public Assent Assent { get; init; }

    /// <summary>Gets the place in a list that the whole message names, from 1; or null.</summary>
    public int? Place { get; init; }

    /// <summary>Gets what an earlier word of the thread turned out to mean, or null.</summary>
    public LearnedWord? Explains { get; init; }

    /// <summary>Gets whether all KPIs are named by one word.</summary>
    public bool IsOfAllKpis { get; init; }

    /// <summary>Gets whether every department is named, or all of them by one word.</summary>
    public bool IsOfDepartments { get; init; }

    /// <summary>Gets whether the KPIs stand against each other instead of together.</summary>
    public bool IsEither { get; init; }

    /// <summary>Gets whether "the rate" was asked for without saying which.</summary>
    public bool Vague { get; init; }

    /// <summary>Gets the share of the text that was understood, from 0 to 1.</summary>
    public double Coverage { get; init; }

    /// <summary>Gets the words that were not understood.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Gets whether it counts something that SlaBot does not know: "how many demos?", "cost per lead".</summary>
    public bool AsksForStranger { get; init; }

    /// <summary>Gets whether it may be answered but never obeyed: Simplified Chinese, or more text than is read.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Gets whether the message is in a language that SlaBot does not read.</summary>
    public bool Foreign { get; init; }

    /// <summary>Gets the likeliest intent, or null where nothing points to one.</summary>
    public Intent? Likeliest => Intents is [var first, ..] ? first.Intent : null;

    /// <summary>Gets the weight of the likeliest intent.</summary>
    public double Weight => Intents is [var first, ..] ? first.Weight : 0;

    /// <summary>The weight of an intent's cues; 0 where none points to it.</summary>
    public double WeightOf(Intent intent)
    {
        foreach (var known in Intents)
        {
            if (known.Intent == intent)
            {
                return known.Weight;
            }
        }

        return 0;
    }

    /// <summary>Gets whether all it has is slots: "and marketing?", "June".</summary>
    public bool IsElliptical => Weight < 2;
}
