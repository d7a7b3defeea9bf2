using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Wins;

/// <summary>A post about one win or several, the same in each place that is told.</summary>
/// <param name="Subject">By what its rows in the outbox are known.</param>
/// <param name="Kind">A win's own post (or one of several big ones), or the small wins of a day.</param>
/// <param name="Wins">The ids of its wins.</param>
/// <param name="MadeAt">When it was decided on.</param>
/// <param name="DueAt">From when on it is sent: not outside working hours.</param>
public sealed record WinPost(string Subject, PostKind Kind, IReadOnlyList<string> Wins, Instant MadeAt, Instant DueAt)
{
    /// <summary>Gets where it is told.</summary>
    public IReadOnlyList<PostTarget> Targets { get; init; } = [];

    /// <summary>Gets the number of the change that its newest copies show; 0 while it was never changed.</summary>
    public int Version { get; init; }

    /// <summary>Gets the post that tells its wins instead, because too many came at once; null where it tells them itself.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Gets who congratulated, each once.</summary>
    public IReadOnlyList<Person> Cheers { get; init; } = [];

    /// <summary>Gets who else had a part in it.</summary>
    public IReadOnlyList<Contributor> Contributors { get; init; } = [];

    /// <summary>Gets whether its amounts are hidden everywhere.</summary>
    public bool IsAmountHidden { get; init; }

    /// <summary>Gets when somebody took the whole post back, or null.</summary>
    public Instant? UndoneAt { get; init; }

    /// <summary>Gets who gave the praise, where it is a person's praise for another; else null.</summary>
    public Kudos? Kudos { get; init; }

    /// <summary>Gets whether it gathers several big wins.</summary>
    public bool IsBurst => Subject.StartsWith("burst:", StringComparison.Ordinal);
}

/// <summary>Somebody who had a part in a win.</summary>
/// <param name="Name">The name, shown where the person agreed to be named.</param>
/// <param name="Party">The department, or null.</param>
public sealed record Contributor(string Name, PartyId? Party);

/// <summary>Praise from one person for another.</summary>
/// <param name="From">Who praises.</param>
/// <param name="FromName">What to call the one who praises.</param>
/// <param name="To">Who is praised.</param>
/// <param name="ToName">What to call the one who is praised.</param>
/// <param name="For">What for, in the words of the one who praises; empty where nothing was said.</param>
public sealed record Kudos(Person From, string FromName, Person To, string ToName, string For);
