using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NodaTime;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Pacing;

namespace SlaBot.Domain.Projections;

/// <summary>
/// What past periods teach about a period is the same on every day of it, and takes longer to learn than to use. So it
/// is kept beside the series that it was learnt from, as long as that lives: a fact that changes a series makes a new
/// one, which learns anew. Answers do not depend on it.
/// </summary>
internal static class LessonMemory
{
    private const int MostPerSeries = 256;

    private static readonly ConditionalWeakTable<TotalsSeries, ConcurrentDictionary<Key, Lesson>> Lessons = [];

    /// <summary>The lesson for a question, learnt now or before.</summary>
    public static Lesson Of(ProjectionQuestion question)
    {
        var past = ComparablePeriods.Before(question.Whole, question.Series.FirstDate!.Value, question.AsOf, question.Calendar);
        var known = Lessons.GetOrCreateValue(question.Series);
        var key = Key.Of(question, past);
        if (known.TryGetValue(key, out var lesson))
        {
            return lesson;
        }

        if (known.Count >= MostPerSeries)
        {
            known.Clear();
        }

        return known[key] = Lesson.Learn(question, past);
    }

    private readonly record struct Key(
        Period Whole, LocalDate? LastPast, bool IsMoney, BusinessCalendar Calendar, PacePolicy Pace, Period Term, ProjectionMethod? Method)
    {
        public static Key Of(ProjectionQuestion question, IReadOnlyList<Period> past) => new(
            question.Whole,
            past.Count > 0 ? past[^1].To : null,
            question.IsMoney,
            question.Calendar,
            question.Pace,
            question.Term,
            question.Method);
    }
}

/// <summary>What the past teaches about a period: itself, and the method that served it best.</summary>
internal sealed record Lesson(History History, MethodChoice Choice)
{
    /// <summary>Looks at past periods and chooses.</summary>
    public static Lesson Learn(ProjectionQuestion question, IReadOnlyList<Period> past)
    {
        var observed = past
            .Select(period => ObservedPeriod.Of(question.Series, question.IsMoney, period, period.To, question.Calendar))
            .ToArray();
        var history = new History(
            observed,
            question.IsMoney,
            ComparablePeriods.CyclesOf(question.Whole),
            AgreedMethod(question.Pace),
            DayWeights.Agreed(question.Pace, question.Term, question.Calendar));
        return new(history, question.Method is { } method ? MethodChoice.Of(method, history) : MethodChoice.For(history));
    }

    private static ProjectionMethod AgreedMethod(PacePolicy pace) => pace.Method switch
    {
        PaceMethod.Calendar => ProjectionMethod.Calendar,
        PaceMethod.Monthly when pace.Monthly.Count > 0 => ProjectionMethod.Monthly,
        _ => ProjectionMethod.WorkingDays,
    };
}
