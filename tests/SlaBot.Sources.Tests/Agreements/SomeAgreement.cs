using CsCheck;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Values;

namespace SlaBot.Sources.Agreements;

/// <summary>Agreements of every shape that a file can hold.</summary>
internal static class SomeAgreement
{
    private static readonly string[] Zones = ["UTC", "America/Chicago", "Asia/Taipei", "Europe/London", "US/Central", "UTC+08"];
    private static readonly string[] Parties = ["sales", "marketing", "customer-success", "operations", "growth_team", "x1"];
    private static readonly string[] Stages = ["visits", "leads", "mqls", "sqls", "proposals", "new_customers", "demos", "trials", "s-8", "9_lives", "null", "yes"];
    private static readonly string[] Meetings = ["first tuesday 09:00", "every monday 9:30", "15th 09:00", "last business day 16:00", "RRULE:FREQ=MONTHLY;BYDAY=1TU;BYHOUR=9"];

    private static Gen<string> Text { get; } =
        Gen.OneOf(
            Gen.String[Gen.Char["abcXYZ09 _-:#'\"\\,[]{}&*!|>%@`?~\u00e9\u6de8\u00a0\u200b\u2028\ufeff\u0301"], 1, 12],
            Gen.OneOf("null", "true", "12", "1e3", "- a", "a: b", "# a", "👩‍💻 wins", "@home", "2026-01-01", "=1+1", "  led", "trailing "))
            .Where(text => !string.IsNullOrWhiteSpace(text));

    private static Gen<LocalizedText> Name { get; } = Gen.Select(Text, Text.Null(), (en, zh) => new LocalizedText(en, zh));

    private static Gen<decimal> Amount { get; } = Gen.Select(Gen.Long[1, 9_999_999_999], Gen.Int[0, 4], (n, scale) => new decimal((int)(n & int.MaxValue), (int)(n >> 31), 0, false, (byte)scale));

    private static Gen<decimal> Share { get; } = Gen.Select(Gen.Int[1, 1_000], Gen.Int[1_000, 3_000], (above, below) => (decimal)above / below);

    private static Gen<Period> Term { get; } = Gen.Select(Gen.Int[0, 3_000], Gen.Int[0, 700], (start, days) => new Period(new LocalDate(2024, 1, 1).PlusDays(start), new LocalDate(2024, 1, 1).PlusDays(start + days)));

    private static Gen<BusinessCalendar> Calendar { get; } = Gen.Select(
        Gen.OneOf(Zones),
        Gen.Shuffle(Enum.GetValues<IsoDayOfWeek>()[1..], 1, 7),
        Gen.Select(Gen.Int[0, 1_438], Gen.Int[1, 1_439], (from, length) => new WorkingHours(Minute(from), Minute(Math.Min(from + length, 1_439)))),
        Gen.Int[0, 800].Select(days => new LocalDate(2025, 1, 1).PlusDays(days)).Array[0, 5],
        (zone, week, hours, holidays) => new BusinessCalendar(DateTimeZoneProviders.Tzdb[zone], week, hours, holidays));

    private static Gen<Party[]> SigningParties { get; } =
        from ids in Gen.Shuffle(Parties, 1, 4)
        from names in Name.Array[ids.Length]
        from owners in Gen.OneOf("jane@harbour.example", "o'neil+x@a.b", "\"wei\"@example.com").Array[0, 2].Array[ids.Length]
        select ids.Select((id, i) => new Party(new(id), names[i], owners[i])).ToArray();

    private static Gen<LeadManagement> Rules { get; } = Gen.Select(
        Gen.Dictionary(Text, Text)[0, 3],
        Length.Nullable(), Gen.Select(Gen.Int[1, 100], Gen.Int[1, 365], Gen.Bool, (count, days, business) => new Attempts(count, days, business)).Null(), Length.Nullable(), Gen.Bool,
        Gen.Shuffle(Stages, 0, 4),
        (definitions, response, attempts, limit, business, codes) => new LeadManagement
        {
            Definitions = definitions,
            FirstResponse = response,
            Attempts = attempts,
            AcceptOrReject = limit,
            AcceptOrRejectInBusinessHours = limit is not null && business,
            RejectionCodes = codes,
        });

    private static Gen<Duration> Length => Gen.OneOf(
        Gen.Int[1, 500].Select(hours => Duration.FromHours(hours)), Gen.Int[1, 500].Select(minutes => Duration.FromMinutes(minutes)), Gen.Long[1, 1_000_000_000_000].Select(Duration.FromNanoseconds));

    /// <summary>Gets agreements as a file can hold them.</summary>
    public static Gen<Agreement> Any { get; } = (
        from term in Term
        from parties in SigningParties
        from funnel in FunnelOf(parties)
        from kpis in Kpis(funnel, parties)
        from pace in Pace(term)
        from rest in Gen.Select(Text, Calendar, Amount, Amount, Rules.Null(), Gen.Int[0, 800], Amount.Nullable(), Gen.Select(Gen.OneOf(Meetings), Gen.Int[0, 31], Gen.Bool, (rule, days, business) => new Reporting(rule, days, business)).Null())
        from recurring in Recurring(kpis).Null()
        let currency = new Currency("EUR")
        select new Agreement
        {
            Name = rest.Item1,
            Term = term,
            Currency = currency,
            Calendar = rest.Item2,
            Parties = parties,
            Goal = new(new(rest.Item3, currency), new(rest.Item4, currency)),
            Funnel = funnel,
            Pace = pace,
            Kpis = kpis,
            Recurring = recurring,
            LeadManagement = rest.Item5,
            Reporting = rest.Item8,
            Review = rest.Item6 < term.Length ? term.From.PlusDays(rest.Item6) : null,
            Wins = rest.Item7 is { } bigDeal ? new(new(bigDeal, currency)) : null,
        }).Where(CanBeCounted);

