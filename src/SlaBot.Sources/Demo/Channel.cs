namespace SlaBot.Sources.Demo;

/// <summary>A marketing source of the simulated company.</summary>
/// <param name="Name">What the files call it.</param>
/// <param name="Visits">Visits it brings on an average day.</param>
/// <param name="LeadRate">The share of visits that leave their name.</param>
/// <param name="MqlRate">The share of leads that fit and ask for more.</param>
/// <param name="WeekendShare">How busy a Sunday is against a mean day.</param>
internal sealed record Channel(string Name, double Visits, double LeadRate, double MqlRate, double WeekendShare)
{
    /// <summary>Gets the sources: together about 550 visits a day, of which one in forty leaves its name.</summary>
    public static IReadOnlyList<Channel> All { get; } =
    [
        new("organic", 270, 0.025, 0.43, 0.50),
        new("paid", 160, 0.018, 0.29, 0.65),
        new("referral", 60, 0.034, 0.52, 0.30),
        new("email", 45, 0.029, 0.42, 0.15),
        new("events", 15, 0.060, 0.50, 0.05),
    ];
}
