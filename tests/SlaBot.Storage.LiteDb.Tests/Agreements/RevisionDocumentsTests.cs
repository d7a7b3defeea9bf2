using System.Collections;
using System.Reflection;
using CsCheck;
using LiteDB;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Agreements;

public sealed class RevisionDocumentsTests
{
    private static readonly Gen<LocalDate> Date = Gen.Int[0, 2_000].Select(day => new LocalDate(2024, 1, 1).PlusDays(day));
    private static readonly Gen<string> Text = Gen.OneOf("Growth", "", "業務 💶", "A", "a", "x: \"y\"\n");
    private static readonly Gen<decimal> Number = Gen.Decimal[0.01m, 1e9m];
    private static readonly Gen<KpiId> Kpi = Gen.OneOf("nps", "demos", "mqls", "a-b_c", "0").Select(id => new KpiId(id));
    private static readonly Gen<PartyId?> Party = Gen.OneOf("sales", "marketing", "customer-success").Select(id => new PartyId(id)).Nullable();
    private static readonly Gen<Feed?> Source = Gen.OneOf("deals", "hubspot").Select(id => new Feed(id)).Nullable();
    private static readonly Gen<Currency> Money = Gen.OneOf("USD", "EUR", "TWD").Select(code => new Currency(code));
    private static readonly Gen<LocalizedText> Words = Gen.Select(Text, Text.Null(), (english, chinese) => new LocalizedText(english, chinese));
    private static readonly Gen<IReadOnlyList<string>> Texts = Text.Array[0, 3].Select(texts => (IReadOnlyList<string>)texts);
    private static readonly Gen<Duration?> Time = Gen.Long[0, 1L << 50].Select(Duration.FromNanoseconds).Nullable();

    private static readonly Gen<Funnel> Funnels = Gen.Select(Gen.Int[2, 6], Number, Party, Words.Null(), Texts.Null(), Source, (stages, number, owner, name, synonyms, feed) =>
        new Funnel([.. Enumerable.Range(0, stages).Select(i => new Stage(new($"s{i}"), owner, i == 0 ? null : 1m / (1m + number), name, synonyms) { Feed = feed })]));

    private static readonly Gen<BusinessCalendar> Calendars = Gen.Select(
        Gen.OneOf("UTC", "America/Chicago", "Asia/Taipei", "UTC+05:30"), Gen.Int[1, 7].Array[1, 7], Gen.Int[0, 700], Gen.Int[1, 700], Date.Array[0, 4],
        (zone, week, from, length, holidays) => new BusinessCalendar(
            DateTimeZoneProviders.Tzdb[zone], week.Select(day => (IsoDayOfWeek)day), new(LocalTime.Midnight.PlusMinutes(from), LocalTime.Midnight.PlusMinutes(from + length)), holidays));

    private static readonly Gen<KpiTerms> Terms = Gen.Select(
        Gen.Select(Kpi, Words.Null(), Party, Gen.Enum<KpiKind>().Nullable(), Gen.Enum<KpiUnit>().Nullable(), Gen.Enum<Direction>().Nullable()),
        Gen.Select(Number.Nullable(), Number.Nullable(), Kpi.Nullable(), Kpi.Nullable()),
        Gen.Select(Gen.Int[1, 99].Nullable(), Source, Gen.Int[1, 30].Nullable(), Texts, Gen.Enum<TargetSpan>().Nullable()),
        (what, target, rest) => new KpiTerms(what.Item1)
        {
            Name = what.Item2,
            Owner = what.Item3,
            Kind = what.Item4,
            Unit = what.Item5,
            Better = what.Item6,
            Target = target.Item1,
            TargetHigh = target.Item2,
            Numerator = target.Item3,
            Denominator = target.Item4,
            Percentile = rest.Item1,
            Feed = rest.Item2,
            FreshnessDays = rest.Item3,
            Synonyms = rest.Item4,
            Per = rest.Item5,
        });

