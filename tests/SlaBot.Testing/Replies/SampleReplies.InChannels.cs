using System.Globalization;
using SlaBot.Conversation.Replies;
using SlaBot.Domain.Pacing;

namespace SlaBot.Testing.Replies;

/// <content>What chat platforms have to show beyond that: forms, questions back, long tables, and names that are no friends.</content>
public static partial class SampleReplies
{
    /// <summary>A name of a deal that is Markdown, HTML, a mention, a macro, a template and a link at once.</summary>
    public const string HostileName = "**Free** _money_ [click](https://evil.example/x) <at>Jane Doe</at> <b>big</b> {{DATE(2026-11-23T10:00:00Z, SHORT)}} ${kpi} `rm -rf`";

    /// <summary>Gets all of them: those of <see cref="All"/> first.</summary>
    public static IReadOnlyList<(string Name, Reply Reply)> InChannels =>
    [
        .. All,
        ("Trend", Trend),
        ("TrendChinese", TrendChinese),
        ("Compare", Compare),
        ("CompareChinese", CompareChinese),
        ("Why", Why),
        ("WhyChinese", WhyChinese),
        ("Drivers", Drivers),
        ("Help", Help),
        ("AskingBack", AskingBack),
        ("AskingBackChinese", AskingBackChinese),
        ("Settings", Settings),
        ("SettingsChinese", SettingsChinese),
        ("HugeTable", HugeTable),
        ("Hostile", Hostile),
        ("Thanks", Thanks),
        ("Kudos", Kudos),
        ("TeamWinChinese", TeamWinChinese),
    ];

    /// <summary>Gets the answer to "trend of visit to lead rate": shares, which people read as percentages.</summary>
    public static Reply Trend => new()
    {
        Language = "en",
        Headline = "Visit-to-lead rate ↘ from 2.7 % (December 2025) to 2.3 % (October 2026) – worse.",
        Parts =
        [
            new Part.Chart(
                "Visit-to-lead rate",
                [new Line("Visit-to-lead rate", LineStyle.Solid, Monthly(0.0271m, 0.0268m, 0.0249m, 0.0233m, 0.0241m, 0.0229m, 0.0262m, 0.0264m, 0.0263m, 0.0239m, 0.0231m))],
                Percent,
                "December 2025 2.7 % · January 2026 2.7 % · February 2026 2.5 % · March 2026 2.3 % · April 2026 2.4 % · May 2026 2.3 % · June 2026 2.6 % · July 2026 2.6 % · August 2026 2.6 % · September 2026 2.4 % · October 2026 2.3 %"),
            new Part.Text("Months of visit-to-lead rate between 2.1 % and 2.8 % are noise: none here is a signal."),
            new Part.Note(NoteKind.Provenance, "leads, fresh as of 27 Nov 2026 · agreement v1"),
            new Part.Note(NoteKind.Reading, "Read as: trend · visit-to-lead rate · 1 Dec 2025 – 27 Nov 2026 · as of 27 Nov 2026"),
        ],
        Choices =
        [
            new Choice("What drives visit-to-lead rate?", "what drives visit-to-lead rate?"),
            new Choice("Show the funnel", "show the funnel"),
            new Choice("visit-to-lead rate last month", "visit-to-lead rate last month"),
        ],
        IsDemo = true,
    };

