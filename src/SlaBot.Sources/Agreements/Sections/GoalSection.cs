using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>What the term must bring.</summary>
internal static class GoalSection
{
    public static Goal? Read(Field? field, Currency currency)
    {
        if (field?.Section("{ revenue: 1_200_000, average_deal_size: 12_000 }") is not { } goal)
        {
            return null;
        }

        var revenue = goal.Require("revenue", "the revenue that the term must bring, such as 1_200_000")?.Value(Numbers.Positive);
        var dealSize = goal.Require("average_deal_size", "the average worth of a won deal, such as 12_000")?.Value(Numbers.Positive);
        goal.RefuseOthers();
        return revenue is { } whole && dealSize is { } each ? new(new(whole, currency), new(each, currency)) : null;
    }
}
