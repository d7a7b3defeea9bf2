using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Facts;

/// <summary>
/// One dated thing that happened, as a feed told it. The ledger of facts is append-only: news about the same subject is
/// a new fact that supersedes the older one. A file may carry only some fields; what it does not carry stays as it was.
/// </summary>
public abstract record Fact
{
    private protected Fact()
    {
    }

    /// <summary>Gets the feed it came by.</summary>
    public abstract Feed Feed { get; }

    /// <summary>Gets what it is about, unique within the workspace and the feed: two facts with one subject are versions of one thing.</summary>
    public abstract string Subject { get; }

    /// <summary>This fact laid over what was known: fields it does not carry keep their older values.</summary>
    /// <param name="older">The newest known fact of the same subject, or null.</param>
    /// <exception cref="ArgumentException">The older fact has another subject.</exception>
    public Fact Over(Fact? older)
    {
        if (older is null)
        {
            return this;
        }

        return older.Feed == Feed && older.Subject == Subject
            ? Merge(older)
            : throw new ArgumentException($"'{older.Subject}' is another subject than '{Subject}'.", nameof(older));
    }

    private protected abstract Fact Merge(Fact older);
}

/// <summary>A field that a fact carries, or does not: carried and empty means "cleared", not carried means "as it was".</summary>
/// <typeparam name="T">The field's type.</typeparam>
public readonly record struct Carried<T>(bool IsCarried, T? Value)
{
    /// <summary>A field that the file carries.</summary>
    public static implicit operator Carried<T>(T? value) => new(true, value);

    /// <summary>This field, or the older one where this one is not carried.</summary>
    public Carried<T> Over(Carried<T> older) => IsCarried ? this : older;
}

/// <summary>A day, with the local time of day where the file gave one.</summary>
public readonly record struct FactTime(LocalDate Date, LocalTime? Time = null);
