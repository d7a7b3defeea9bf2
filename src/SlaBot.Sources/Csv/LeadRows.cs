using System.Collections.Immutable;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>Reads a lead's journey a row.</summary>
internal sealed class LeadRows(ImportPlan plan) : RowReader(plan)
{
    private readonly TextColumn id = plan.Words("id", TextColumn.LongestName);
    private readonly TextColumn owner = plan.Words("owner", TextColumn.LongestName);
    private readonly TextColumn source = plan.Words("source", TextColumn.LongestName);
    private readonly DateColumn? created = plan.DatesOf("created");
    private readonly DateColumn? lost = plan.DatesOf("lost");
    private readonly DateColumn? firstResponse = plan.DatesOf("first_response");
    private readonly (KpiId Stage, DateColumn Dates)[] stages =
        [.. plan.Map.Stages.Select(stage => (stage.Stage, plan.DatesOf(stage.Name)!))];

    /// <inheritdoc/>
    protected override RowReading ReadRow(Line line)
    {
        string? problem = null;
        if (id.Read(line, ref problem) is not { } subject)
        {
            return new(null, "id is empty");
        }

        var reached = ImmutableSortedDictionary.CreateBuilder<KpiId, FactTime?>();
        foreach (var (stage, dates) in stages)
        {
            reached[stage] = Carry(dates, line, ref problem).Value;
        }

        var lead = new LeadFact(subject)
        {
            Created = Carry(created, line, ref problem),
            Reached = reached.ToImmutable(),
            Lost = Carry(lost, line, ref problem),
            Source = source.Carry(line, ref problem),
            Owner = owner.Carry(line, ref problem),
            FirstResponse = Carry(firstResponse, line, ref problem),
        };
        return problem is null ? new(lead, null) : new(null, problem);
    }
}