    /// <summary>A file whose goal takes more than 10^15 visits is refused.</summary>
    private static bool CanBeCounted(Agreement agreement) =>
        Math.Log10((double)agreement.Goal.Customers) - agreement.Funnel.Stages.Skip(1).Sum(stage => Math.Log10((double)stage.Rate!.Value)) < 14.9;

    // A company may have a series of its own for what is renewed.
    private static Gen<RecurringRevenue> Recurring(KpiTerms[] kpis) => Gen.OneOf(
        [KpiIds.RenewedRevenue, .. kpis.Where(kpi => kpi.Id.Value == "own-money").Select(kpi => kpi.Id)]).Select(renewed => RecurringRevenue.Default with { Renewed = renewed });

    private static LocalTime Minute(int minute) => new(minute / 60, minute % 60);

    private static Gen<Funnel> FunnelOf(Party[] parties) =>
        from ids in Gen.Shuffle(Stages, 2, 10)
        from stages in Gen.Select(Gen.OneOf(parties).Null(), Share, Name.Null(), Text.Array[0, 2], Gen.OneOf("deals", "leads", "hubspot").Null()).Array[ids.Length]
        select new Funnel([.. ids.Select((id, i) => new Stage(new(id), stages[i].Item1?.Id, i == 0 ? null : stages[i].Item2, stages[i].Item3, stages[i].Item4 is [] ? null : stages[i].Item4)
        {
            Feed = stages[i].Item5 is { } feed ? new(feed) : null,
        })]);

    private static Gen<PacePolicy> Pace(Period term) =>
        from method in Gen.Enum<PaceMethod>()
        from weights in Gen.Int[0, 1_000].Array[term.ByMonth().Count()]
        from gaps in Gen.Int[1, 3_000].Array[3]
        select new PacePolicy(
            method,
            method == PaceMethod.Monthly ? LargestRemainder.Round([.. weights.Select(w => (w + 1m) * 100m / (weights.Sum() + weights.Length))], 2, 100m) : [],
            new((gaps[0] + gaps[1] + gaps[2]) / 1_000m, (gaps[0] + gaps[1]) / 1_000m, gaps[0] / 1_000m));

    private static Gen<KpiTerms[]> Kpis(Funnel funnel, Party[] parties)
    {
        var catalog = KpiCatalog.Of(new Agreement
        {
            Name = "",
            Term = default,
            Currency = default,
            Calendar = BusinessCalendar.Default,
            Parties = [],
            Goal = new(new(1m, default), new(1m, default)),
            Funnel = funnel,
        });
        var ids = catalog.All.Select(kpi => kpi.Id.Value).Concat(["own_calls", "own-money", "own_rate", "own_time", "own_days", "own_level", "own_band"]).ToArray();
        return from chosen in Gen.Shuffle(ids, 0, 8)
               from about in Gen.Select(Name.Null(), Gen.OneOf(parties).Null(), Gen.Int[1, 366].Nullable(), Text.Array[0, 2], Gen.Select(Amount, Gen.Int[1, 99].Nullable())).Array[chosen.Length]
               select chosen.Select((id, i) => Own(new(id), catalog, about[i].Item5.Item1, about[i].Item5.Item2, funnel) with
               {
                   Name = about[i].Item1,
                   Owner = about[i].Item2?.Id,
                   FreshnessDays = about[i].Item3,
                   Synonyms = about[i].Item4,
               }).ToArray();
    }

    private static KpiTerms Own(KpiId id, KpiCatalog catalog, decimal amount, int? percentile, Funnel funnel)
    {
        var terms = new KpiTerms(id);
        return (id.Value, catalog.Find(id)) switch
        {
            ("own_calls", _) => terms with { Kind = KpiKind.Count, Target = amount, Better = Direction.Lower },
            ("own-money", _) => terms with { Kind = KpiKind.Money, Target = amount, Feed = new("hubspot") },
            ("own_rate", _) => terms with { Kind = KpiKind.Ratio, Target = 1m / amount, Numerator = funnel.Last.Id, Denominator = KpiIds.Revenue },
            ("own_time", _) => terms with { Kind = KpiKind.Duration, Target = (percentile ?? 20) / 60m, Better = Direction.Lower, Percentile = percentile },
            ("own_days", _) => terms with { Kind = KpiKind.Duration, Unit = KpiUnit.Days, Target = percentile ?? 0.5m, Better = Direction.Higher },
            ("own_level", _) => terms with { Kind = KpiKind.Level, Unit = KpiUnit.Share, Target = 1m / amount },
            ("own_band", _) => terms with { Kind = KpiKind.Level, Better = Direction.Band, Target = -amount, TargetHigh = amount },
            (_, { Measure: Measure.Churn }) => terms with { Target = 1m / amount, Per = percentile is { } some ? (TargetSpan)(some % 3) : null },
            (_, { Target: null, Kind: KpiKind.Duration }) => terms with { Target = percentile, Percentile = percentile },
            (_, { Target: null, Unit: KpiUnit.Share }) => terms with { Target = 1m / amount, Kind = KpiKind.Ratio },
            (_, { Target: null }) => terms with { Target = amount },
            _ => terms,
        };
    }
}
