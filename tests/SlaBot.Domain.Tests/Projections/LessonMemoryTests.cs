using SlaBot.Domain.Calendars;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Projections;

namespace SlaBot.Domain.Tests.Projections;

public sealed class LessonMemoryTests
{
    private static readonly ProjectionQuestion Asked =
        Companies.Ask(Companies.Agency(seed: 5, days: 500), Companies.Quarter(2026, 1), new(2026, 2, 10));

    [Fact]
    public void The_past_is_learnt_once_for_all_days_and_goals_of_a_period() =>
        LessonMemory.Of(Asked with { AsOf = AsOf.CloseOf(new(2026, 3, 1)), Goal = 5m }).ShouldBeSameAs(LessonMemory.Of(Asked));

    [Fact]
    public void What_changes_the_lesson_is_learnt_anew()
    {
        var lesson = LessonMemory.Of(Asked);

        LessonMemory.Of(Asked with { Whole = Companies.Quarter(2025, 4) }).ShouldNotBeSameAs(lesson);
        LessonMemory.Of(Asked with { IsMoney = false }).ShouldNotBeSameAs(lesson);
        LessonMemory.Of(Asked with { Method = ProjectionMethod.Seasonal }).ShouldNotBeSameAs(lesson);
        LessonMemory.Of(Asked with { Pace = Asked.Pace with { Method = PaceMethod.Calendar } }).ShouldNotBeSameAs(lesson);
        LessonMemory.Of(Asked with { Series = Companies.Agency(seed: 5, days: 500) }).ShouldNotBeSameAs(lesson);
        LessonMemory.Of(Asked with { AsOf = AsOf.CloseOf(new(2025, 8, 1)) }).ShouldNotBeSameAs(lesson);
    }

    [Fact]
    public void It_holds_more_questions_than_it_keeps()
    {
        var first = Projector.Project(Asked)!.Mean;
        for (var day = 1; day <= 300; day++)
        {
            Projector.Project(Asked with { Whole = new Period(Companies.Start, Companies.Start.PlusDays(day)) });
        }

        Projector.Project(Asked)!.Mean.ShouldBe(first);
    }
}
