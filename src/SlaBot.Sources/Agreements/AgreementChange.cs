namespace SlaBot.Sources.Agreements;

/// <summary>One difference between two agreements, in words.</summary>
/// <param name="Path">What differs, such as <c>goal.revenue</c>, <c>funnel.mqls.rate</c> or <c>kpis.nps</c>.</param>
/// <param name="Before">How it stood, or null where it was not there.</param>
/// <param name="After">How it stands, or null where it is gone.</param>
public sealed record AgreementChange(string Path, string? Before, string? After)
{
    /// <summary>The change on one line: <c>goal.revenue: 1,200,000 -> 1,000,000</c>.</summary>
    public override string ToString() => $"{Path}: {Before ?? "none"} -> {After ?? "none"}";
}
