using System.Globalization;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.Quantities;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;

namespace SlaBot.Conversation.Changes;

/// <summary>A target that somebody asked for.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Said">The number: a target, or a step from the agreed one.</param>
internal sealed record AskedTarget(Kpi Kpi, SaidNumber Said)
{
    /// <summary>
    /// Gets the target in the KPI's unit; null where it was said in another one, and where a step leads nowhere: from no target,
    /// below nothing, up and down at once, or of a rate by "10 %", which may be points or a part of it.
    /// </summary>
    public decimal? Value => Said is not { Step: { } step } ? HandLog.InUnit(Kpi, Said.Value, Said.Unit) : IsOpen ? null : Stepped(Kpi.Unit == KpiUnit.Share || (Said.Unit == "%" && !step.IsPoints));

    /// <summary>Gets whether a step of a rate may be points or a part of it.</summary>
    public bool IsOpen => Said is { Step: { IsUp: not null, IsPoints: false }, Unit: "%" } && Kpi.Unit == KpiUnit.Share;

    /// <summary>Gets the targets that it can mean: for "10 %" of a rate that part of it, and as many points.</summary>
    public IReadOnlyList<decimal> Meanings => IsOpen
        ? [.. new[] { Kpi.Target * (1m + (Sign * Said.Value / 100m)), Stepped(isInHundredths: true) }.OfType<decimal>()]
        : [.. new[] { Value }.OfType<decimal>()];

    /// <summary>Whether the number of a message without a KPI is one of the goal: a share of nothing is none, but "10 % more" is.</summary>
    public static bool IsOfGoal(Reading reading) => reading.Kpis.Count == 0 && reading.Numbers.All(number => number.Unit != "%" || number.Step is not null);

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

    private decimal? Sign => Said.Step?.IsUp switch
    {
        true => 1m,
        false => -1m,
        _ => null,
    };

    // Of a rate in points, of anything else in hundredths of it or in its own unit.
    private decimal? Stepped(bool isInHundredths)
    {
        var by = isInHundredths ? Said.Value / 100m * (Kpi.Unit == KpiUnit.Share ? 1m : Kpi.Target) : HandLog.InUnit(Kpi, Said.Value, Said.Unit == "%" ? null : Said.Unit);
        return Kpi.Target + (Sign * by) is > 0m and var stepped ? stepped : null;
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
