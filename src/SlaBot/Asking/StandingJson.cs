using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Projections;
using SlaBot.Domain.Standings;

namespace SlaBot.Asking;

/// <summary>How a KPI stands, as JSON: money and counts are plain numbers, rates are shares, durations ISO 8601.</summary>
internal static class StandingJson
{
    private const int Digits = 6;

    /// <summary>The numbers of a standing.</summary>
    public static JsonNode Of(Standing standing)
    {
        var kpi = standing.Kpi;
        var json = new JsonObject
        {
            ["kpi"] = kpi.Id.Value,
            ["actual"] = Value(standing, standing.Actual),
            ["target"] = Value(standing, standing.Target),
            ["expected"] = Value(standing, standing.Expected),
            ["gap"] = Value(standing, standing.Pace?.Gap),
            ["pace"] = Number(standing.Pace?.Ratio),
            ["status"] = standing.Status is { } status ? AnswerJson.Snake(status.ToString()) : null,
            ["met"] = standing.Met,
            ["period"] = new JsonObject { ["from"] = AnswerJson.Iso(standing.Period.From), ["to"] = AnswerJson.Iso(standing.Period.To) },
            ["elapsed"] = Number(standing.Elapsed),
            ["projection"] = ProjectionOf(standing),
            ["probability"] = standing.Projection is { IsTooEarly: false } ? Number(standing.ChanceOfTarget) : null,
            ["required_per_working_day"] = Value(standing, standing.RequiredPerWorkingDay),
            ["working_days_left"] = Number(standing.WorkingDaysLeft),
            ["source"] = standing.Measured.Feed?.Value,
            ["fresh_as_of"] = standing.FreshAsOf is { } fresh ? AnswerJson.Iso(fresh) : null,
            ["stale"] = standing.StaleDays > 0,
            ["revision"] = standing.Revisions.Count > 0 ? standing.Revisions[^1].Number : null,
        };
        if (kpi.Better == Direction.Band && standing is { Target: not null, TargetHigh: { } high })
        {
            json.Insert(json.IndexOf("target") + 1, "target_high", Value(standing, high));
        }

        AddRate(json, standing);
        return json;
    }

    /// <summary>A number with at most six digits after the point, without needless zeros.</summary>
    public static JsonNode? Number(decimal? value) => value is { } known ? JsonValue.Create(Plain(Math.Round(known, Digits, MidpointRounding.AwayFromZero))) : null;

    private static void AddRate(JsonObject json, Standing standing)
    {
        if (standing.Measured is { Numerator: { } numerator, Denominator: { } denominator })
        {
            json["numerator"] = Number(numerator);
            json["denominator"] = Number(denominator);
        }

        if (standing.Picture is { } picture)
        {
            json["recurring"] = new JsonObject
            {
                ["new"] = Number(picture.New),
                ["renewed"] = Number(picture.Renewed),
                ["expanded"] = Number(picture.Expanded),
                ["churned"] = Number(picture.Churned),
                ["net"] = Number(picture.Net),
            };
        }

        if (standing.Score is { Score: var score } evidence)
        {
            json["answers"] = new JsonObject { ["promoters"] = Number(score.Promoters), ["passives"] = Number(score.Passives), ["detractors"] = Number(score.Detractors) };
            json["standard_error"] = Number(score.StandardError);
            json["interval"] = score.Interval is { } points ? new JsonObject { ["low"] = Number(points.Low), ["high"] = Number(points.High) } : null;
            json["benchmark"] = evidence.Comparison is { } side ? AnswerJson.Snake(side.ToString()) : null;
        }

        if (standing.Rate is not { } rate)
        {
            return;
        }

        json["interval"] = rate.Interval is { } interval ? new JsonObject { ["low"] = Number(interval.Low), ["high"] = Number(interval.High) } : null;
        json["benchmark"] = rate.Comparison is { } comparison ? AnswerJson.Snake(comparison.ToString()) : null;
        if (rate.Cohort is { } cohort)
        {
            json["cohort"] = new JsonObject
            {
                ["value"] = Number(cohort.Value),
                ["numerator"] = Number(cohort.Numerator),
                ["denominator"] = Number(cohort.Denominator),
                ["matured"] = Number(cohort.Matured),
                ["estimate"] = Number(cohort.Estimate),
            };
        }
    }

    private static JsonObject? ProjectionOf(Standing standing) => standing.Projection is { } projection
        ? new()
        {
            ["mean"] = projection.IsTooEarly ? null : Value(standing, projection.Mean),
            ["low"] = Value(standing, projection.Low),
            ["high"] = Value(standing, projection.High),
            ["method"] = projection.Method.Name(),
        }
        : null;

    private static JsonNode? Value(Standing standing, decimal? value) => (standing.Kpi.Unit, value) switch
    {
        (_, null) => null,
        (KpiUnit.Hours, { } hours) => Iso8601(hours * NodaConstants.TicksPerHour),
        (KpiUnit.Days, { } days) => Iso8601(days * NodaConstants.TicksPerDay),
        (KpiUnit.Money, { } money) when standing.Revisions.Count > 0 =>
            JsonValue.Create(Plain(Math.Round(money, standing.Revisions[^1].Terms.Currency.Decimals, MidpointRounding.AwayFromZero))),
        (_, { } number) => Number(number),
    };

    // A negative one has its sign in front, -PT1H30M: the pattern would give one to each unit, which few can read.
    private static JsonNode Iso8601(decimal ticks) =>
        (ticks < 0 ? "-" : "") + PeriodPattern.NormalizingIso.Format(NodaTime.Period.FromTicks((long)Math.Round(Math.Abs(ticks))));

    // Dividing by a one of many digits takes the zeros off a decimal's end.
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
