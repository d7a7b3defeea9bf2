using SlaBot.Domain.Projections.Distributions;

namespace SlaBot.Domain.Projections;

/// <summary>What is still to come in a period: how many events and, for money, how much they sum to.</summary>
/// <param name="Method">The method that says so.</param>
/// <param name="Events">The events to come.</param>
/// <param name="Money">The money to come; null where events themselves are counted.</param>
internal readonly record struct Outlook(ProjectionMethod Method, Moments Events, Moments? Money)
{
    /// <summary>Gets the moments of what is asked about.</summary>
    public Moments Rest => Money ?? Events;

    /// <summary>The distribution of the rest, its standard deviation multiplied by a factor.</summary>
    public RestDistribution DistributionOf(double spread)
    {
        if (Events.Mean <= 0)
        {
            return RestDistribution.Nothing;
        }

        return Money is { } money
            ? new MoneyToCome(new(Events.Mean, Events.Variance), money.Mean, money.Variance * spread * spread)
            : new NegativeBinomial(Events.Mean, Events.Variance * spread * spread);
    }
}

/// <summary>A mean and a variance.</summary>
internal readonly record struct Moments(double Mean, double Variance);
