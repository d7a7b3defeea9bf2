using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Pacing;
using SlaBot.Domain.Standings;

namespace SlaBot.Conversation.Agreements;

/// <summary>One part of an agreement, to be shown under a heading of its own.</summary>
/// <param name="Id">By what it can be linked to: <c>goal</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Parts">What it says.</param>
public sealed record AgreementSection(string Id, string Title, IReadOnlyList<Part> Parts);

/// <summary>Everything that one revision of an agreement says, section by section.</summary>
public sealed class AgreementSheet
{
    private readonly Revision revision;
    private readonly View view;
    private readonly View own;
    private readonly Voice voice;
    private readonly Topic topic;

    private AgreementSheet(Revision revision, View view, string language)
    {
        (this.revision, this.view) = (revision, view);
        own = view with { Agreements = new([revision]) };
        voice = Voice.Of(language, revision.Terms);
        topic = new(new() { Language = voice.Language, Intent = Intent.Agreement, Confidence = 1 }, own, voice, IsDemo: false);
    }

    private Agreement Terms => revision.Terms;

    /// <summary>The sections of a revision.</summary>
    /// <param name="revision">The revision, in force or not.</param>
    /// <param name="view">What was agreed and counted.</param>
    /// <param name="signatures">Who signed it; empty where that is not known.</param>
    /// <param name="language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
    public static IReadOnlyList<AgreementSection> Of(Revision revision, View view, IReadOnlyList<Signature> signatures, string language)
    {
        var sheet = new AgreementSheet(revision, view, language);
        return
        [
            sheet.Section("Goal", sheet.Goal()),
            sheet.Section("Funnel", sheet.Funnel()),
            sheet.Section("Kpis", sheet.Kpis()),
            sheet.Section("Rules", sheet.Rules()),
            sheet.Section("Pace", [.. Pace(sheet.Terms, sheet.voice)]),
            sheet.Section("Meetings", sheet.Meetings()),
            sheet.Section("Parties", Parties(sheet.Terms, signatures, sheet.voice)),
        ];
    }

    /// <summary>How a goal spreads over the term, where the bands of the status lie, and from which size a deal is big.</summary>
    internal static IEnumerable<Part> Pace(Agreement terms, Voice voice)
    {
        yield return new Part.Text(voice.Join(
        [
            StandingWords.Capital(TermDiff.PaceOf(terms, voice)) + voice.Say("Sheet.Stop"),
            .. terms.Wins is { BigDeal.Amount: var amount } ? [voice.Say("Sheet.BigDeal", voice.Numbers.Money(amount))] : Array.Empty<string>(),
        ]));
        if (terms.Pace is { Method: PaceMethod.Monthly, Monthly: { Count: > 0 } months })
        {
            yield return new Part.Table(
                voice.Say("Sheet.Months"),
                [new(voice.Say("Sheet.Column.Month")), new(voice.Say("Sheet.Column.Share"), IsNumber: true)],
                [.. terms.Term.ByMonth().Zip(months, (month, percent) => new Row([voice.Dates.Of(month), NumberWords.Percent(percent / 100m)]))]);
        }
    }

    /// <summary>The parties with the people who answer for them, and who signed.</summary>
    internal static IReadOnlyList<Part> Parties(Agreement terms, IReadOnlyList<Signature> signatures, Voice voice)
    {
        Column[] signed = [new(voice.Say("Sheet.Column.SignedBy")), new(voice.Say("Sheet.Column.SignedOn"))];
        var table = new Part.Table(
            voice.Say("Table.Parties"),
            [new(voice.Say("Column.Department")), new(voice.Say("Column.People")), .. signatures.Count > 0 ? signed : []],
            [
                .. terms.Parties.Select(party => new Row(
                [
                    voice.NameOf(party.Id),
                    party.Owners.Count > 0 ? string.Join(", ", party.Owners) : voice.Say("Agreement.NoPerson"),
                    .. signatures.Count > 0 ? SignedFor(party) : [],
                ])),
            ]);
        return signatures.Count > 0 ? [table] : [table, new Part.Text(voice.Say("Agreement.NotSigned"))];

        string[] SignedFor(Party party) => signatures.FirstOrDefault(one => one.Party == party.Id) is { } signature
            ? [signature.By.Name, voice.Dates.Of(signature.At.InZone(terms.Calendar.Zone).Date)]
            : [EvidenceWords.Nothing, EvidenceWords.Nothing];
    }

    private AgreementSection Section(string id, IReadOnlyList<Part> parts) => new(id.ToLowerInvariant(), voice.Say($"Sheet.{id}"), parts);

    private IReadOnlyList<Part> Goal()
    {
        var customers = own.Catalog.Find(Terms.Funnel.Last.Id)!;
        return
        [
            new Part.Figures(
            [
                new(
                    voice.Say("Agreement.Goal"),
                    voice.Numbers.Money(Terms.Goal.Revenue.Amount),
                    voice.Say("Agreement.Goal.Hint", voice.Numbers.Money(Terms.Goal.AverageDealSize.Amount), voice.Numbers.CountUp(Terms.Goal.Customers), voice.NameOf(customers))),
                new(StandingWords.Capital(voice.NameOf(own.Catalog.Find(KpiIds.AverageDealSize)!)), voice.Numbers.Money(Terms.Goal.AverageDealSize.Amount)),
                new(voice.Say("Agreement.Term"), voice.Dates.Of(Terms.Term), voice.Count("Sheet.WorkingDays", Terms.Calendar.WorkingDays(Terms.Term))),
            ]),
        ];
    }

