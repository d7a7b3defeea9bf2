using SlaBot.Conversation.Changes;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.Quantities;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Agreements.Negotiations;

/// <summary>The targets that a message asks for: "raise the goal to 1.5 million".</summary>
public static class AskedAmendments
{
    /// <summary>The targets of a reading, each in its KPI's unit; empty where it does not say for each KPI a number that can be one of it.</summary>
    /// <param name="reading">How the message was read. A number without a KPI, without a percent sign and not far from the goal is one of the goal.</param>
    /// <param name="view">What was agreed.</param>
    public static IReadOnlyList<Amendment> In(Reading reading, View view)
    {
        IReadOnlyList<Kpi?> kpis = AskedTarget.IsOfGoal(reading) ? [view.Catalog.Find(KpiIds.Revenue)] : [.. reading.Kpis.Select(view.Catalog.Find)];
        if (kpis.Count == 0 || kpis.Count != reading.Numbers.Count)
        {
            return [];
        }

        if (reading is { Kpis.Count: 0, Numbers: [{ Step: null, Value: var number }, ..] } && !(view.Agreement is { Goal.Revenue.Amount: var goal } && SharedGoal.IsLike(number, goal)))
        {
            return [];
        }

        var found = kpis.Zip(reading.Numbers, (kpi, said) => kpi is not null && new AskedTarget(kpi, said).Value is { } value ? new Amendment(kpi.Id, value) : null).OfType<Amendment>().ToList();
        return found.Count == kpis.Count ? found : [];
    }
}
