using NodaTime;

namespace SlaBot.Conversation.Schedules;

/// <summary>What came of looking at the schedules of a workspace.</summary>
/// <param name="Done">The runs that were done, in order.</param>
/// <param name="Skipped">The runs that were noted as skipped: each is told once.</param>
/// <param name="Failed">The runs that failed, each with its error; they are tried again for as long as they are of use.</param>
/// <param name="NextDue">When the next run is due, as far as can be seen: runs beyond the next day are not.</param>
public sealed record LookResult(IReadOnlyList<RunRecord> Done, IReadOnlyList<RunRecord> Skipped, IReadOnlyList<(RunRecord Run, Exception Error)> Failed, Instant? NextDue);