    private IReadOnlyList<Part> Funnel()
    {
        var targets = Terms.Funnel.TargetsFor(Terms.Goal.Customers);
        return
        [
            new Part.Table(
                voice.Say("Table.Targets", voice.Dates.Of(Terms.Term)),
                [
                    new(voice.Say("Column.Stage")),
                    new(voice.Say("Column.Owner")),
                    new(voice.Say("Sheet.Column.Rate"), IsNumber: true),
                    new(voice.Say("Column.Target"), IsNumber: true),
                    new(voice.Say("Sheet.Column.Worth"), IsNumber: true),
                    new(voice.Say("Column.Source")),
                ],
                [
                    .. Terms.Funnel.Stages.Select((stage, at) => new Row(
                    [
                        StandingWords.Capital(voice.NameOf(own.Catalog.Find(stage.Id)!)),
                        stage.Owner is { } owner ? voice.NameOf(owner) : EvidenceWords.Nothing,
                        EvidenceWords.Share(stage.Rate),
                        voice.Numbers.CountUp(targets[at]),
                        voice.Numbers.Money(Terms.Funnel.LeadValue(at, Terms.Goal.AverageDealSize).Amount),
                        SourceOf(own.Catalog.Find(stage.Id)!),
                    ])),
                ]),
            .. Terms.Funnel.Stages.Select(stage => own.Catalog.Find(stage.Id)!)
                .Where(kpi => kpi.Target is { } target && target != targets[Terms.Funnel.IndexOf(kpi.Id)])
                .Select(kpi => new Part.Text(voice.Say("Sheet.OwnTarget", StandingWords.Capital(voice.NameOf(kpi)), new AgreedKpis(topic).Target(kpi)))),
        ];
    }

    private IReadOnlyList<Part> Kpis()
    {
        var agreed = new AgreedKpis(topic);
        var others = own.Catalog.Agreed.Where(kpi => Terms.Funnel.IndexOf(kpi.Id) < 0 && kpi.Measure is not Measure.Ratio { Cohort: not null } && kpi.Id != KpiIds.Revenue).ToList();
        return
        [
            new Part.Table(
                voice.Say("Table.Agreed", voice.Dates.Of(Terms.Term)),
                [
                    new(voice.Say("Column.Kpi")),
                    new(voice.Say("Column.Owner")),
                    new(voice.Say("Column.Target"), IsNumber: true),
                    new(voice.Say("Column.Source")),
                    new(voice.Say("Sheet.Column.Fresh")),
                ],
                [
                    .. others.Select(kpi => new Row(
                    [
                        StandingWords.Capital(voice.NameOf(kpi)),
                        kpi.Owner is { } owner ? voice.NameOf(owner) : EvidenceWords.Nothing,
                        agreed.Target(kpi) ?? EvidenceWords.Nothing,
                        SourceOf(kpi),
                        kpi.FreshnessDays is var days && days > 0 ? voice.Count("Sheet.Days", days) : EvidenceWords.Nothing,
                    ])),
                ]),
        ];
    }

    private IReadOnlyList<Part> Rules() => new HandOffRules(topic).Table() is { Rows.Count: > 0 } table ? [table] : [new Part.Text(voice.Say("Sheet.NoRules"))];

    private IReadOnlyList<Part> Meetings()
    {
        // The next meeting is that of the revision in force by then, whichever is shown.
        var next = MeetingTimes.After(view).FirstOrDefault();
        return
        [
            new Part.Figures(
            [
                new(voice.Say("Column.Meeting"), Terms.Reporting?.Meeting ?? voice.Say("Agreement.Nothing")),
                .. next is null ? [] : new[] { new Figure(voice.Say("Agreement.Meeting"), voice.Dates.WithWeekday(next.At)) },
                .. Terms.Reporting is { } reporting
                    ? [new(voice.Say("Sheet.ScorecardDue"), TermDiff.ScorecardDueOf(reporting, voice))]
                    : Array.Empty<Figure>(),
                new(voice.Say("Agreement.Review"), Terms.Review is { } day ? voice.Dates.WithWeekday(day) : voice.Say("Agreement.Nothing")),
            ]),
        ];
    }

    // The feed that the agreement names, else the first that delivers.
    private string SourceOf(Kpi kpi) => kpi.Measure switch
    {
        _ when kpi.Feed is { } named => named.Value,
        Measure.Ratio ratio => view.Totals.FeedOf(ratio.Numerator)?.Value ?? EvidenceWords.Nothing,
        _ => view.Totals.FeedOf(kpi.Id)?.Value ?? EvidenceWords.Nothing,
    };
}
