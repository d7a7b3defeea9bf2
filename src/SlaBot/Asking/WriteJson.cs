using System.Text.Json.Nodes;
using SlaBot.Conversation.Changes;

namespace SlaBot.Asking;

/// <summary>What a message would change, as JSON.</summary>
internal static class WriteJson
{
    /// <summary>The kind, and what belongs to it.</summary>
    public static JsonObject Of(Write write)
    {
        var json = new JsonObject { ["kind"] = AnswerJson.Snake(write.Intent.ToString()) };
        switch (write)
        {
            case Write.LogValue log:
                json["values"] = new JsonArray([.. log.Values.Select(logged => new JsonObject
                {
                    ["kpi"] = logged.Kpi.Value,
                    ["value"] = logged.Value,
                    ["period"] = AnswerJson.Days(logged.Days),
                })]);
                break;
            case Write.Amend amend:
                json["kpi"] = new JsonArray([.. amend.Kpis.Select(kpi => (JsonNode)kpi.Value)]);
                json["department"] = amend.Department?.Value;
                json["values"] = new JsonArray([.. amend.Values.Select(value => (JsonNode)value)]);
                json["unit"] = amend.Unit;
                json["period"] = AnswerJson.Days(amend.Days);
                break;
            case Write.Celebrate celebrate:
                json["department"] = celebrate.Department?.Value;
                json["period"] = AnswerJson.Days(celebrate.Days);
                break;
            default:
                break;
        }

        return json;
    }
}
