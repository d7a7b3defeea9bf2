using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Agreements;

/// <summary>The agreement of the design, field by field.</summary>
public sealed class SampleAgreementTests
{
    private readonly Agreement agreement = Samples.Agreement(Samples.HarbourAndPine);

    [Fact]
    public void Its_head_is_read()
    {
        agreement.Name.ShouldBe("Harbour & Pine growth agreement 2026");
        agreement.Term.ShouldBe(new Period(new(2026, 1, 1), new(2026, 12, 31)));
        agreement.Currency.ShouldBe(new Currency("USD"));
        agreement.Review.ShouldBe(new LocalDate(2026, 7, 1));
    }

    [Fact]
    public void Its_calendar_is_read()
    {
        agreement.Calendar.Zone.Id.ShouldBe("America/Chicago");
        agreement.Calendar.WorkingWeek.ShouldBe([IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday]);
        agreement.Calendar.Hours.ShouldBe(new WorkingHours(new(9, 0), new(17, 0)));
        agreement.Calendar.Holidays.ShouldBe([new(2026, 7, 3), new(2026, 11, 26)]);
    }

    [Fact]
    public void Its_parties_are_read()
    {
        agreement.Parties.Select(party => (party.Id.Value, party.Name)).ShouldBe([("sales", new LocalizedText("Sales")), ("marketing", new LocalizedText("Marketing"))]);
        agreement.Parties.Select(party => party.Owners.Single()).ShouldBe(["jane@harbour.example", "wei@harbour.example"]);
    }

    [Fact]
    public void Its_goal_is_read()
    {
        agreement.Goal.ShouldBe(new Goal(new(1_200_000m, new("USD")), new(12_000m, new("USD"))));
        agreement.Goal.Customers.ShouldBe(100m);
    }

    [Fact]
    public void Its_funnel_is_read_and_gives_the_targets_of_the_design()
    {
        agreement.Funnel.Stages.Select(stage => (stage.Id.Value, stage.Owner?.Value, stage.Rate)).ShouldBe(
        [
            ("visits", "marketing", null), ("leads", "marketing", 0.025m), ("mqls", "marketing", 0.40m),
            ("sqls", "sales", 0.50m), ("proposals", "sales", 0.40m), ("new_customers", "sales", 0.25m),
        ]);
        agreement.Funnel.TargetsFor(agreement.Goal.Customers).ShouldBe([200_000m, 5_000m, 2_000m, 1_000m, 400m, 100m]);
    }

    [Fact]
    public void Its_pace_is_read()
    {
        agreement.Pace.Method.ShouldBe(PaceMethod.WorkingDays);
        agreement.Pace.Monthly.ShouldBeEmpty();
        agreement.Pace.Thresholds.ShouldBe(new StatusThresholds(1.05m, 0.97m, 0.85m));
    }

    [Fact]
    public void Its_KPIs_are_read()
    {
        var (response, nps) = (agreement.Kpis[0], agreement.Kpis[1]);

        agreement.Kpis.Count.ShouldBe(2);
        response.ShouldBe(new KpiTerms(KpiIds.LeadResponseTime)
        {
            Owner = new("sales"),
            Kind = KpiKind.Duration,
            Target = 4m,
            Better = Direction.Lower,
            Synonyms = response.Synonyms,
        });
        response.Synonyms.ShouldBeEmpty();
        nps.ShouldBe(new KpiTerms(KpiIds.Nps)
        {
            Name = new("Net promoter score", "淨推薦值"),
            Owner = new("customer-success"),
            Kind = KpiKind.Level,
            Target = 50m,
            Synonyms = nps.Synonyms,
        });
        nps.Synonyms.ShouldBe(["promoter score"]);
    }

    [Fact]
    public void Its_hand_off_is_read()
    {
        var rules = agreement.LeadManagement.ShouldNotBeNull();

        rules.Definitions.ShouldBe(new Dictionary<string, string>
        {
            ["mql"] = "Fits the ideal customer profile and asked for pricing",
            ["sql"] = "Sales has confirmed need and budget",
        });
        rules.FirstResponse.ShouldBe(Duration.FromHours(4));
        rules.Attempts.ShouldBe(new Attempts(6, 10, BusinessDays: true));
        rules.AcceptOrReject.ShouldBe(Duration.FromHours(24));
        rules.AcceptOrRejectInBusinessHours.ShouldBeFalse();
        rules.RejectionCodes.ShouldBe(["company-size", "wrong-person", "geography", "existing-customer", "competitor", "no-contact"]);
    }

    [Fact]
    public void Its_reporting_and_wins_are_read()
    {
        agreement.Reporting.ShouldBe(new Reporting("first tuesday 09:00", 1, BusinessDays: true));
        agreement.Wins.ShouldBe(new WinPolicy(new(25_000m, new("USD"))));
    }

    [Fact]
    public void It_is_written_as_a_person_would_write_it()
    {
        // The comments are the sample's own; all else is the writer's, to the blank.
        var lines = Samples.HarbourAndPine.Split('\n')
            .Where(line => !line.TrimStart().StartsWith('#'))
            .Select(line => line.Contains(" # ", StringComparison.Ordinal) ? line[..line.IndexOf(" # ", StringComparison.Ordinal)].TrimEnd() : line);

        AgreementFile.Write(agreement).ShouldBe(string.Join('\n', lines));
    }

    [Fact]
    public void The_sample_is_the_one_of_the_design() => Samples.Shared("DESIGN.md").ShouldContain(Samples.HarbourAndPine);

    [Fact]
    public void The_reference_for_users_shows_the_same_sample() =>
        File.ReadAllText(Samples.PathOf("../../../../docs/agreement-file.md")).ShouldContain($"```yaml\n{Samples.HarbourAndPine}```");
}
