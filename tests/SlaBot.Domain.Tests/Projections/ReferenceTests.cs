using SlaBot.Domain.Projections;

namespace SlaBot.Domain.Tests.Projections;

public sealed class ReferenceTests
{
    public static TheoryData<string> Names => [.. ReferenceCase.All().Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_projection_is_that_of_the_reference(string name)
    {
        var reference = ReferenceCase.All().Single(one => one.Name == name);
        var (expected, history) = (reference.Expected, reference.History);

        var choice = reference.Method == "auto"
            ? MethodChoice.For(history)
            : MethodChoice.Of(Enum.GetValues<ProjectionMethod>().Single(method => method.Name() == reference.Method), history);
        var outlook = choice.Taught.From(reference.Progress)!.Value;
        var rest = outlook.DistributionOf(choice.Spread);

        outlook.Method.Name().ShouldBe(expected.Method == "blend" ? "past-periods" : expected.Method);
        ShouldBeNear(choice.Spread, expected.Spread);
        ShouldBeNear(outlook.Events.Mean, expected.EventsMean);
        ShouldBeNear(outlook.Rest.Mean, expected.RestMean);
        ShouldBeNear(outlook.Rest.Variance * (reference.IsMoney ? choice.Spread * choice.Spread : 1), expected.RestVariance / (reference.IsMoney ? 1 : choice.Spread * choice.Spread));
        ShouldBeNear(expected.Actual + rest.Mean, expected.Mean);
        ShouldBeNear(expected.Actual + rest.Quantile(0.1), expected.Low);
        ShouldBeNear(expected.Actual + rest.Quantile(0.9), expected.High);
        ShouldBeNear(rest.AtLeast(expected.Needed), expected.Chance);
    }

    private static void ShouldBeNear(double actual, double expected) =>
        actual.ShouldBe(expected, 1e-9 * Math.Max(1, Math.Abs(expected)));
}
