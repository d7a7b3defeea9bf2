using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SlaBot.Sources.Agreements;
using SlaBot.Testing.Slack;
using SlaBot.Tests.Teams;

namespace SlaBot.Tests.LivingYear;

/// <summary>An agreement's first year, played as people play it: in chat on both platforms, and by the command line.</summary>
public sealed class LivingYearTests
{
    private const decimal Cent = 0.0051m;
    private const decimal Millionth = 0.000001m;

    // Customer success joins on the first of September.
    private static readonly SignedTerms[] Signed =
    [
        new(1, new(2026, 1, 1), 1_200_000m, 6_000m, 0.10m, 0.40m, 0.25m),
        new(2, new(2026, 7, 16), 1_250_000m, 6_000m, 0.10m, 0.40m, 0.125m),
        new(3, new(2026, 9, 1), 1_250_000m, 6_000m, 0.10m, 0.40m, 0.125m),
    ];

    private static readonly (string Kpi, string Words)[] Questions =
    [
        ("revenue", "are we on pace for revenue in {0} 2026?"), ("visits", "visits in {0} 2026"), ("leads", "leads in {0} 2026"), ("sqls", "SQLs in {0} 2026"), ("new_customers", "new customers in {0} 2026"),
    ];

    private readonly LivingFacts facts = new();
    private readonly LivingRecount recount;
    private int compared, monthsPosted;

    public LivingYearTests() => recount = new(facts, Signed);