    private static readonly Gen<LeadManagement> Rules = Gen.Select(
        Gen.Select(Text, Text).Array[0, 4], Time, Gen.Select(Gen.Int[1, 9], Gen.Int[1, 30], Gen.Bool, (count, days, business) => new Attempts(count, days, business)).Null(), Time, Texts,
        (definitions, response, attempts, accept, codes) => new LeadManagement
        {
            Definitions = definitions.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2),
            FirstResponse = response,
            Attempts = attempts,
            AcceptOrReject = accept,
            RejectionCodes = codes,
        });

    private static readonly Gen<PacePolicy> Pace = Gen.Select(Gen.Enum<PaceMethod>(), Number.Array[0, 12], Number, Number, Number, (method, monthly, ahead, on, risk) =>
        new PacePolicy(method, monthly, new(ahead, on, risk)));

    private static readonly Gen<Agreement> Agreements = Gen.Select(
        Gen.Select(Text, Date, Gen.Int[0, 700], Money, Calendars, Funnels),
        Gen.Select(Gen.Select(Party, Words, Texts, (id, name, owners) => new Party(id ?? new("it"), name, owners)).Array[0, 3], Number, Number, Pace, Terms.Array[0, 3]),
        Gen.Select(Rules.Null(), Gen.Select(Text, Gen.Int[0, 9], Gen.Bool, (meeting, before, business) => new Reporting(meeting, before, business)).Null(), Date.Nullable(), Number.Nullable(), Gen.Select(Kpi, Kpi, Kpi, (renewed, expanded, churned) => new RecurringRevenue(renewed, expanded, churned)).Null()),
        (frame, parts, rest) => new Agreement
        {
            Name = frame.Item1,
            Term = new(frame.Item2, frame.Item2.PlusDays(frame.Item3)),
            Currency = frame.Item4,
            Calendar = frame.Item5,
            Funnel = frame.Item6,
            Parties = parts.Item1,
            Goal = new(new(parts.Item2, frame.Item4), new(parts.Item3, frame.Item4)),
            Pace = parts.Item4,
            Kpis = parts.Item5,
            LeadManagement = rest.Item1,
            Reporting = rest.Item2,
            Recurring = rest.Item5,
            Review = rest.Item3,
            Wins = rest.Item4 is { } big ? new(new(big, frame.Item4)) : null,
        });

    [Fact]
    public void A_revision_is_read_back_exactly() =>
        Gen.Select(Agreements, Date, Gen.Int[1, 900], Gen.Long[0, 1L << 55]).Sample((terms, from, number, ticks) =>
        {
            var revision = new Revision(number, from, terms, Instant.FromUnixTimeTicks(ticks));

            var document = RevisionDocuments.ToDocument(WorkspaceId.Local, revision);
            var read = RevisionDocuments.ToRevision(BsonSerializer.Deserialize(BsonSerializer.Serialize(document)));

            Told(read).ShouldBe(Told(revision));
            RevisionDocuments.Same(read.Terms, terms).ShouldBeTrue();
            RevisionDocuments.Same(terms with { Name = terms.Name + "!" }, terms).ShouldBeFalse();
        });

    [Fact]
    public void What_was_stored_before_customers_and_recurring_revenue_were_agreed_on_is_still_read() => Agreements.Sample(
        terms =>
        {
            var document = AgreementDocuments.ToDocument(terms);
            document.Remove("recurring");
            foreach (var kpi in document["kpis"].AsArray)
            {
                kpi.AsDocument.Remove("per");
            }

            Told(AgreementDocuments.ToAgreement(document)).ShouldBe(Told(terms with { Recurring = null, Kpis = [.. terms.Kpis.Select(kpi => kpi with { Per = null })] }));
        },
        iter: 20);

    // Walks all public properties, so that one which is added to the domain and forgotten in the mapping shows.
    private static string Told(object? value) => value switch
    {
        null => "null",
        string or decimal or int or long or bool or Enum or LocalDate or LocalTime or Instant or Duration or DateTimeZone => FormattableString.Invariant($"{value}"),
        IDictionary pairs => string.Join(',', pairs.Keys.Cast<object>().Select(key => $"{key}={Told(pairs[key])}").Order(StringComparer.Ordinal)),
        IEnumerable items => $"[{string.Join(',', items.Cast<object>().Select(Told))}]",
        _ => $"{{{string.Join(',', value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name is not ("Days" or "Reach" or "Rounded")).Select(property => $"{property.Name}:{Told(property.GetValue(value))}"))}}}",
    };
}
