using SlaBot.Domain.Pacing;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>How the goal spreads over the term, and from where on a status holds.</summary>
internal static class PaceSection
{
    private const string MonthlyExample = "[6, 7, 9, 8, 8, 9, 7, 7, 9, 10, 10, 10]";

    public static PacePolicy Read(Field? field, Period? term)
    {
        var usual = PacePolicy.Default;
        if (field?.Section("{ method: working-days }") is not { } pace)
        {
            return usual;
        }

        var methodField = pace.Find("method");
        var method = methodField is null ? usual.Method : methodField.Value(Choices.Methods.Parse);
        var monthly = Monthly(pace, method, term);
        var thresholds = Thresholds(pace, usual.Thresholds);
        pace.RefuseOthers();
        return new(method ?? usual.Method, monthly, thresholds);
    }

    private static decimal[] Monthly(Section pace, PaceMethod? method, Period? term)
    {
        var field = method == PaceMethod.Monthly
            ? pace.Require("monthly", $"the percent of each month of the term, such as {MonthlyExample}")
            : pace.Find("monthly");
        if (field is null)
        {
            return [];
        }

        if (method is { } other and not PaceMethod.Monthly)
        {
            pace.RefuseKey("monthly", $"'monthly' is only for the method monthly, and the method here is {Choices.Methods.WordFor(other)}: write method: monthly, or remove the list.");
        }

        var percents = field.List(MonthlyExample, Numbers.PercentPoints)?.ToArray() ?? [];
        if (percents.Length > 0 || field.IsEmptyList)
        {
            CheckWhole(field, percents, term);
        }

        return percents;
    }

    private static void CheckWhole(Field field, decimal[] percents, Period? term)
    {
        if (term is { } days && days.ByMonth().Count() is var months && months != percents.Length)
        {
            field.Refuse(FormattableString.Invariant($"The term has {months} months, but {percents.Length} percents stand here: write one for each month, from the first on."));
        }
        else if (percents.Sum() != 100m)
        {
            field.Refuse($"The months sum to {Figures.Plain(percents.Sum())}%: change them so that they sum to 100%.");
        }
    }

    private static StatusThresholds Thresholds(Section pace, StatusThresholds usual)
    {
        var (ahead, onPace, atRisk) = (pace.Find("ahead"), pace.Find("on_pace"), pace.Find("at_risk"));
        var (a, o, r) = (Value(ahead, usual.Ahead), Value(onPace, usual.OnPace), Value(atRisk, usual.AtRisk));
        if (a <= o)
        {
            (onPace ?? ahead)!.Refuse($"'ahead' ({Figures.Percent(a)}) must lie above 'on_pace' ({Figures.Percent(o)}): change one of them.");
        }

        if (o <= r)
        {
            (atRisk ?? onPace)!.Refuse($"'on_pace' ({Figures.Percent(o)}) must lie above 'at_risk' ({Figures.Percent(r)}): change one of them.");
        }

        return new(a ?? usual.Ahead, o ?? usual.OnPace, r ?? usual.AtRisk);

        // A value that could not be read is compared with nothing.
        static decimal? Value(Field? field, decimal usual) => field is null ? usual : field.Value(Numbers.Threshold);
    }
}