    [Fact]
    public async Task A_year_of_the_agreement_from_its_first_draft_to_the_next_years()
    {
        await using var company = await LivingCompany.FoundAsync(new(2025, 12, 8, 10, 0));
        var play = new LivingPlay(company);
        await company.StartAsync();
        await play.SignTheFirstAsync();
        for (var month = 1; month <= 12; month++)
        {
            if (month == 12)
            {
                await company.GoToAsync(new(2026, 12, 14, 10, 0));
                await play.RenewAsync(Seen(12), Deals(12));
            }

            var next = new LocalDate(2026, month, 1).PlusMonths(1);
            await company.GoToAsync(next + new LocalTime(7, 0));
            await company.StopAsync();
            await CloseAsync(company, month);
            var file = month == 7 ? await company.TypeAsync("agreement", "export") : "";
            await company.StartAsync();

            // What is due on the first working day: news of the deals that came, and who has to be told of what is late.
            var first = Enumerable.Range(0, 7).Select(next.PlusDays).First(day => LivingFacts.IsWorking(day) && day is not { Year: 2027, Day: 1 });
            await company.GoToAsync(first + new LocalTime(9, 20));
            await company.GoToAsync(first + new LocalTime(16, 20));
            var meeting = next.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Tuesday)).PlusWeeks(1);
            await company.GoToAsync(meeting.PlusDays(-1) + new LocalTime(9, 20));
            await IsPostedAsync(company, month);
            if (month == 6)
            {
                await play.ResetAsync(Seen(7), Deals(7));
            }
            else if (month == 7)
            {
                await play.JoinAsync(Joined(file));
            }
        }

        await company.StopAsync();
        await IsOnCardAsync(company, 12);

        // After all that was signed since, every month has the target that it had.
        await AskAsync(company, [.. Enumerable.Range(1, 12)], new(2026, 12, 31));
        await IsOfTheEvidenceAsync(company);
        await IsAuditedAsync(company, play);
        await EveryRevisionIsItsFileAsync(company);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{monthsPosted} months posted on both platforms; {compared} numbers compared; {facts.Deals.Count} deals, {facts.Leads.Count} leads, {facts.Daily.Count} daily numbers; {company.SaidOnTeams.Count} messages on Teams, {company.SaidOnSlack.Count} on Slack; {play.Changes.Count} changes.");
    }

    // The month's files are brought in, then its numbers are asked for as of its middle; those of its end are on the card.
    private async Task CloseAsync(LivingCompany company, int month)
    {
        foreach (var kind in new[] { "deals", "leads", "daily" })
        {
            (await company.TypeAsync("import", kind, company.Write($"{kind}-{month}.csv", facts.File(kind, month)))).ShouldContain(" 0 rejected");
        }

        await AskAsync(company, [month], new(2026, month, 17));
        if (month > 1)
        {
            await IsOnCardAsync(company, month - 1);
        }
    }

    private async Task AskAsync(LivingCompany company, IReadOnlyList<int> months, LocalDate asOf)
    {
        var asked = months.SelectMany(month => Questions.Select(question => (Month: month, question.Kpi, Text: string.Format(CultureInfo.InvariantCulture, question.Words, new LocalDate(2026, month, 1).ToString("MMMM", CultureInfo.InvariantCulture))))).ToList();
        var answers = await company.TypeBatchAsync(string.Concat(asked.Select(one => JsonSerializer.Serialize(new { id = one.Text, text = one.Text }) + "\n")), "ask", "--batch", "--as-of", LocalDatePattern.Iso.Format(asOf));
        var lines = answers.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(asked.Count);
        foreach (var ((month, kpi, text), line) in asked.Zip(lines))
        {
            using var answered = JsonDocument.Parse(line);
            var answer = answered.RootElement.GetProperty("answers").EnumerateArray().Single();
            var (from, to) = (new LocalDate(2026, month, 1), new LocalDate(2026, month, 1).With(DateAdjusters.EndOfMonth));
            var until = LocalDate.Min(to, asOf);
            answer.GetProperty("kpi").GetString().ShouldBe(kpi, text);
            var (actual, expected) = (recount.Actual(kpi, from, until), recount.Target(kpi, from, until));
            Same(answer.GetProperty("actual"), actual, Cent, $"{text} as of {asOf}: actual");
            Same(answer.GetProperty("target"), recount.Target(kpi, from, to), Cent, $"{text} as of {asOf}: target");
            Same(answer.GetProperty("expected"), expected, Cent, $"{text} as of {asOf}: expected");
            Same(answer.GetProperty("pace"), actual / expected, Millionth, $"{text} as of {asOf}: pace");
        }
    }

    // As the files of people read it: the card that was posted.
    private async Task IsOnCardAsync(LivingCompany company, int month)
    {
        var rows = (await company.TypeAsync("scorecard", "--month", $"2026-{month:00}", "--as", "csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        var columns = rows[0].Select((name, at) => (name, at)).ToDictionary(column => column.name, column => column.at);
        decimal? Cell(string kpi, string column) => rows.Single(row => row[columns["kind"]] == "kpi" && row[columns["id"]] == kpi)[columns[column]] is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;
        var (from, to) = (new LocalDate(2026, month, 1), new LocalDate(2026, month, 1).With(DateAdjusters.EndOfMonth));
        foreach (var kpi in LivingRecount.Kpis)
        {
            Same(Cell(kpi, "actual"), recount.Actual(kpi, from, to), Millionth, $"{kpi} of {month} on the card: actual");
            Same(Cell(kpi, "target"), recount.Target(kpi, from, to), Millionth, $"{kpi} of {month} on the card: target");
            Same(Cell(kpi, "expected"), recount.Target(kpi, from, to), Millionth, $"{kpi} of {month} on the card: expected");
        }

        var (above, won) = (recount.Actual("sqls", from, to), recount.Actual("new_customers", from, to));
        Same(Cell("sqls_to_new_customers_rate", "actual"), won / above, Millionth, $"win rate of {month}");
        Same(Cell("sqls_to_new_customers_rate", "target"), recount.On(to).WinRate, Millionth, $"benchmark of {month}");

        // August's card came when customer success had joined: it tells churn, which nobody had agreed on for August.
        rows.Count(row => row[columns["kind"]] == "kpi" && row[columns["id"]] == "churn_rate").ShouldBe(month >= 8 ? 1 : 0, $"churn in {month}");
        if (month == 8)
        {
            Cell("churn_rate", "target").ShouldBeNull("no churn was agreed on for August");
        }

        if (month >= 9)
        {
            var lost = recount.Actual("lost_customers", from, to);
            var before = facts.Daily.Single(number => number.Kpi == "active_customers" && number.Day == from.PlusDays(-1)).Value;
            Same(Cell("churn_rate", "actual"), lost / before, Millionth, $"churn of {month}");
            Same(Cell("churn_rate", "target"), 0.02m, Millionth, $"churn of {month}: target");
            var (promoters, passives, detractors) = (recount.Actual("promoters", from, to), recount.Actual("passives", from, to), recount.Actual("detractors", from, to));
            Same(Cell("nps", "actual"), 100m * (promoters - detractors) / (promoters + passives + detractors), Millionth, $"NPS of {month}");
        }
    }

    private async Task IsPostedAsync(LivingCompany company, int month)
    {
        var (from, to) = (new LocalDate(2026, month, 1), new LocalDate(2026, month, 1).With(DateAdjusters.EndOfMonth));
        var revenue = recount.Actual("revenue", from, to).ToString("$#,0", CultureInfo.InvariantCulture);
        var name = from.ToString("MMMM", CultureInfo.InvariantCulture);
        var onSlack = await LivingCompany.UntilAsync(() => company.SaidOnSlack.FirstOrDefault(message => message.Channel == FakeSlack.Sales && IsCard(SaidWords.Of(message))));
        var onTeams = await LivingCompany.UntilAsync(() => company.SaidOnTeams.FirstOrDefault(message => message.Conversation!.StartsWith(Talk.Team, StringComparison.Ordinal) && IsCard(SaidWords.Of(message))));
        SaidWords.Of(onSlack).ShouldContain($"agreement v{recount.On(to).Revision} ");
        SaidWords.Of(onTeams).ShouldContain($"agreement v{recount.On(to).Revision} ");
        monthsPosted++;

        // The month was told in a few words before.
        var recap = string.Create(CultureInfo.InvariantCulture, $"{recount.Actual("new_customers", from, to)} deals won in {name} 2026, worth {revenue}");
        company.SaidOnSlack.Count(message => SaidWords.Of(message).StartsWith(recap, StringComparison.Ordinal)).ShouldBe(1, recap);
        company.SaidOnTeams.Count(message => SaidWords.Of(message).StartsWith(recap, StringComparison.Ordinal)).ShouldBe(1, recap);

        bool IsCard(string text) => text.Contains(revenue, StringComparison.Ordinal) && text.Contains($"joint scorecard, {name} 2026", StringComparison.Ordinal);
    }

    private static async Task IsAuditedAsync(LivingCompany company, LivingPlay play)
    {
        (await company.TypeAsync("audit", "verify")).ShouldContain($"{play.Changes.Count} entries, all sound");
        var lines = (await company.TypeAsync("audit", "export")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(ActOf).ShouldBe(play.Changes.Select(act => act.ToString()));
    }

    private static async Task EveryRevisionIsItsFileAsync(LivingCompany company)
    {
        for (var revision = 1; revision <= 4; revision++)
        {
            var file = await company.TypeAsync("agreement", "export", "--revision", revision.ToString(CultureInfo.InvariantCulture));
            var other = Path.Combine(Path.GetDirectoryName(company.Write("unused", ""))!, $"again-{revision}");
            (await company.TypeOnAsync(other, "", "agreement", "import", company.Write($"v{revision}.yaml", file))).ShouldContain("version 1");
            (await company.TypeOnAsync(other, "", "agreement", "export")).ShouldBe(file);
        }
    }

    private static string ActOf(string line)
    {
        using var entry = JsonDocument.Parse(line);
        return entry.RootElement.GetProperty("entry").GetProperty("note").GetProperty("act").GetString()!;
    }

    // The first draft of the next year is what this one has shown until then: eleven months of it were told.
    private async Task IsOfTheEvidenceAsync(LivingCompany company)
    {
        var (from, to) = (new LocalDate(2026, 1, 1), new LocalDate(2026, 11, 30));
        var terms = AgreementFile.Read(await company.TypeAsync("agreement", "export", "--revision", "4")).Agreement!;
        (terms.Term.From, terms.Term.To, terms.Parties.Count).ShouldBe((new LocalDate(2027, 1, 1), new LocalDate(2027, 12, 31), 3));
        terms.Funnel.Last.Rate!.Value.ShouldBe(recount.Actual("new_customers", from, to) / recount.Actual("sqls", from, to), 0.0005m);
        terms.Goal.AverageDealSize.Amount.ShouldBe(recount.Actual("revenue", from, to) / recount.Actual("new_customers", from, to), 10m);
        terms.Goal.Revenue.Amount.ShouldBe(recount.Actual("revenue", from, to), 50_000m);
        compared += 3;
    }

    // As it is written: the rate, Wilson's interval and how many there were, of the months before one.
    private string Seen(int month)
    {
        var (from, to) = (new LocalDate(2026, 1, 1), new LocalDate(2026, month, 1).PlusDays(-1));
        var (won, all) = ((double)recount.Actual("new_customers", from, to), (double)recount.Actual("sqls", from, to));
        const double z = 1.959964;
        var (rate, square) = (won / all, z * z);
        var (middle, half) = ((rate + (square / (2 * all))) / (1 + (square / all)), z * Math.Sqrt((rate * (1 - rate) / all) + (square / (4 * all * all))) / (1 + (square / all)));
        compared += 4;
        return string.Create(CultureInfo.InvariantCulture, $"{100 * rate:0.#} % ({100 * (middle - half):0.#}–{100 * (middle + half):0.#} %, n = {all:#,0})");
    }

    private string Deals(int month)
    {
        var (from, to) = (new LocalDate(2026, 1, 1), new LocalDate(2026, month, 1).PlusDays(-1));
        var (revenue, won) = (recount.Actual("revenue", from, to), recount.Actual("new_customers", from, to));
        compared++;
        return string.Create(CultureInfo.InvariantCulture, $"${revenue / won:#,0} (");
    }

    private static string Joined(string file) => file
        .Replace("parties:\n", "parties:\n  customer-success: { name: Customer success }\n", StringComparison.Ordinal)
        + "kpis:\n  - { id: churn_rate, owner: customer-success, target: 2%, per: month }\n  - { id: nps, owner: customer-success, target: 40 }\n";

    private void Same(JsonElement found, decimal counted, decimal within, string what) => Same(found.ValueKind == JsonValueKind.Number ? found.GetDecimal() : null, counted, within, what);

    private void Same(decimal? found, decimal counted, decimal within, string what)
    {
        found.ShouldNotBeNull(what);
        found.Value.ShouldBe(counted, within, what);
        compared++;
    }
}
