using NodaTime;

namespace SlaBot.Sources.Demo;

/// <summary>A simulated lead and, once sales takes it on, its deal. Days after today have not happened yet.</summary>
internal sealed record Journey
{
    public required int Number { get; init; }

    public required string Company { get; init; }

    public required string Source { get; init; }

    public required string Owner { get; init; }

    public required LocalDateTime Created { get; init; }

    public LocalDateTime? FirstResponse { get; init; }

    public LocalDate? Mql { get; init; }

    public LocalDate? Sql { get; init; }

    public LocalDate? Proposal { get; init; }

    public LocalDate? Won { get; set; }

    public LocalDate? Lost { get; init; }

    /// <summary>Gets or sets what the deal is worth, in whole dollars.</summary>
    public decimal Amount { get; set; }
}
