using System.Text.Json.Nodes;
using SlaBot.Domain.Gaps;

namespace SlaBot.Asking;

/// <summary>What made a gap, as JSON; the parts sum to the gap to the cent.</summary>
internal static class GapJson
{
    /// <summary>The numbers of an explanation.</summary>
    public static JsonObject Of(GapExplanation gap) => new()
    {
        ["gap"] = StandingJson.Number(gap.Gap),
        ["stopped_at"] = gap.StoppedAt?.Value,
        ["parts"] = new JsonArray([.. gap.Factors.Zip(gap.Parts, (factor, part) => (JsonNode)new JsonObject
        {
            ["kpi"] = factor.Id.Value,
            ["plan"] = StandingJson.Number(factor.Plan),
            ["actual"] = StandingJson.Number(factor.Actual),
            ["part"] = StandingJson.Number(part.Amount),
        })]),
    };
}
