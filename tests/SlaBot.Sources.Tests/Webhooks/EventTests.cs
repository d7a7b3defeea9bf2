using NodaTime;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Sources.Tests.Csv;

namespace SlaBot.Sources.Tests.Webhooks;

public sealed class EventTests
{
    private readonly Sending sending = new(Importing.Agreement("USD", "America/Chicago"));

    [Fact]
    public async Task A_deal_tells_what_a_row_of_deals_tells()
    {
        var outcome = await sending.StoreAsync("""
            {"type":"deal","id":"D-17","occurred_at":"2026-10-03T12:00:00Z","data":{"name":" Harbour refit ","amount":12400.50,"currency":"usd","stage":"Closed Won",
             "created":"2026-07-01","proposed":"2026/8/2","closed":"2026-10-03T02:30:00Z","owner":"Lin","source":"webinar","lead_id":88}}
            """);

        (outcome.Events, outcome.Same, outcome.SetAside.Count).ShouldBe((1, 0, 0));
        sending.Known.ShouldHaveSingleItem().ShouldBe(new DealFact("D-17")
        {
            Name = "Harbour refit",
            Amount = 12400.50m,
            Currency = (Currency?)new Currency("USD"),
            Stage = (DealStage?)DealStage.Won,
            Created = (FactTime?)new FactTime(new(2026, 7, 1)),
            Proposed = (FactTime?)new FactTime(new(2026, 8, 2)),
            Closed = (FactTime?)new FactTime(new(2026, 10, 2), new(21, 30)),
            Owner = "Lin",
            Source = "webinar",
            LeadId = "88",
        });
    }

    [Fact]
    public async Task A_lead_tells_the_stages_of_the_funnel()
    {
        _ = await sending.StoreAsync("""
            {"type":"lead","id":88,"data":{"created":"2026-09-01T15:00:00Z","mql":"2026-09-02","sqls":"2026-09-04","proposal":null,"won":"2026-10-01","lost":"","source":"webinar","owner":"Wei","first_response":"2026-09-01T16:10:00-05:00"}}
            """);

        var lead = sending.Known.ShouldHaveSingleItem().ShouldBeOfType<LeadFact>();
        lead.Id.ShouldBe("88");
        lead.Created.ShouldBe((FactTime?)new FactTime(new(2026, 9, 1), new(10, 0)));
        lead.FirstResponse.ShouldBe((FactTime?)new FactTime(new(2026, 9, 1), new(16, 10)));
        lead.Lost.ShouldBe((FactTime?)null);
        lead.Reached.ToDictionary(stage => stage.Key.Value, stage => stage.Value?.Date).ShouldBe(new Dictionary<string, LocalDate?>
        {
            ["mqls"] = new(2026, 9, 2),
            ["new_customers"] = new(2026, 10, 1),
            ["proposals"] = null,
            ["sqls"] = new(2026, 9, 4),
        });
    }

