using System.Collections.Immutable;
using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Tests.Facts;

public sealed class FactTests
{
    private static readonly KpiId Mqls = new("mqls"), Sqls = new("sqls");

    private static readonly FactTime Monday = new(Some.Monday), Tuesday = new(Some.Monday.PlusDays(1), new LocalTime(10, 30));

    [Fact]
    public void What_a_file_does_not_carry_stays_as_it_was()
    {
        var known = new DealFact("D-17") { Name = "Acme", Amount = 12_400m, Stage = DealStage.Won, Closed = Monday, Owner = "Jane" };
        var news = new DealFact("D-17") { Amount = 11_000m };

        news.Over(known).ShouldBe(known with { Amount = 11_000m });
    }

    [Fact]
    public void What_a_file_carries_empty_is_cleared()
    {
        var known = new DealFact("D-17") { Stage = DealStage.Won, Closed = Monday };
        var reopened = new DealFact("D-17") { Stage = DealStage.Open, Closed = new Carried<FactTime?>(true, null) };

        ((DealFact)reopened.Over(known)).Closed.Value.ShouldBeNull();
        ((DealFact)reopened.Over(known)).Stage.Value.ShouldBe(DealStage.Open);
    }

    [Fact]
    public void Every_field_of_a_deal_is_carried_over()
    {
        var known = new DealFact("D-17")
        {
            Name = "Acme",
            Amount = 1m,
            Currency = new Currency("EUR"),
            Stage = DealStage.Lost,
            Created = Monday,
            Proposed = Monday,
            Closed = Tuesday,
            Owner = "Jane",
            Source = "paid",
            LeadId = "L-1",
        };

        new DealFact("D-17").Over(known).ShouldBe(known);
    }

    [Fact]
    public void Every_field_of_a_lead_is_carried_over_stage_by_stage()
    {
        var known = new LeadFact("L-88")
        {
            Created = Monday,
            Lost = Tuesday,
            Source = "paid",
            Owner = "Wei",
            FirstResponse = Tuesday,
            Reached = ImmutableSortedDictionary<KpiId, FactTime?>.Empty.Add(Mqls, Monday).Add(Sqls, Monday),
        };
        var news = new LeadFact("L-88") { Reached = ImmutableSortedDictionary<KpiId, FactTime?>.Empty.Add(Sqls, Tuesday) };

        new LeadFact("L-88").Over(known).ShouldBe(known);
        news.Over(known).ShouldBe(known with { Reached = known.Reached.SetItem(Sqls, Tuesday) });
    }

    [Fact]
    public void A_number_for_a_day_replaces_the_older_one()
    {
        var news = new DailyFact(Some.Monday, new("visits"), "paid", 412m);

        news.Over(news with { Value = 12m }).ShouldBe(news);
        news.Subject.ShouldBe("2026-03-02/visits/paid");
        (news with { Source = null }).Subject.ShouldBe("2026-03-02/visits/");
    }

    [Fact]
    public void The_first_fact_of_a_subject_stands_alone() => new DealFact("D-17").Over(null).ShouldBe(new DealFact("D-17"));

    [Fact]
    public void Facts_about_different_subjects_do_not_merge()
    {
        Should.Throw<ArgumentException>(() => new DealFact("D-17").Over(new DealFact("D-18")))
            .Message.ShouldStartWith("'D-18' is another subject than 'D-17'.");
        Should.Throw<ArgumentException>(() => new DealFact("7").Over(new LeadFact("7")));
    }
}
