using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Schedules;
using SlaBot.Conversation.Tracking;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Tracking;

namespace SlaBot.Conversation.Answers;

/// <summary>"What did we agree?": the terms in force, who answers for what, the rules of the hand-off, and the versions.</summary>
internal sealed class AgreementAnswer : IAnswer
{
    /// <inheritdoc/>
    public Intent Intent => Intent.Agreement;

    /// <inheritdoc/>
    public async ValueTask<Answered> GiveAsync(Topic topic, CancellationToken cancellation)
    {
        if (topic.Reading.Aspect == AgreementAspect.Draft)
        {
            return DraftAnswer.Of(topic);
        }

        if (topic.View.Revision is not { } revision)
        {
            return topic.Tell(topic.Voice.Say("Help.NoAgreement"), []);
        }

        switch (topic.Reading.Aspect)
        {
            case AgreementAspect.Evidence:
                return new(topic.Reading, [], EvidenceReply.Of(topic.View, topic.Voice.Language, Scene(topic))!);
            case AgreementAspect.Changes:
                return AgreementPast.Changes(topic);
            case AgreementAspect.Reset:
                return Reset(topic);
            case AgreementAspect.Proposals:
                return Proposals(topic, revision);
            case AgreementAspect.Tracking when Tracked(topic) is { Count: > 0 } tracked:
                var (headline, parts) = new TrackingReply(topic.Voice, topic.View).All(tracked);
                return topic.Tell(headline, parts, NextSteps.Of(topic, Intent.Scorecard, Intent.Agreement));
            default:
                break;
        }

        var kpis = topic.Reading.Kpis.Select(topic.View.Catalog.Find).OfType<Kpi>().ToList();
        if (kpis.Count == 0 && topic.Reading is { Department: null, Period: { } days } && AgreementPast.During(topic, days) is { } then)
        {
            return then;
        }

        return kpis.Count > 0 ? new AgreedKpis(topic).About(kpis)
            : topic.Reading.Department is { } department ? new AgreedKpis(topic).Of(department)
            : Whole(topic, revision, topic.Signed is { } signed ? await signed(revision.Number, cancellation) : []);
    }

    private static IReadOnlyList<KpiTracking> Tracked(Topic topic)
    {
        var (all, reading) = (Trackability.All(topic.View), topic.Reading);
        return [.. all.Where(one => reading.Kpis.Count > 0 ? reading.Kpis.Contains(one.Kpi.Id) : reading.Department is null || one.Kpi.Owner == reading.Department)];
    }

    // Where nothing speaks for it, that is said with what was looked at.
    private static Answered Reset(Topic topic)
    {
        var (view, language, scene) = (topic.View, topic.Voice.Language, Scene(topic));
        if (ResetReview.Of(view) is { } review)
        {
            return new(topic.Reading, [], ResetReply.Of(review, view, language, scene));
        }

        var evidence = EvidenceReply.Of(view, language, scene)!;
        return new(topic.Reading, [], evidence with { Headline = topic.Voice.Join([topic.Voice.Say("Negotiation.Reset.None"), evidence.Headline]) });
    }

    // Where there is a desk for them, it answers instead.
    private static Answered Proposals(Topic topic, Revision revision) => topic.Tell(
        topic.Voice.Say("Approve.HowTo"),
        [new Part.Text(topic.Voice.Say("Approve.InForce", revision.Terms.Name, revision.Number, topic.Voice.Dates.Of(revision.Reach.From))), new RevisionWords(topic).Part()],
        NextSteps.Of(topic, Intent.Agreement, Intent.Pace));

    private static AgreementScene Scene(Topic topic) => new()
    {
        Notes = [.. new NoteWords(topic).Notes()],
        Choices = NextSteps.Of(topic, Intent.Pace, Intent.Target, Intent.Funnel),
        IsDemo = topic.IsDemo,
    };

    private static Answered Whole(Topic topic, Revision revision, IReadOnlyList<Signature> signatures)
    {
        var voice = topic.Voice;
        var rules = new HandOffRules(topic);
        var missing = MissingKeys(revision.Terms, rules).ToList();
        return topic.Tell(
            Headline(topic, revision),
            [
                new Part.Figures([.. Figures(topic, revision.Terms)]),
                .. AgreementSheet.Parties(revision.Terms, signatures, voice),
                new AgreedKpis(topic).Table(topic.View.Catalog.Agreed, voice.Say("Table.Agreed", voice.Dates.Of(revision.Terms.Term))),
                rules.Table(),
                .. AgreementSheet.Pace(revision.Terms, voice),
                new RevisionWords(topic).Part(),
                missing.Count > 0 ? new Part.Text(voice.Say("Agreement.Missing", string.Join(", ", missing))) : null,
            ],
            NextSteps.Of(topic, Intent.Pace, Intent.Scorecard, Intent.Schedule));
    }

    private static string Headline(Topic topic, Revision revision)
    {
        var (dates, day) = (topic.Voice.Dates, topic.View.AsOf.Day);
        var key = day < revision.Reach.From ? "Agreement.Begins" : day > revision.Reach.To ? "Agreement.Ended" : "Agreement.InForce";
        return topic.Voice.Say(key, revision.Terms.Name, revision.Number, dates.Of(revision.Reach.From), dates.Of(revision.Reach.To));
    }

    private static IEnumerable<Figure> Figures(Topic topic, Agreement terms)
    {
        var voice = topic.Voice;
        var customers = topic.View.Catalog.Find(terms.Funnel.Last.Id)!;
        yield return new(
            voice.Say("Agreement.Goal"),
            voice.Numbers.Money(terms.Goal.Revenue.Amount),
            voice.Say("Agreement.Goal.Hint", voice.Numbers.Money(terms.Goal.AverageDealSize.Amount), voice.Numbers.CountUp(terms.Goal.Customers), voice.NameOf(customers)));
        yield return MeetingTimes.After(topic.View).FirstOrDefault() is { } next
            ? new(voice.Say("Agreement.Meeting"), voice.Dates.WithWeekday(next.At), next.Revision.Terms.Reporting!.Meeting)
            : new(voice.Say("Agreement.Meeting"), voice.Say("Agreement.Nothing"));
        yield return new(voice.Say("Agreement.Review"), terms.Review is { } day ? voice.Dates.WithWeekday(day) : voice.Say("Agreement.Nothing"));
    }

    private static IEnumerable<string> MissingKeys(Agreement terms, HandOffRules rules)
    {
        (bool Has, string Key)[] keys =
        [
            (terms.Parties.All(party => party.Owners.Count > 0), "parties.owners"),
            (terms.Reporting is not null, "reporting.meeting"),
            (terms.Review is not null, "review"),
            (terms.Wins is not null, "wins.big_deal"),
        ];
        return keys.Where(key => !key.Has).Select(key => key.Key).Concat(rules.MissingKeys());
    }
}
