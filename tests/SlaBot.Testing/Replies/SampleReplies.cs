using System.Globalization;
using NodaTime;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Pacing;

namespace SlaBot.Testing.Replies;

/// <summary>Replies such as the bot gives, written by hand: for tests of renderers and for looking at their work.</summary>
public static partial class SampleReplies
{
    private static readonly LocalDate NewYear = new(2026, 1, 1);

    /// <summary>Gets all of them, each with the name of its approved files.</summary>
    public static IReadOnlyList<(string Name, Reply Reply)> All =>
    [
        ("Welcome", Welcome),
        ("WelcomeChinese", WelcomeChinese),
        ("Pace", Pace),
        ("PaceChinese", PaceChinese),
        ("Rate", Rate),
        ("Funnel", Funnel),
        ("FunnelChinese", FunnelChinese),
        ("NoData", NoData),
    ];

    /// <summary>Gets the first words of a conversation.</summary>
    public static Reply Welcome => new()
    {
        Language = "en",
        Headline = "Hi, I keep the sales & marketing agreement and tell you if you are on pace.",
        Parts = [new Part.Text("Ask me anything about it, in your own words. These work right away:")],
        Choices =
        [
            new Choice("Are we on pace?", "Are we on pace?"),
            new Choice("Show the funnel", "show the funnel"),
            new Choice("Visit-to-lead rate", "what is our visit-to-lead rate this month?"),
        ],
        IsDemo = true,
    };

    /// <summary>Gets the first words of a conversation in Traditional Chinese.</summary>
    public static Reply WelcomeChinese => new()
    {
        Language = "zh-Hant",
        Headline = "您好，我負責保管業務與行銷的約定，並告訴您目前是否符合進度。",
        Parts = [new Part.Text("想知道什麼，直接問就好。也可以從這些開始：")],
        Choices = [new Choice("進度如何？", "我們的進度如何？"), new Choice("顯示漏斗", "顯示漏斗")],
        IsDemo = true,
    };

    /// <summary>Gets the answer to "are we on pace?".</summary>
    public static Reply Pace => new()
    {
        Language = "en",
        Status = Status.AtRisk,
        Headline = "◆ At risk: revenue is $812,000 of $1,200,000, and $846,000 was expected by now.",
        Parts =
        [
            new Part.Progress("Revenue 2026", 0.6767m, 0.705m, "67.7 % of the goal, 70.5 % expected")
            {
                Bounds = [0.599m, 0.684m, 0.740m],
            },
            new Part.Figures(
            [
                new Figure("Gap", "−$34,000", "4.0 % under"),
                new Figure("Year at this rate", "$1,151,000", "96 % of the goal; likely $1,098,000 to $1,206,000"),
                new Figure("Required a working day", "$4,850", "so far $4,640"),
                new Figure("Chance of the goal", "11 %"),
            ]),
            new Part.Text("Most of the gap: 62 proposals instead of 70 (−8). The close rate of 24 % is above its 22 % benchmark."),
            PaceChart("Revenue against the pace, 2026", "Actual", "Expected", "Likely, low", "Likely, high", "Actual reached $812,000 on 15 September, $34,000 below the expected line; the year is likely to end between $1,098,000 and $1,206,000.", Dollars),
            new Part.Note(NoteKind.Caution, "Two deals without a closing date are set aside."),
            new Part.Note(NoteKind.Reading, "Read as: pace of revenue, this year."),
            new Part.Note(NoteKind.Provenance, "Deals, fresh as of 15 September 2026 · 176 of 250 working days · agreement revision 3"),
        ],
        Choices =
        [
            new Choice("Why behind?", "why are we behind?"),
            new Choice("Show the funnel", "show the funnel"),
            new Choice("And last month?", "and last month?"),
        ],
        IsDemo = true,
    };

