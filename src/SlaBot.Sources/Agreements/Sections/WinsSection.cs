using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>What counts as a win worth a post of its own.</summary>
internal static class WinsSection
{
    public static WinPolicy? Read(Field? field, Currency currency)
    {
        if (field?.Section("{ big_deal: 25_000 }") is not { } wins)
        {
            return null;
        }

        var bigDeal = wins.Require("big_deal", "the amount from which a deal is big, such as 25_000")?.Value(Numbers.Positive);
        wins.RefuseOthers();
        return bigDeal is { } amount ? new(new(amount, currency)) : null;
    }
}
