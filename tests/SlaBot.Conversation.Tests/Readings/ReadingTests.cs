using System.Reflection;
using SlaBot.Conversation.Readings;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Tests.Readings;

public sealed class ReadingTests
{
    private static readonly Reading Plain = new() { Language = "en", Intent = Intent.Pace, Confidence = 0.9 };

    private static readonly Reading Full = new()
    {
        Language = "zh-Hant",
        Intent = Intent.LogValue,
        Kpis = [KpiIds.Leads],
        Department = new("sales"),
        Period = Period.Month(2026, 5),
        Compare = Period.Month(2026, 4),
        IsOfScorecards = true,
        Numbers = [new(3m, "%", new(IsUp: true, IsPoints: true))],
        Adds = true,
        Imagines = true,
        IsEither = true,
        Among = SpanUnit.Month,
        IsOfDepartments = true,
        IsOfAllKpis = true,
        Aspect = AgreementAspect.Changes,
        Assent = Assent.Yes,
        Place = 2,
        Explains = new("demos", KpiIds.Sqls),
        Unread = ["demos"],
        Confidence = 0.5,
        Alternatives = [Plain],
        IsUnplaced = true,
        ByModel = true,
    };

    public static TheoryData<string> Properties =>
        [.. typeof(Reading).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Readings_that_differ_in_anything_are_not_equal(string name)
    {
        var property = typeof(Reading).GetProperty(name)!;
        var other = Plain with { };
        property.SetValue(other, property.GetValue(Full));

        other.ShouldNotBe(Plain);
    }

    [Fact]
    public void Readings_that_say_the_same_are_equal_also_in_their_lists()
    {
        var same = Full with { Kpis = [.. Full.Kpis], Numbers = [.. Full.Numbers], Unread = [.. Full.Unread], Alternatives = [Plain with { Kpis = [] }] };

        same.ShouldBe(Full);
        same.GetHashCode().ShouldBe(Full.GetHashCode());
    }
}