    /// <summary>Gets the answer to "are we on pace?" in Traditional Chinese.</summary>
    public static Reply PaceChinese => new()
    {
        Language = "zh-Hant",
        Status = Status.AtRisk,
        Headline = "◆ 有風險：2026 年營收 3,383 萬／5,000 萬元，目前應達 3,525 萬元。",
        Parts =
        [
            new Part.Progress("2026 營收", 0.6767m, 0.705m, "已達 67.7 %，今日應達 70.5 %") { Bounds = [0.599m, 0.684m, 0.740m] },
            new Part.Figures(
            [
                new Figure("差距", "−142 萬元", "落後 4 %"),
                new Figure("依目前速度全年", "4,796 萬元", "目標的 96 %"),
                new Figure("每個工作天需要", "20.2 萬元"),
            ]),
            new Part.Text("主因：提案 62／70（−8）。成交率 24 % 高於基準 22 %。"),
            PaceChart("2026 年營收與應達進度", "實際", "應達", "可能範圍下限", "可能範圍上限", "實際營收略低於應達進度；全年可能落在 4,575 萬至 5,025 萬元之間。", value => $"{(value / 10_000).ToString("#,0", CultureInfo.InvariantCulture)} 萬", 50_000_000m / 1_200_000),
            new Part.Note(NoteKind.Reading, "解讀為：今年營收的進度。"),
            new Part.Note(NoteKind.Provenance, "資料來源：成交紀錄，更新至 2026 年 9 月 15 日 · 第 3 版約定"),
        ],
        Choices = [new Choice("為什麼落後？", "為什麼落後？"), new Choice("顯示漏斗", "顯示漏斗")],
        IsDemo = true,
    };

    /// <summary>Gets the answer to a question about a rate.</summary>
    public static Reply Rate => new()
    {
        Language = "en",
        Status = Status.OnPace,
        Headline = "● On pace: visit → lead rate, 1–20 May: 2.8 %, in line with its benchmark of 3.0 %.",
        Parts =
        [
            new Part.Text("347 leads of 12,400 visits. April had 3.1 % ↘ worse."),
            new Part.Chart(
                "Visit → lead rate by month",
                [
                    new Line("Rate", LineStyle.Solid, Monthly(2.5m, 2.7m, 3.0m, 3.2m, 3.1m, 2.8m)),
                    new Line("Benchmark", LineStyle.Dashed, Monthly(3.0m, 3.0m, 3.0m, 3.0m, 3.0m, 3.0m)),
                ],
                value => $"{value.ToString("0.0", CultureInfo.InvariantCulture)} %",
                "The rate rose from 2.5 % in December to 3.2 % in March and fell to 2.8 % in May."),
            new Part.Note(NoteKind.Caution, "Few numbers yet: the 95 % interval is 2.5–3.1 %, so the benchmark is within noise."),
            new Part.Note(NoteKind.Reading, "Read as: visit-to-lead rate, this month to date."),
        ],
        Choices = [new Choice("Last month", "and last month?"), new Choice("vs last year", "compare with last year")],
    };

    /// <summary>Gets a funnel table.</summary>
    public static Reply Funnel => new()
    {
        Language = "en",
        Headline = "The funnel in May 2026: 4 customers of 4, proposals lag.",
        Parts =
        [
            new Part.Table(
                "Funnel, May 2026",
                [new Column("Stage"), new Column("Actual", true), new Column("Target", true), new Column("Attained", true), new Column("Rate to next", true), new Column("Benchmark", true), new Column("Status")],
                [
                    new Row(["Visits", "12,400", "12,000", "103 %", "2.8 %", "3.0 %", "◆ At risk"], Status.AtRisk),
                    new Row(["Leads", "347", "360", "96 %", "17.9 %", "17.0 %", "● On pace"], Status.OnPace),
                    new Row(["Sales-ready leads", "62", "61", "102 %", "22.6 %", "26.0 %", "▼ Behind"], Status.Behind),
                    new Row(["Proposals", "14", "16", "88 %", "28.6 %", "25.0 %", "▲ Ahead"], Status.Ahead),
                    new Row(["Customers", "4", "4", "100 %", "", "", "● On pace"], Status.OnPace),
                ]),
            new Part.Note(NoteKind.Provenance, "Daily numbers and deals, fresh as of 31 May 2026"),
        ],
        Choices = [new Choice("Why are proposals low?", "why are proposals low?")],
    };

    /// <summary>Gets a funnel table in Traditional Chinese.</summary>
    public static Reply FunnelChinese => new()
    {
        Language = "zh-Hant",
        Headline = "2026 年 5 月漏斗：新客戶 4／4，提案落後。",
        Parts =
        [
            new Part.Table(
                "2026 年 5 月漏斗",
                [new Column("階段"), new Column("實際", true), new Column("目標", true), new Column("達成率", true), new Column("轉換率", true), new Column("狀態")],
                [
                    new Row(["造訪", "12,400", "12,000", "103 %", "2.8 %", "◆ 有風險"], Status.AtRisk),
                    new Row(["名單", "347", "360", "96 %", "17.9 %", "● 符合進度"], Status.OnPace),
                    new Row(["合格名單", "62", "61", "102 %", "22.6 %", "▼ 落後"], Status.Behind),
                    new Row(["提案", "14", "16", "88 %", "28.6 %", "▲ 超前"], Status.Ahead),
                    new Row(["新客戶", "4", "4", "100 %", "", "● 符合進度"], Status.OnPace),
                ]),
        ],
        Choices = [new Choice("為什麼提案少？", "為什麼提案少？")],
    };

    /// <summary>Gets an answer that has nothing to show.</summary>
    public static Reply NoData => new()
    {
        Language = "en",
        Status = Status.NoData,
        Headline = "○ No data: nobody has delivered numbers for NPS yet.",
        Parts = [new Part.Text("Log a number with “log nps 42”, or import a CSV.")],
    };

    private static Part.Chart PaceChart(
        string title, string actual, string expected, string low, string high, string words, Func<decimal, string> format, decimal scale = 1) => new(
        title,
        [
            new Line(actual, LineStyle.Solid, Days(scale, 0, 257, day => (3_159m * day) - (day is > 90 and < 160 ? 190m * (day - 90) : day >= 160 ? 13_300m - (120m * (day - 160)) : 0))),
            new Line(expected, LineStyle.Dashed, Days(scale, 0, 364, day => 1_200_000m * day / 364)),
            new Line(low, LineStyle.Dotted, Days(scale, 257, 364, day => 812_000m + (2_673m * (day - 257)))),
            new Line(high, LineStyle.Dotted, Days(scale, 257, 364, day => 812_000m + (3_682m * (day - 257)))),
        ],
        format,
        words);

    private static Point[] Days(decimal scale, int from, int to, Func<int, decimal> value) =>
        [.. Enumerable.Range(from, to - from + 1).Where(day => day % 7 == 0 || day == from || day == to).Select(day => new Point(NewYear.PlusDays(day), scale * Math.Max(0, value(day))))];

    private static Point[] Monthly(params decimal[] values) =>
        [.. values.Select((value, at) => new Point(new LocalDate(2025, 12, 1).PlusMonths(at), value))];

    private static string Dollars(decimal value) => value >= 1_000_000
        ? $"${(value / 1_000_000).ToString("0.##", CultureInfo.InvariantCulture)}M"
        : value >= 1_000 ? $"${(value / 1_000).ToString("0.#", CultureInfo.InvariantCulture)}k" : $"${value.ToString("0", CultureInfo.InvariantCulture)}";
}
