using System.Collections.Frozen;
using SlaBot.Domain.Facts;

namespace SlaBot.Sources.Csv;

/// <summary>The words that CRMs write for where a deal stands, those of their shipped pipelines included.</summary>
internal static class DealStages
{
    private static readonly FrozenDictionary<string, DealStage> Words = new[]
    {
        (DealStage.Open, "open, new, active, in progress, pending, prospecting, prospect, engaging, qualification, qualified, needs analysis"),
        (DealStage.Open, "value proposition, id decision makers, perception analysis, proposal, proposal price quote, negotiation review"),
        (DealStage.Open, "negotiation, negotiations started, appointment scheduled, qualified to buy, presentation scheduled"),
        (DealStage.Open, "decision maker bought in, contract sent, contact made, demo scheduled, proposal made, proposal sent, discovery"),
        (DealStage.Open, "進行中, 開啟, 洽談中, 報價中, 議價中, 提案中, 未結案, 處理中"),
        (DealStage.Won, "won, closed won, win, closed win, deal won, signed, 成交, 已成交, 贏單, 得標, 已贏得"),
        (DealStage.Lost, "lost, closed lost, loss, deal lost, 失敗, 未成交, 丟單, 輸單, 已失去, 流單, 失單, 未得標"),
    }.SelectMany(entry => entry.Item2.Split(',').Select(word => (Key: FieldKey.Of(word), Stage: entry.Item1)))
        .ToFrozenDictionary(word => word.Key, word => word.Stage);

    /// <summary>The stage of a word, or null.</summary>
    public static DealStage? Of(string word) => Words.TryGetValue(FieldKey.Of(word), out var stage) ? stage : null;
}
