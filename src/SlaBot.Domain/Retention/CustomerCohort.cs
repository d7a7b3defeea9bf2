using SlaBot.Domain.Rates;

namespace SlaBot.Domain.Retention;

/// <summary>The customers that started in one month, and what is left of them (docs/formulas.md, customers that stay).</summary>
/// <param name="Month">The month in which they became customers.</param>
/// <param name="Size">How many they were, up to the moment asked about.</param>
/// <param name="LostAfter">How many were lost by the end of each month since, that month first; only months that are over.</param>
/// <param name="Lost">How many were lost up to the moment asked about.</param>
/// <param name="Matured">
/// The share of the losses of <see cref="CustomerCohorts.Horizon"/> months that older cohorts had shown at the same age, from 0
/// to 1; null where too few were lost to tell.
/// </param>
public sealed record CustomerCohort(Period Month, decimal Size, IReadOnlyList<decimal> LostAfter, decimal Lost, decimal? Matured)
{
    /// <summary>Gets how many whole months have passed since the month in which they started; -1 while that is not over.</summary>
    public int Age => LostAfter.Count - 1;

    /// <summary>Gets how many are still there.</summary>
    public decimal Kept => Size - Lost;

    /// <summary>Gets the share still there; null where nobody started.</summary>
    public decimal? Share => Size > 0m ? Kept / Size : null;

    /// <summary>Gets where the true share lies with 95 % confidence; null where there is no share.</summary>
    public WilsonInterval? Interval => WilsonInterval.Of(Kept, Size);

    /// <summary>Gets whether the figure is to be marked as maturing: younger than the horizon, and less than nine tenths of the losses have shown.</summary>
    public bool IsMaturing => Age < CustomerCohorts.Horizon && Matured is not >= CohortRate.MatureFrom;

    /// <summary>Gets the share that will be there at the horizon if they leave as older cohorts did; null where that cannot be told.</summary>
    public decimal? Estimate => Size > 0m && Age < CustomerCohorts.Horizon && Matured is > 0m and { } shown
        ? Math.Max(0m, 1m - (LostAfter[^1] / Size / shown))
        : null;

    /// <summary>The share still there after some whole months; null where they have not passed, or nobody started.</summary>
    /// <param name="months">How many months after the one in which they started, from 0.</param>
    public decimal? ShareAfter(int months) => months <= Age && Size > 0m ? (Size - LostAfter[months]) / Size : null;
}