    /// <summary>Gets the same in Traditional Chinese.</summary>
    public static Reply TrendChinese => new()
    {
        Language = "zh-Hant",
        Headline = "流量轉名單率 ↘ 從 2.7 %（2025年12月）到 2.3 %（2026年10月）– 變差。",
        Parts =
        [
            new Part.Chart(
                "流量轉名單率",
                [new Line("流量轉名單率", LineStyle.Solid, Monthly(0.0271m, 0.0268m, 0.0249m, 0.0233m, 0.0241m, 0.0229m, 0.0262m, 0.0264m, 0.0263m, 0.0239m, 0.0231m))],
                Percent,
                "2025年12月 2.7 % · 2026年1月 2.7 % · 2026年2月 2.5 % · 2026年3月 2.3 % · 2026年4月 2.4 % · 2026年5月 2.3 % · 2026年6月 2.6 % · 2026年7月 2.6 % · 2026年8月 2.6 % · 2026年9月 2.4 % · 2026年10月 2.3 %"),
            new Part.Text("流量轉名單率每月在 2.1 % 到 2.8 % 之間都只是雜訊：這裡沒有訊號。"),
            new Part.Note(NoteKind.Provenance, "leads，更新至 2026年11月27日 · 協議 v1"),
            new Part.Note(NoteKind.Reading, "理解為：趨勢 · 流量轉名單率 · 2025年12月1日–2026年11月27日"),
        ],
        Choices = [new Choice("流量轉名單率為什麼是這樣？", "流量轉名單率為什麼是這樣？"), new Choice("看漏斗", "看漏斗")],
        IsDemo = true,
    };

    /// <summary>Gets the answer to "compare this quarter with last quarter".</summary>
    public static Reply Compare => new()
    {
        Language = "en",
        Headline = "Revenue: $203,700 (Q4 2026), −$82,300 against $286,000 (Q3 2026).",
        Parts =
        [
            new Part.Table(
                "Q4 2026 against Q3 2026",
                [new Column("KPI"), new Column("Q4 2026", true), new Column("Q3 2026", true), new Column("Difference", true), new Column("Change", true)],
                [
                    new Row(["Revenue", "$203,700", "$286,000", "−$82,300", "−28.8 %"]),
                    new Row(["New customers", "17", "24", "−7", "−29.2 %"]),
                    new Row(["Visit-to-lead rate", "2.4 %", "2.5 %", "−0.1 pt", "–"]),
                ]),
            new Part.Note(NoteKind.Caution, "Q4 2026 is not over: 58 of its 92 days are in."),
            new Part.Note(NoteKind.Provenance, "deals, fresh as of 27 Nov 2026 · agreement v1 · spread by working days"),
            new Part.Note(NoteKind.Reading, "Read as: comparison · revenue · Q4 2026 · as of 27 Nov 2026"),
        ],
        Choices =
        [
            new Choice("What drives revenue?", "what drives revenue?"),
            new Choice("Show the funnel", "show the funnel"),
            new Choice("What revenue do we need per day?", "what revenue do we need per day?"),
            new Choice("Trend of revenue", "trend of revenue"),
            new Choice("revenue last month", "revenue last month"),
        ],
    };

    /// <summary>Gets the same in Traditional Chinese.</summary>
    public static Reply CompareChinese => new()
    {
        Language = "zh-Hant",
        Headline = "營收：2026年第4季 $20.4 萬，與 2026年第3季 的 $28.6 萬 相差 −$8.2 萬。",
        Parts =
        [
            new Part.Table(
                "2026年第4季 對 2026年第3季",
                [new Column("指標"), new Column("2026年第4季", true), new Column("2026年第3季", true), new Column("差異", true), new Column("變化", true)],
                [new Row(["營收", "$20.4 萬", "$28.6 萬", "−$8.2 萬", "−28.8 %"]), new Row(["新客戶", "17", "24", "−7", "−29.2 %"])]),
            new Part.Note(NoteKind.Caution, "2026年第4季 還沒結束：92 天中只過了 58 天。"),
            new Part.Note(NoteKind.Reading, "理解為：比較 · 營收 · 2026年第4季 · 截至 2026年11月27日"),
        ],
        Choices = [new Choice("營收為什麼是這樣？", "營收為什麼是這樣？"), new Choice("看漏斗", "看漏斗"), new Choice("營收趨勢", "營收趨勢")],
    };

