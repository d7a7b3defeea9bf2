using System.Text;
using System.Text.Json;
using CsCheck;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Scorecards;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Rates;
using SlaBot.Domain.Scorecards;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Scorecards;

public sealed class ScorecardJsonTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Nothing is not negative: a zero has no sign in what is written.
    private static readonly Gen<decimal> AnyDecimal = Gen.Select(Gen.Int, Gen.Int, Gen.Int, Gen.Bool, Gen.Int[0, 28]).Select((low, middle, high, negative, scale) => new decimal(low, middle, high, negative && (low, middle, high) != (0, 0, 0), (byte)scale));

    [Fact]
    public async Task A_scorecard_comes_back_exactly_as_it_was()
    {
        for (var month = 1; month <= 7; month++)
        {
            var card = await Cards.OfAsync(month);

            var json = JsonSerializer.SerializeToUtf8Bytes(card, ScorecardJson.Default.Scorecard);
            var again = JsonSerializer.Deserialize(json, ScorecardJson.Default.Scorecard)!;

            again.IsSameAs(card).ShouldBeTrue();
            JsonSerializer.SerializeToUtf8Bytes(again, ScorecardJson.Default.Scorecard).ShouldBe(json);
        }
    }

    [Fact]
    public async Task What_other_departments_report_comes_back_exactly_as_it_was()
    {
        var card = ScorecardMaker.Of(await CustomerSuccess.ViewAsync(), Cards.July)!;
        (card.Find(KpiIds.Nps)!.Answers, card.Recurring!.Net).ShouldBe((100m, 151_300m));

        var again = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(card, ScorecardJson.Default.Scorecard), ScorecardJson.Default.Scorecard)!;

        again.IsSameAs(card).ShouldBeTrue();
        again.Find(KpiIds.Nps)!.Score.ShouldBe(card.Find(KpiIds.Nps)!.Score);
    }

    [Fact]
    public async Task Every_digit_of_a_number_comes_back()
    {
        var card = await Cards.OfAsync(7);
        AnyDecimal.Array[5].Sample(
            numbers =>
            {
                var odd = card with
                {
                    AsOf = AsOf.Restored(new(2026, 8, 3), Math.Abs(numbers[4] % 1m)),
                    Kpis = [card.Kpis[0] with { Actual = numbers[0], Target = numbers[1], Interval = new WilsonInterval(numbers[2], numbers[3]) }],
                };

                var again = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(odd, ScorecardJson.Default.Scorecard), ScorecardJson.Default.Scorecard)!;

                again.IsSameAs(odd).ShouldBeTrue();
                decimal.GetBits(again.Kpis[0].Actual!.Value).ShouldBe(decimal.GetBits(numbers[0]));
            },
            iter: 200);
    }

    [Fact]
    public async Task An_entry_comes_back_with_all_of_its_versions_and_reads_as_approved()
    {
        var (card, now) = (await Cards.OfAsync(7), Instant.FromUtc(2026, 8, 3, 9, 0));
        var entry = new ScorecardEntry("2026-08-04")
        {
            Meeting = new(2026, 8, 4, 9, 0),
            DueAt = new(2026, 8, 3, 9, 0),
            Zone = "America/Chicago",
            Days = Cards.July,
            Owners = [new(Platform.Slack, "T1", "U1", IsPerson: true)],
            Places = [new(Platform.Teams, "t", "19:a@thread.tacv2", IsPerson: false)],
            Edits = new ScorecardEdits { Comments = [new("Wei", "Späte Zahlen — 遲到的數字")] },
            Changes = 3,
        }.With(card, ScorecardState.Draft, now).With(card, ScorecardState.Posted, now + Duration.FromDays(1));

        var json = JsonSerializer.SerializeToUtf8Bytes(entry, ScorecardJson.Default.ScorecardEntry);
        var again = JsonSerializer.Deserialize(json, ScorecardJson.Default.ScorecardEntry)!;

        JsonSerializer.SerializeToUtf8Bytes(again, ScorecardJson.Default.ScorecardEntry).ShouldBe(json);
        again.Edits.IsSameAs(entry.Edits).ShouldBeTrue();
        again.Owners.ShouldBe(entry.Owners);
        again.Versions.Select(version => (version.Number, version.At, version.State)).ShouldBe(entry.Versions.Select(version => (version.Number, version.At, version.State)));

        // Whoever changes how it is written changes what is stored already.
        using var document = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(card with { Kpis = [card.Find(KpiIds.Revenue)!, card.Find(new("proposal_to_win_rate"))!] }, ScorecardJson.Default.Scorecard));
        Approved.ShouldMatch(JsonSerializer.Serialize(document, Indented) + "\n", "stored", "json");
    }

    [Theory]
    [InlineData("\"days\":\"2026-07-01/2026-07-31\"", "\"days\":\"July\"")]
    [InlineData("\"currency\":\"USD\"", "\"currency\":\"dollars\"")]
    [InlineData("\"asOf\":\"2026-07-31 1\"", "\"asOf\":\"2026-07-31 2\"")]
    public async Task What_is_no_scorecard_is_refused(string right, string wrong)
    {
        var json = JsonSerializer.Serialize(await Cards.OfAsync(7), ScorecardJson.Default.Scorecard);
        json.ShouldContain(right);

        Should.Throw<JsonException>(() => JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json.Replace(right, wrong, StringComparison.Ordinal)), ScorecardJson.Default.Scorecard));
    }
}
