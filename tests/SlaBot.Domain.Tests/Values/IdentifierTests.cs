using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Values;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("visits")]
    [InlineData("customer-success")]
    [InlineData("visit_to_lead_rate")]
    [InlineData("2026")]
    public void Lower_case_letters_digits_dashes_and_underscores_are_an_id(string text)
    {
        KpiId.IsValid(text).ShouldBeTrue();
        new KpiId(text).ToString().ShouldBe(text);
        new PartyId(text).ToString().ShouldBe(text);
        new Feed(text).ToString().ShouldBe(text);
        new WorkspaceId(text).ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Visits")]
    [InlineData("-visits")]
    [InlineData("_visits")]
    [InlineData("new customers")]
    [InlineData("a/b")]
    [InlineData("línea")]
    [InlineData("線索")]
    public void Anything_else_is_none(string? text)
    {
        KpiId.IsValid(text).ShouldBeFalse();
        PartyId.IsValid(text).ShouldBeFalse();
        Feed.IsValid(text).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => new KpiId(text!)).Message.ShouldContain("is not an id");
        Should.Throw<ArgumentException>(() => new PartyId(text!));
        Should.Throw<ArgumentException>(() => new Feed(text!));
        Should.Throw<ArgumentException>(() => new WorkspaceId(text!));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void An_id_has_at_most_64_characters(int length, bool valid) => KpiId.IsValid(new string('a', length)).ShouldBe(valid);

    [Fact]
    public void Kpis_are_ordered_by_their_ids()
    {
        (new KpiId("leads") < new KpiId("visits")).ShouldBeTrue();
        (new KpiId("leads") >= new KpiId("visits")).ShouldBeFalse();
        default(KpiId).Value.ShouldBe("");
    }
}