    /// <summary>Gets the answer to "why are we behind?".</summary>
    public static Reply Why => new()
    {
        Language = "en",
        Status = Status.Behind,
        Headline = "▼ Behind: revenue is $97,226.91 short of the $1,088,827 expected by now (2026).",
        Parts =
        [
            new Part.Text("Most of the gap: visits −$182,002 and visit-to-lead rate −$14,589."),
            new Part.Table(
                "What made the gap in revenue, 2026: plan to date against actual",
                [new Column("Factor"), new Column("Plan to date", true), new Column("Actual", true), new Column("Part of the gap", true)],
                [
                    new Row(["Visits", "181,471", "152,323", "−$182,001.86"]),
                    new Row(["Visit-to-lead rate", "2.5 %", "2.5 %", "−$14,589.31"]),
                    new Row(["Lead-to-MQL rate", "40 %", "41.4 %", "+$36,714.48"]),
                    new Row(["Win rate", "25 %", "26.1 %", "+$45,914.02"]),
                    new Row(["Average deal size", "$12,000", "$12,242", "+$20,751.69"]),
                    new Row(["Sum", "", "", "−$97,226.91"]),
                ]),
            new Part.Text("The weeks of revenue lie between $0 and $84,587: nothing but noise over the last 26 weeks."),
            new Part.Note(NoteKind.Provenance, "deals, fresh as of 27 Nov 2026 · agreement v1 · spread by working days"),
            new Part.Note(NoteKind.Reading, "Read as: reasons · revenue · 2026 · as of 27 Nov 2026"),
        ],
        Choices =
        [
            new Choice("Show the funnel", "show the funnel"),
            new Choice("What revenue do we need per day?", "what revenue do we need per day?"),
            new Choice("Trend of revenue", "trend of revenue"),
            new Choice("revenue last month", "revenue last month"),
        ],
    };

    /// <summary>Gets the same in Traditional Chinese.</summary>
    public static Reply WhyChinese => new()
    {
        Language = "zh-Hant",
        Status = Status.Behind,
        Headline = "▼ 落後：營收比目前應達的 $108.9 萬 少 $97,229.09（2026年）。",
        Parts =
        [
            new Part.Text("主因：流量 −$18.2 萬、流量轉名單率 −$1.5 萬。"),
            new Part.Table(
                "營收差距的組成，2026年：目前計畫對實際",
                [new Column("因素"), new Column("目前計畫", true), new Column("實際", true), new Column("差距中的份額", true)],
                [
                    new Row(["流量", "18.1 萬", "15.2 萬", "−$182,004.13"]),
                    new Row(["流量轉名單率", "2.5 %", "2.5 %", "−$14,589.32"]),
                    new Row(["平均成交金額", "$1.2 萬", "$1.2 萬", "+$20,751.71"]),
                    new Row(["合計", "", "", "−$97,229.09"]),
                ]),
            new Part.Note(NoteKind.Provenance, "deals，更新至 2026年11月27日 · 協議 v1 · 按工作天分配"),
            new Part.Note(NoteKind.Reading, "理解為：原因 · 營收 · 2026年 · 截至 2026年11月27日"),
        ],
        Choices = [new Choice("看漏斗", "看漏斗"), new Choice("營收每天需要多少？", "營收每天需要多少？"), new Choice("營收趨勢", "營收趨勢")],
    };

    /// <summary>Gets parts under headings: a table of few columns whose numbers are too long for a phone, and sentences.</summary>
    public static Reply Drivers => new()
    {
        Language = "en",
        Status = Status.AtRisk,
        Headline = "◆ At risk: joint scorecard, August 2026. Revenue $104,550 of $98,488.",
        Parts =
        [
            new Part.Heading("What changed, and why"),
            new Part.Table(
                "What made revenue differ, August 2026 (calculated)",
                [new Column("Factor"), new Column("against July 2026", true), new Column("against the plan", true)],
                [
                    new Row(["Visits", "−$5,306.64", "−$18,059.01"]),
                    new Row(["SQL-to-proposal rate", "+$29,403.84", "+$11,790.12"]),
                    new Row(["Sum", "−$16,850.00", "+$6,061.63"]),
                ]),
            new Part.Heading("To decide in the meeting"),
            new Part.Text("☐ Visits: behind for 5 months. What do we change? (Marketing)"),
        ],
    };

