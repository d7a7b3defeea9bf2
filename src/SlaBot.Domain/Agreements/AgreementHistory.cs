using NodaTime;

namespace SlaBot.Domain.Agreements;

/// <summary>Every revision of a workspace's agreement, and which of them holds on a day.</summary>
public sealed class AgreementHistory
{
    /// <summary>Makes a history; revisions in the order of their numbers.</summary>
    /// <exception cref="ArgumentException">The numbers do not rise.</exception>
    public AgreementHistory(IEnumerable<Revision> revisions)
    {
        Revisions = [.. revisions];
        for (var i = 1; i < Revisions.Count; i++)
        {
            if (Revisions[i].Number <= Revisions[i - 1].Number)
            {
                throw new ArgumentException("Revisions come in the order of their numbers.", nameof(revisions));
            }
        }
    }

    /// <summary>Gets a history without any agreement.</summary>
    public static AgreementHistory Empty { get; } = new([]);

    /// <summary>Gets all revisions, oldest first.</summary>
    public IReadOnlyList<Revision> Revisions { get; }

    /// <summary>Gets the newest revision, or null when nothing was agreed yet.</summary>
    public Revision? Latest => Revisions.Count == 0 ? null : Revisions[^1];

    /// <summary>The revision in force on a day: the newest one whose reach holds it; null where none does.</summary>
    public Revision? InForceOn(LocalDate day) => Revisions.LastOrDefault(revision => revision.Reach.Contains(day));

    /// <summary>
    /// The revision that speaks for a day: the one in force, else the one that comes next, else the last that was in
    /// force. Null only where nothing was ever agreed.
    /// </summary>
    public Revision? SpeakingFor(LocalDate day) =>
        InForceOn(day)
        ?? Revisions.Where(r => r.Reach.From > day).MinBy(r => r.Reach.From)
        ?? Latest;

    /// <summary>The days up to the end of a term on which something was agreed, back to the first day before which nothing was: terms that follow each other are one run of days.</summary>
    public Period UpTo(Period term)
    {
        var from = term.From;
        while (InForceOn(from.PlusDays(-1)) is { Reach.From: var earlier } && earlier < from)
        {
            from = earlier;
        }

        return new(from, term.To);
    }

    /// <summary>
    /// Cuts a period into the stretches that one revision each holds; days that no revision covers are left out.
    /// </summary>
    public IReadOnlyList<Stretch> Stretches(Period period)
    {
        var stretches = new List<Stretch>();
        foreach (var revision in Revisions)
        {
            if (revision.Reach.Intersect(period) is not { } reach)
            {
                continue;
            }

            stretches = [.. stretches.SelectMany(older => older.Without(reach)), new(revision, reach)];
        }

        stretches.Sort((a, b) => a.Days.From.CompareTo(b.Days.From));
        return stretches;
    }
}

/// <summary>A run of days on which one revision is in force.</summary>
public sealed record Stretch(Revision Revision, Period Days)
{
    internal IEnumerable<Stretch> Without(Period taken)
    {
        if (Days.From < taken.From)
        {
            yield return this with { Days = new(Days.From, LocalDate.Min(Days.To, taken.From.PlusDays(-1))) };
        }

        if (taken.To < Days.To)
        {
            yield return this with { Days = new(LocalDate.Max(Days.From, taken.To.PlusDays(1)), Days.To) };
        }
    }
}
