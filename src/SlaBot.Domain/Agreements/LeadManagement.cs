using NodaTime;
using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements;

/// <summary>How a lead passes from marketing to sales.</summary>
public sealed record LeadManagement
{
    /// <summary>Gets what the parties mean by a stage, by the name they use for it (<c>mql</c>).</summary>
    public IReadOnlyDictionary<string, string> Definitions { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the business time within which sales answers a lead, or null.</summary>
    public Duration? FirstResponse { get; init; }

    /// <summary>Gets how often sales tries to reach a lead, or null.</summary>
    public Attempts? Attempts { get; init; }

    /// <summary>Gets the time within which sales accepts or rejects a lead; it counts as accepted afterwards.</summary>
    public Duration? AcceptOrReject { get; init; }

    /// <summary>Gets whether <see cref="AcceptOrReject"/> runs in business hours ("24 business hours") or on the clock ("24 hours").</summary>
    public bool AcceptOrRejectInBusinessHours { get; init; }

    /// <summary>Gets the reasons for which a lead may be rejected.</summary>
    public IReadOnlyList<string> RejectionCodes { get; init; } = [];

    /// <summary>What the parties mean by a stage, under its id or the singular of it (<c>mql</c> for <c>mqls</c>); null where nothing was written down.</summary>
    public string? DefinitionOf(KpiId stage) => Definitions
        .Where(known => IsNameOf(stage, known.Key))
        .Select(known => known.Value)
        .FirstOrDefault();

    private static bool IsNameOf(KpiId stage, string name) =>
        stage.Value.Equals(name, StringComparison.OrdinalIgnoreCase) || stage.Value.Equals(name + "s", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A number of attempts within a number of days.</summary>
/// <param name="Count">At least 1.</param>
/// <param name="Days">At least 1.</param>
/// <param name="BusinessDays">Whether only working days count.</param>
public sealed record Attempts(int Count, int Days, bool BusinessDays);
