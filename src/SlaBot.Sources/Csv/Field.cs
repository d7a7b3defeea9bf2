using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Csv;

/// <summary>Something that a column can hold.</summary>
/// <param name="Name">What <c>--map</c> and messages call it.</param>
/// <param name="Headers">Headers it is known by, the surest first, as <see cref="FieldKey"/> leaves them.</param>
/// <param name="Stage">The stage of the funnel whose day it is, or null.</param>
internal sealed record Field(string Name, IReadOnlyList<string> Headers, KpiId? Stage = null)
{
    /// <summary>Gets whether it holds words, which can mean others, and not days or numbers.</summary>
    public bool HoldsWords =>
        Stage is null && Name is not ("amount" or "value" or "date" or "created" or "proposed" or "closed" or "lost" or "first_response");

    /// <summary>The fields of a kind of file, in their usual order; the stages of leads are those of the funnel.</summary>
    public static IReadOnlyList<Field> Of(ImportKind kind, Funnel funnel) => kind switch
    {
        ImportKind.Deals => Deals,
        ImportKind.Leads => Leads(funnel),
        _ => Daily,
    };

    /// <summary>The fields without which a file of a kind says nothing.</summary>
    public static IReadOnlyList<string> RequiredBy(ImportKind kind) =>
        kind == ImportKind.Daily ? ["date", "kpi", "value"] : ["id"];

    private static IReadOnlyList<Field> Deals { get; } =
    [
        Known("id", "deal id, opportunity id, record id, hs object id, deal number, opportunity number, 編號, 商機編號, 案件編號, 交易編號, 訂單編號"),
        Known("name", "deal name, opportunity name, deal title, title, opportunity, deal, 名稱, 商機名稱, 案件名稱, 交易名稱"),
        Known("amount", "deal amount, deal value, opportunity amount, close value, value, total price, 金額, 成交金額, 交易金額, 總金額"),
        Known("currency", "currency code, deal currency, deal currency code, amount currency, opportunity currency, currency iso code, 幣別, 貨幣"),
        Known("stage", "deal status, deal stage, stage name, opportunity stage, status, 階段, 銷售階段, 交易階段, 狀態"),
        Known("created", "create date, created date, date created, created at, created on, creation date, deal created, deal deal created, open date, opened, engage date, add time, 建立日期, 建立時間, 建立日, 開案日期"),
        Known("proposed", "proposal, proposal date, proposal sent, proposal sent date, date proposed, quote date, quote sent, 提案日期, 提案日, 報價日期, 報價日"),
        Known("closed", "close date, closed date, date closed, closed at, closed on, close time, deal closed on, deal deal closed on, won date, won time, deal won time, 成交日, 成交日期, 結案日期, 結案日, 關閉日期, 結束日期"),
        Known("owner", "deal owner, opportunity owner, owner name, sales rep, sales agent, sales person, account executive, rep, hubspot owner id, 負責人, 業務, 業務員, 業務人員, 擁有者"),
        Known("source", "lead source, deal source, marketing source, original source, original source type, original traffic source, utm source, channel, 來源, 名單來源, 行銷來源, 管道"),
        Known("lead_id", "lead, contact id, associated contact ids, 名單編號, 潛在客戶編號"),
    ];

    private static IReadOnlyList<Field> Daily { get; } =
    [
        Known("date", "day, 日期"),
        Known("kpi", "kpi id, kpi name, metric, measure, indicator, 指標, 指標名稱"),
        Known("value", "number, amount, count, total, 數值, 數量, 值"),
        Known("source", "marketing source, channel, utm source, 來源, 管道"),
    ];

    private static IReadOnlyList<Field> Leads(Funnel funnel) =>
    [
        Known("id", "lead id, contact id, record id, hs object id, person id, 編號, 名單編號, 潛在客戶編號"),
        Known("created", "create date, created date, date created, created at, created on, creation date, lead created, became a lead date, add time, 建立日期, 建立時間, 建立日"),
        .. funnel.Stages.Select((stage, i) => OfStage(stage, isLast: i == funnel.Stages.Count - 1)),
        Known("lost", "lost date, date lost, lost at, lost time, disqualified, disqualified date, rejected, 失敗日期, 流失日期"),
        Known("source", "lead source, marketing source, original source, original source type, original traffic source, utm source, channel, 來源, 名單來源, 行銷來源, 管道"),
        Known("owner", "lead owner, contact owner, owner name, sales rep, hubspot owner id, 負責人, 業務, 業務員, 業務人員, 擁有者"),
        Known("first_response", "first response at, first response date, first responded, first contacted, first contacted at, first contact date, 首次回應, 首次回覆, 首次聯絡"),
    ];

    private static Field OfStage(Stage stage, bool isLast)
    {
        var id = stage.Id.Value;
        var words = new List<string?>();
        if (isLast)
        {
            words.AddRange(["won", "won date", "date won", "won at", "became a customer date", "customer", "customer since", "成交日期", "成交日"]);
        }

        // A header "lead" holds the lead's name, not a day.
        if (stage.Id != KpiIds.Leads && id.EndsWith('s'))
        {
            words.AddRange([id[..^1], $"{id[..^1]} date", $"date {id[..^1]}", $"became {id[..^1]}", $"{id[..^1]} at"]);
        }

        words.AddRange([$"{id} date", stage.Name?.English, stage.Name?.TraditionalChinese, .. stage.Synonyms ?? []]);
        words.AddRange(id switch
        {
            "mqls" => ["became a marketing qualified lead date", "行銷合格日期"],
            "sqls" => ["became a sales qualified lead date", "銷售合格日期"],
            "proposals" => ["proposed", "proposal sent", "proposal sent date", "became an opportunity date", "提案日期"],
            _ => [],
        });
        return new(id, [FieldKey.Of(id), .. words.OfType<string>().Select(FieldKey.Of).Distinct()], stage.Id);
    }

    private static Field Known(string name, string headers) =>
        new(name, [FieldKey.Of(name), .. headers.Split(',').Select(FieldKey.Of)]);
}