    /// <summary>Gets what the bot can do: a table of two columns of words.</summary>
    public static Reply Help => new()
    {
        Language = "en",
        Headline = "I keep your sales and marketing agreement and tell you whether you are on pace. Ask in your own words.",
        Parts =
        [
            new Part.Table(
                "What you can ask",
                [new Column("You can ask"), new Column("For example")],
                [
                    new Row(["whether you are on pace", "Are we on pace?"]),
                    new Row(["what a number is", "How many leads last month?"]),
                    new Row(["what made the gap", "Why are we behind?"]),
                    new Row(["one period against another", "Compare revenue this quarter with last quarter"]),
                ]),
            new Part.Text("Periods as you say them: today, last week, Q2, since March, the last 30 days, May against June."),
        ],
        Choices = [new Choice("Are we on pace?", "Are we on pace?"), new Choice("Show the funnel", "show the funnel")],
        IsDemo = true,
    };

    /// <summary>Gets a question back.</summary>
    public static Reply AskingBack => new()
    {
        Language = "en",
        Headline = "I am not sure what you mean. Did you mean one of these?",
        Choices =
        [
            new Choice("visit-to-lead rate", "visit-to-lead rate"),
            new Choice("lead-to-MQL rate", "lead-to-MQL rate"),
            new Choice("MQL-to-SQL rate", "MQL-to-SQL rate"),
            new Choice("SQL-to-proposal rate", "SQL-to-proposal rate"),
        ],
        AsksBack = true,
    };

    /// <summary>Gets a question back in Traditional Chinese.</summary>
    public static Reply AskingBackChinese => new()
    {
        Language = "zh-Hant",
        Headline = "我不太確定您的意思。您是指下面哪一個？",
        Choices =
        [
            new Choice("流量轉名單率", "流量轉名單率"),
            new Choice("名單轉 MQL 率", "名單轉 MQL 率"),
            new Choice("MQL 轉 SQL 率", "MQL 轉 SQL 率"),
            new Choice("SQL 轉提案率", "SQL 轉提案率"),
        ],
        AsksBack = true,
    };

    /// <summary>Gets a form.</summary>
    public static Reply Settings => new()
    {
        Language = "en",
        Headline = "What should this channel get?",
        Parts = [new Part.Text("Only admins can change this. Everything I post here says how to stop it.")],
        Form = new Form("settings", "Save",
        [
            new Field.Pick("posts", "Posts in this channel", [new Option("scorecards", "The monthly scorecard"), new Option("wins", "Wins"), new Option("handoffs", "Leads that wait too long")], ["scorecards"], IsMany: true),
            new Field.Pick("language", "Language", [new Option("en", "English"), new Option("zh-Hant", "繁體中文")], ["en"]),
            new Field.Pick("zone", "Time zone", [.. "Africa/Cairo America/Chicago America/New_York Asia/Taipei Europe/Berlin".Split(' ').Select(zone => new Option(zone, zone))], ["America/Chicago"]),
            new Field.Text("quiet", "Quiet hours", Value: null, Example: "18:00-08:00"),
        ]),
        Choices = [new Choice("Who are the admins?", "who are the admins?")],
    };

    /// <summary>Gets a form in Traditional Chinese.</summary>
    public static Reply SettingsChinese => new()
    {
        Language = "zh-Hant",
        Headline = "這個頻道要收到什麼？",
        Form = new Form("settings", "儲存",
        [
            new Field.Pick("posts", "在此頻道發布", [new Option("scorecards", "每月計分卡"), new Option("wins", "勝利"), new Option("handoffs", "等太久的名單")], ["scorecards", "wins"], IsMany: true),
            new Field.Pick("language", "語言", [new Option("en", "English"), new Option("zh-Hant", "繁體中文")], ["zh-Hant"]),
            new Field.Text("quiet", "安靜時段", Value: "18:00-08:00", Example: "18:00-08:00"),
        ]),
    };

