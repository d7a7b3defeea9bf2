using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;

namespace SlaBot.Domain.Tests.Agreements;

public sealed class ReportingTests
{
    [Theory]
    [InlineData(1, true, 27)] // Friday before Monday 2 March
    [InlineData(1, false, 1)] // Sunday
    [InlineData(0, true, 2)]
    public void A_scorecard_is_due_so_many_days_before_the_meeting(int days, bool business, int day) =>
        new Reporting("every monday 09:00", days, business).ScorecardDay(Some.Monday, BusinessCalendar.Default).Day.ShouldBe(day);

    [Theory]
    [InlineData("mqls", "asked for pricing")]
    [InlineData("demos", "saw the product")]
    [InlineData("sqls", null)]
    public void A_stage_is_defined_under_its_id_or_the_singular_of_it(string stage, string? definition) =>
        new LeadManagement { Definitions = new Dictionary<string, string> { ["mql"] = "asked for pricing", ["Demos"] = "saw the product" } }
            .DefinitionOf(new(stage)).ShouldBe(definition);
}
