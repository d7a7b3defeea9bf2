using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Kpis;

namespace SlaBot.Channels.Agreements;

/// <summary>What is asked about proposals by forms, and how the answers are understood.</summary>
internal static partial class ProposalForms
{
    private const string GoalField = "goal";
    private const string SizeField = "size";
    private const string RatesField = "rates";
    private const string FromField = "from";
    private const string WordsField = "words";

    /// <summary>Asks for words: why somebody rejects, withdraws or proposes it, or what should be otherwise.</summary>
    /// <param name="act">The act that the answer comes back under.</param>
    /// <param name="verb">What it is about: <c>Reject</c>, <c>Withdraw</c>, <c>Change</c> or <c>Why</c>.</param>
    /// <param name="proposal">The proposal.</param>
    /// <param name="voice">The words.</param>
    /// <param name="said">What was said already, or null.</param>
    public static Reply Words(string act, string verb, Proposal proposal, Voice voice, string? said = null) => new()
    {
        Language = voice.Language,
        Headline = voice.Say($"Negotiation.Form.{verb}", proposal.Number),
        Form = new(act, voice.Say($"Negotiation.Form.{verb}.Submit"), [new Field.Text(WordsField, voice.Say(verb == "Why" ? "Negotiation.Form.Reason" : $"Negotiation.Form.{verb}.Field"), said)]),
    };

    /// <summary>The words of such a form; empty where there are none.</summary>
    public static string WordsIn(IReadOnlyDictionary<string, string> answers) => answers.GetValueOrDefault(WordsField)?.Trim() ?? "";

    /// <summary>Asks for goal, deal size, rates, first day and reason.</summary>
    /// <param name="act">The act that the answers come back under.</param>
    /// <param name="headline">What stands above.</param>
    /// <param name="submit">The words on the button.</param>
    /// <param name="terms">What stands there already.</param>
    /// <param name="from">The first day that stands there already.</param>
    /// <param name="reason">The reason that stands there already.</param>
    /// <param name="voice">The words.</param>
    public static Reply Terms(string act, string headline, string submit, Agreement terms, LocalDate from, string reason, Voice voice) => new()
    {
        Language = voice.Language,
        Headline = headline,
        Form = new(act, submit,
        [
            new Field.Text(GoalField, voice.Say("Negotiation.Form.Goal", terms.Currency), Plain(terms.Goal.Revenue.Amount)),
            new Field.Text(SizeField, voice.Say("Negotiation.Form.Size", terms.Currency), Plain(terms.Goal.AverageDealSize.Amount)),
            new Field.Text(RatesField, voice.Say("Negotiation.Form.Rates", string.Join(" / ", RatesOf(terms, voice))), RatesIn(terms)),
            new Field.Text(FromField, voice.Say("Negotiation.Form.From"), LocalDatePattern.Iso.Format(from)),
            new Field.Text(WordsField, voice.Say("Negotiation.Form.Reason"), reason.Length > 0 ? reason : null, voice.Say("Negotiation.Form.Reason.Example")),
        ]),
    };

    /// <summary>The answers of that form; what was left empty stays as it was.</summary>
    /// <param name="answers">The answers, by field.</param>
    /// <param name="terms">The terms as they were.</param>
    /// <param name="from">The first day as it was.</param>
    /// <param name="voice">The words.</param>
    public static FormTerms Read(IReadOnlyDictionary<string, string> answers, Agreement terms, LocalDate from, Voice voice)
    {
        var goal = terms.Goal;
        foreach (var field in new[] { GoalField, SizeField })
        {
            if (Answer(answers, field) is not { } said)
            {
                continue;
            }

            if (Amount(said) is not (> 0m and var amount))
            {
                return FormTerms.Refused(voice.Say("Negotiation.Form.Wrong.Amount", said));
            }

            goal = field == GoalField ? goal with { Revenue = new(amount, terms.Currency) } : goal with { AverageDealSize = new(amount, terms.Currency) };
        }

        var after = terms with { Goal = goal };
        if (Answer(answers, RatesField) is { } rates && rates != RatesIn(terms))
        {
            if (Rated(after, rates) is not { } rated)
            {
                return FormTerms.Refused(voice.Say("Negotiation.Form.Wrong.Rates", rates, terms.Funnel.Stages.Count - 1, RatesIn(terms)));
            }

            after = rated;
        }

        if (Answer(answers, FromField) is { } day)
        {
            if (LocalDatePattern.Iso.Parse(day) is not { Success: true, Value: var first })
            {
                return FormTerms.Refused(voice.Say("Negotiation.Form.Wrong.Day", day));
            }

            from = first;
        }

        return new(goal == terms.Goal && ReferenceEquals(after.Funnel, terms.Funnel) ? terms : after, from, WordsIn(answers), null);
    }

    private static Agreement? Rated(Agreement terms, string said)
    {
        var rates = Numbers().Matches(said).Select(match => Amount(match.Value)).OfType<decimal>().ToList();
        var stages = terms.Funnel.Stages;
        if (rates.Count != stages.Count - 1)
        {
            return null;
        }

        var asked = stages.Zip(stages.Skip(1), (above, stage) => KpiIds.Rate(above.Id, stage.Id)).Zip(rates, (kpi, rate) => new Amendment(kpi, rate / 100m));
        var known = KpiCatalog.Of(terms);
        return AmendedTerms.Of(terms, [.. asked.Where(one => known.Find(one.Kpi)?.Target != one.Value)]).Terms;
    }

    private static IEnumerable<string> RatesOf(Agreement terms, Voice voice)
    {
        var catalog = KpiCatalog.Of(terms);
        return terms.Funnel.Stages.Zip(terms.Funnel.Stages.Skip(1), (above, stage) => catalog.Find(KpiIds.Rate(above.Id, stage.Id)) is { } kpi ? voice.NameOf(kpi) : stage.Id.Value);
    }

    private static string RatesIn(Agreement terms) => string.Join(" / ", terms.Funnel.Stages.Skip(1).Select(stage => Plain((stage.Rate ?? 0m) * 100m)));

    private static string Plain(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static decimal? Amount(string said) =>
        decimal.TryParse(said.Replace(",", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim('$', '%', '€', '£'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Answer(IReadOnlyDictionary<string, string> answers, string field) => answers.GetValueOrDefault(field)?.Trim() is { Length: > 0 } said ? said : null;

    [GeneratedRegex(@"[0-9]+(\.[0-9]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}

/// <summary>What a form says, or why it cannot be.</summary>
/// <param name="Terms">The terms; null where it was refused.</param>
/// <param name="From">The first day.</param>
/// <param name="Reason">The reason.</param>
/// <param name="Wrong">Why it was refused, in a sentence; null where it was not.</param>
internal sealed record FormTerms(Agreement? Terms, LocalDate From, string Reason, string? Wrong)
{
    /// <summary>A form that cannot be.</summary>
    public static FormTerms Refused(string why) => new(null, default, "", why);
}