    /// <summary>Gets more than a chat message can hold.</summary>
    public static Reply HugeTable => new()
    {
        Language = "en",
        Status = Status.OnPace,
        Headline = "● On pace: 500 deals brought $6,125,250 this year.",
        Parts =
        [
            new Part.Table(
                "All deals of 2026",
                [new Column("Deal"), new Column("Owner"), new Column("Won on"), new Column("Amount", true), new Column("Status")],
                [.. Enumerable.Range(1, 500).Select(at => new Row([$"Contoso expansion {at}", $"Owner {at % 7}", $"{(at % 28) + 1} May", Dollars(12_000 + at), "● On pace"], Status.OnPace))]),
            PaceChart("Revenue against the pace, 2026", "Actual", "Expected", "Likely, low", "Likely, high", "Actual is on the expected line.", Dollars),
            new Part.Note(NoteKind.Caution, "Two deals without a closing date are set aside."),
            new Part.Note(NoteKind.Provenance, "deals, fresh as of 27 Nov 2026 · agreement v1"),
        ],
        Choices = [new Choice("Show the funnel", "show the funnel")],
    };

    /// <summary>Gets an answer about things whose names want to be more than names.</summary>
    public static Reply Hostile => new()
    {
        Language = "en",
        Status = Status.Ahead,
        Headline = $"▲ Ahead: {HostileName} brought $12,400.",
        Parts =
        [
            new Part.Text($"- {HostileName}\n# {HostileName}\n1. www.evil.example and mail to jane@evil.example"),
            new Part.Figures([new Figure(HostileName, "$12,400", HostileName)]),
            new Part.Progress(HostileName, 1.4m, 0.5m, HostileName),
            new Part.Table(HostileName, [new Column(HostileName), new Column("Amount", true)], [new Row([HostileName, "$12,400"]), new Row(["&lt;b&gt; &#42;", "C:\\_deals\\*.csv"])]),
            new Part.Chart(HostileName, [new Line(HostileName, LineStyle.Solid, Monthly(1, 2, 3))], value => $"{HostileName} {value}", HostileName),
            new Part.Note(NoteKind.Caution, HostileName),
            new Part.Note(NoteKind.Reading, HostileName),
        ],
        Form = new Form("hostile", HostileName, [new Field.Text("name", HostileName, HostileName, HostileName), new Field.Pick("deal", HostileName, [new Option("a", HostileName), new Option("b", "b")], [])]),
        Choices = [new Choice(HostileName, HostileName)],
    };

    /// <summary>Gets small talk.</summary>
    public static Reply Thanks => new() { Language = "en", Headline = "You are welcome." };

    /// <summary>Gets praise for somebody, as everybody sees it.</summary>
    public static Reply Kudos => new()
    {
        Language = "en",
        Headline = "👏 Kudos to Lin Chen, from Jane",
        Parts = [new Part.Text("For: the webinar that brought Acme")],
        Choices = [new Choice("👏 Congratulate (2)", "👏 Congratulate (2)") { Act = "win:cheer:kudos:1" }, new Choice("Undo", "Undo") { Act = "win:undo:kudos:1" }],
    };

    /// <summary>Gets what the whole team has won.</summary>
    public static Reply TeamWinChinese => new()
    {
        Language = "zh-Hant",
        Headline = "⚭ 團隊勝利：連續 7 天回到進度：營收，2026年9月9日至2026年9月15日",
        Parts = [new Part.Text("之前有兩週處於有風險或落後。"), new Part.Text("目標：已達成 70.7 %，之前為 66.7 %。當時預期 70.2 %。")],
        Choices = [new Choice("👏 恭喜", "👏 恭喜") { Act = "win:cheer:recovery:1" }, new Choice("不要再在這裡發布", "不要再在這裡發布") { Act = "posts:stop:Wins" }],
    };

    private static string Percent(decimal value) => $"{(value * 100m).ToString("0.#", CultureInfo.InvariantCulture)} %";
}
