using System.CommandLine;
using System.Text.Json.Nodes;
using SlaBot.Asking;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Funnels;
using Spectre.Console;

namespace SlaBot.Commands;

/// <summary><c>slabot agreement targets FILE</c>: what each stage must bring for the goal to be met.</summary>
internal static class TargetsCommand
{
    public static Command Create()
    {
        var file = AgreementCommands.FileArgument();
        var json = new Option<bool>("--json") { Description = "Print JSON: exact targets, and rounded up as shown." };
        var command = new Command("targets", "Show the derived target of every stage.\n\nExample: slabot agreement targets agreement.yaml") { file, json };
        command.SetAction(parsed =>
        {
            var agreement = AgreementCommands.Read(parsed, parsed.GetRequiredValue(file));
            if (parsed.GetValue(json))
            {
                parsed.Say(Json(agreement));
            }
            else
            {
                Print(parsed, agreement);
            }
        });
        return command;
    }

    private static void Print(ParseResult parsed, Agreement agreement)
    {
        var numbers = new NumberWords("en", agreement.Currency);
        var table = new Table().Border(TableBorder.Simple).AddColumns("Stage", "Target", "Rate", "Worth of one", "Owner");
        foreach (var (index, stage, target) in Stages(agreement))
        {
            table.AddRow(
                Markup.Escape(stage.Name?.English ?? stage.Id.Value),
                numbers.Count(target.Shown),
                stage.Rate is { } rate ? NumberWords.Percent(rate) : "",
                numbers.Money(agreement.Funnel.LeadValue(index, agreement.Goal.AverageDealSize).Amount),
                Markup.Escape(stage.Owner?.Value ?? ""));
        }

        parsed.Say($"{numbers.Money(agreement.Goal.Revenue.Amount)} at {numbers.Money(agreement.Goal.AverageDealSize.Amount)} a deal:");
        parsed.Show(table);
    }

    private static string Json(Agreement agreement) => new JsonObject
    {
        ["revenue"] = StandingJson.Number(agreement.Goal.Revenue.Amount),
        ["average_deal_size"] = StandingJson.Number(agreement.Goal.AverageDealSize.Amount),
        ["currency"] = agreement.Currency.Code,
        ["stages"] = new JsonArray([.. Stages(agreement).Select(row => (JsonNode)new JsonObject
        {
            ["stage"] = row.Stage.Id.Value,
            ["target"] = StandingJson.Number(row.Target.Shown),
            ["exact"] = StandingJson.Number(row.Target.Exact),
            ["rate"] = StandingJson.Number(row.Stage.Rate),
            ["owner"] = row.Stage.Owner?.Value,
        })]),
    }.ToJsonString();

    private static IEnumerable<(int Index, Stage Stage, StageTarget Target)> Stages(Agreement agreement) =>
        agreement.Funnel.Stages.Zip(agreement.Funnel.TargetsFor(agreement.Goal.Customers), (stage, target) => (stage, target))
            .Select((row, index) => (index, row.stage, new StageTarget(row.target)));
}
