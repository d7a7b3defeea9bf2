using System.Globalization;
using SlaBot.Conversation.Readings;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Changes;

/// <summary>A target that somebody asked for.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Said">The number as it was said.</param>
/// <param name="Unit">The unit written beside it, or null.</param>
internal sealed record AskedTarget(Kpi Kpi, decimal Said, string? Unit)
{
    /// <summary>Gets the number in the KPI's unit; null where it was said in another one ("by 10 %" of a count).</summary>
    public decimal? Value => HandLog.InUnit(Kpi, Said, Unit);

    /// <summary>What a message asks for a KPI. Of several numbers only one unit is known: "30 % and 15,000" is not in percent as a whole.</summary>
    /// <param name="kpi">The KPI.</param>
    /// <param name="said">Its number.</param>
    /// <param name="reading">How the message was read.</param>
    public static AskedTarget Of(Kpi kpi, decimal said, Reading reading) =>
        new AskedTarget(kpi, said, reading.Unit) is var asked && (asked.Value is not null || reading.Kpis.Count < 2) ? asked : asked with { Unit = null };

    /// <summary>The line of the agreement file that says so; null where the target follows from the goal and the rates.</summary>
    /// <param name="funnel">The agreed funnel.</param>
    public string? Line(Funnel funnel)
    {
        if (Value is not { } value)
        {
            return null;
        }

        if (Kpi.Id == KpiIds.Revenue || Kpi.Id == KpiIds.AverageDealSize)
        {
            return $"goal: {{ {Kpi.Id}: {Written(value)} }}";
        }

        return Kpi.Measure switch
        {
            Measure.Total total when funnel.IndexOf(total.Series) >= 0 => null,
            Measure.Ratio { Cohort: not null } rate => funnel.IndexOf(rate.Numerator) == funnel.IndexOf(rate.Denominator) + 1
                ? $"funnel: - {{ stage: {rate.Numerator}, rate: {Written(value)} }}"
                : null,
            _ => $"kpis: - {{ id: {Kpi.Id}, target: {Written(value)} }}",
        };
    }

    private string Written(decimal value) => Kpi.Unit switch
    {
        KpiUnit.Share => Plain(value * 100m) + "%",
        KpiUnit.Hours => Plain(value) + "h",
        KpiUnit.Days => Plain(value) + " days",
        _ => Plain(value),
    };

    private static string Plain(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture).Replace(',', '_');
}
