namespace SlaBot.Domain.Projections.Distributions;

/// <summary>How probable each amount is that is still to come in a period. Nothing is ever taken back: it is 0 or more.</summary>
internal abstract record RestDistribution
{
    /// <summary>Gets the distribution of a period that brings nothing more.</summary>
    public static RestDistribution Nothing { get; } = new Certain();

    /// <summary>Gets the mean.</summary>
    public abstract double Mean { get; }

    /// <summary>The probability that at most <paramref name="amount"/> comes.</summary>
    public abstract double AtMost(double amount);

    /// <summary>The probability that <paramref name="amount"/> or more comes; 1 where nothing more is needed.</summary>
    public abstract double AtLeast(double amount);

    /// <summary>The smallest amount that is not exceeded with a probability between 0 and 1.</summary>
    public abstract double Quantile(double probability);

    private sealed record Certain : RestDistribution
    {
        public override double Mean => 0;

        public override double AtMost(double amount) => amount < 0 ? 0 : 1;

        public override double AtLeast(double amount) => amount <= 0 ? 1 : 0;

        public override double Quantile(double probability) => 0;
    }
}