    [Theory]
    [InlineData("visits", "412", "visits", "412")]
    [InlineData("visit", "\"1,412\"", "visits", "1412")]
    [InlineData("churn rate", "\"2.1%\"", "churn_rate", "0.021")]
    [InlineData("churn_rate", "0.021", "churn_rate", "0.021")]
    [InlineData("fx_eur", "1.0835", "fx_eur", "1.0835")]
    public async Task A_number_goes_to_the_kpi_it_names(string kpi, string value, string id, string read)
    {
        _ = await sending.StoreAsync($$$"""{"type":"daily","data":{"date":"2026-10-02","kpi":"{{{kpi}}}","value":{{{value}}},"source":"google"}}""");

        sending.Known.ShouldHaveSingleItem().ShouldBe(new DailyFact(new(2026, 10, 2), new(id), "google", decimal.Parse(read, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Only_the_fields_that_are_carried_change_and_null_clears()
    {
        _ = await sending.DealAsync("""{"name":"Harbour","amount":"$1,200","stage":"open","owner":"Lin"}""", "2026-10-03T09:00:00Z");

        var deal = await sending.DealAsync("""{"amount":1300,"owner":null,"name":""}""", "2026-10-03T10:00:00Z");

        deal.ShouldBe(new DealFact("D-17") { Name = (string?)null, Amount = 1300m, Currency = (Currency?)new Currency("USD"), Stage = (DealStage?)DealStage.Open, Owner = (string?)null });
    }

    [Fact]
    public async Task A_number_can_be_taken_back()
    {
        _ = await sending.StoreAsync("""{"type":"daily","data":{"date":"2026-10-02","kpi":"visits","value":412}}""");
        sending.Time.Now += Duration.FromSeconds(1);

        (await sending.StoreAsync("""{"type":"daily","data":{"date":"2026-10-02","kpi":"visits","value":null}}""")).Events.ShouldBe(1);

        sending.Known.ShouldBeEmpty();
    }

    [Fact]
    public async Task Numbers_that_do_not_count_are_named()
    {
        var outcome = await sending.StoreAsync("""{"type":"deal","id":"D-18","data":{"amount":10,"currency":"EUR","stage":"won","closed":"2026-10-02"}}""");

        outcome.SetAside.ShouldHaveSingleItem().ShouldBe(new Conversation.Storage.SetAside.NoExchangeRate(new("EUR"), 1));
    }

    [Theory]
    [InlineData("{}", "type is missing: deal, lead or daily")]
    [InlineData("""{"type":"visit","data":{}}""", "type is 'visit': deal, lead or daily")]
    [InlineData("""{"type":"deal","data":{"amount":1}}""", "id is missing: the id of the deal")]
    [InlineData("""{"type":"deal","id":" ","data":{"amount":1}}""", "id is missing: the id of the deal")]
    [InlineData("""{"type":"deal","id":"D-1"}""", "data is missing: an object with the fields that changed")]
    [InlineData("""{"type":"deal","id":"D-1","data":[]}""", "data is missing: an object with the fields that changed")]
    [InlineData("""{"type":"deal","id":"D-1","data":{}}""", "data is empty: it carries the fields that changed, of name, amount, currency, stage, created, proposed, closed, owner, source, lead_id")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"ammount":1}}""", "data.ammount is no field: there are name, amount, currency, stage, created, proposed, closed, owner, source, lead_id")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"amount":1,"deal_value":2}}""", "data.deal_value tells amount a second time")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"amount":"1.234,50"}}""", "data.amount '1.234,50' is not a number such as 1234.50")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"amount":-1}}""", "data.amount '-1' is negative: a deal is worth 0 or more")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"amount":1e13}}""", "data.amount '1e13' is larger than any deal can be (10¹² at most)")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"amount":1e-999}}""", "data.amount 1e-999 has more digits than can be kept: at most 28")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"amount":true}}""", "data.amount is no text")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"amount":"€5","currency":"USD"}}""", "data.amount is written in EUR, data.currency is USD")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"currency":"dollars"}}""", "data.currency 'dollars' is not a code such as USD")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"stage":"almost"}}""", "data.stage 'almost' is not known: write open, won or lost")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"closed":"03/04/2026"}}""", "data.closed '03/04/2026' is not a date such as 2026-03-01")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"closed":"2026-02-30"}}""", "data.closed '2026-02-30' is no day of the calendar")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"closed":1795776000}}""", "data.closed '1795776000' is not a date such as 2026-03-01")]
    [InlineData("""{"type":"deal","id":"D-1","data":{"owner":"\ud800"}}""", "data.owner holds half a character (an unpaired surrogate)")]
    [InlineData("""{"type":"deal","id":"D-1","occurred_at":"yesterday","data":{"amount":1}}""", "occurred_at 'yesterday' is no moment such as 2026-03-01T09:30:00Z")]
    [InlineData("""{"type":"deal","id":"D-1","occurred_at":"2026-10-03","data":{"amount":1}}""", "occurred_at '2026-10-03' is no moment such as 2026-03-01T09:30:00Z")]
    [InlineData("""{"type":"deal","id":"D-1","occurred_at":"2026-10-04T12:00:01Z","data":{"amount":1}}""", "occurred_at '2026-10-04T12:00:01Z' is more than a day ahead of now")]
    [InlineData("""{"type":"deal","id":"D-1","date":"2026-10-03","data":{"amount":1}}""", "date is no member of an event: there are type, id, occurred_at and data")]
    [InlineData("""{"type":"daily","data":{"date":"2026-10-02","kpi":"vists","value":1}}""", "data.kpi 'vists' is not known; the nearest is visits. Use its id")]
    [InlineData("""{"type":"daily","data":{"kpi":"visits","value":1}}""", "data.date is missing: the day that the number is for")]
    [InlineData("""{"type":"daily","data":{"date":"2026-10-02","value":1}}""", "data.kpi is missing: the id of a KPI")]
    [InlineData("""{"type":"daily","data":{"date":"2026-10-02","kpi":"visits"}}""", "data.value is missing: a number, or null to take it back")]
    [InlineData("""{"type":"daily","data":{"date":"2026-10-02","kpi":"visits","value":1.5}}""", "data.value '1.5' is not whole: visits counts things")]
    [InlineData("""{"type":"daily","data":{"date":"2026-10-02","kpi":"visit_to_lead_rate","value":0.1}}""", "data.visit_to_lead_rate is computed from leads and visits: import those")]
    [InlineData("[]", "The body is no object: it is one event, or {\"events\": [...]} with up to 100")]
    [InlineData("""{"events":{}}""", "Beside events, which is a list, a batch has no other member")]
    [InlineData("""{"events":[],"type":"deal"}""", "Beside events, which is a list, a batch has no other member")]
    [InlineData("""{"type":"deal","type":"lead"}""", "The body is not JSON that can be taken: Duplicate property 'type' encountered during deserialization")]
    [InlineData("""{"type":""", "The body is not JSON that can be taken: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed (line 1, byte 9)")]
    [InlineData("", "The body is not JSON that can be taken: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true (line 1, byte 1)")]
    public async Task What_cannot_be_meant_is_refused_in_a_sentence(string body, string sentence) =>
        (await sending.RefuseAsync(body)).ShouldBe([sentence]);

    [Fact]
    public async Task All_that_is_wrong_with_a_batch_is_told_at_once_and_nothing_of_it_is_stored()
    {
        var errors = await sending.RefuseAsync("""
            {"events":[
             {"type":"deal","id":"D-1","data":{"amount":10}},
             {"type":"deal","id":"D-2","data":{"amount":"lots","stage":"almost"}},
             17,
             {"type":"daily","data":{"date":"2026-10-02","kpi":"visits","value":412}},
             {"type":"lead","data":{"mql":"soon"}}]}
            """);

        errors.ShouldBe(
        [
            "1: data.amount 'lots' is not a number such as 1234.50",
            "1: data.stage 'almost' is not known: write open, won or lost",
            "2: The event is no object with type, id, occurred_at and data",
            "4: id is missing: the id of the lead",
            "4: data.mqls 'soon' is not a date such as 2026-03-01",
        ]);
    }

    [Fact]
    public async Task A_hundred_events_are_taken_at_once_and_no_more()
    {
        static string Batch(int count) => $$"""{"events":[{{string.Join(',', Enumerable.Range(1, count).Select(i => $$$"""{"type":"deal","id":"D-{{{i}}}","data":{"amount":{{{i}}}}}"""))}}]}""";

        (await sending.StoreAsync(Batch(100))).Events.ShouldBe(100);
        (await sending.RefuseAsync(Batch(101))).ShouldBe(["events holds 101: at most 100 are taken at once"]);
    }

    [Fact]
    public async Task A_batch_of_nothing_is_well()
    {
        var outcome = await sending.StoreAsync("""{"events":[]}""");

        (outcome.Events, outcome.Same).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Nesting_ends_at_32()
    {
        (await sending.RefuseAsync($"{new string('[', 33)}{new string(']', 33)}")).ShouldHaveSingleItem().ShouldStartWith("The body is not JSON that can be taken: The maximum configured depth of 32 has been exceeded");
        (await sending.RefuseAsync($"{new string('[', 32)}{new string(']', 32)}")).ShouldHaveSingleItem().ShouldStartWith("The body is no object");
    }

    [Fact]
    public async Task Numbers_of_the_agreement_need_no_agreement()
    {
        var fresh = new Sending();

        (await fresh.StoreAsync("""{"type":"deal","id":"D-1","data":{"amount":10,"stage":"won","closed":"2026-10-03T02:30:00Z"}}""")).Events.ShouldBe(1);

        (await fresh.Store.TotalsAsync(Sending.Workspace, TestContext.Current.CancellationToken)).Of(KpiIds.Revenue, Feed.Deals).IsEmpty.ShouldBeFalse();
    }
}
