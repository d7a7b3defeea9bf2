using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Scorecards;

namespace SlaBot.Conversation.Scorecards;

/// <summary>
/// A scorecard in words, the same for the chat, the post and the page: the goal, then rates, which show what is happening,
/// then totals, which show where it has led; then why, what was won, and what is to be decided.
/// </summary>
public static class ScorecardReply
{
    /// <summary>The scorecard as one reply.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
    /// <param name="scene">What there is to say beside.</param>
    public static Reply Of(Scorecard card, string language, ScorecardScene scene)
    {
        var voice = Voice.Of(language, card);
        return new()
        {
            Language = voice.Language,
            Status = card.Goal?.Status,
            Headline = new ScorecardHead(card, voice, scene.Only).Headline(),
            Parts =
            [
                .. Corrections(scene, voice),
                .. Sections(card, language, scene).SelectMany(section => section.IsTitled ? [new Part.Heading(section.Title), .. section.Parts] : section.Parts),
                .. scene.Notes,
            ],
            Choices = scene.Choices,
            IsDemo = scene.IsDemo,
        };
    }

    /// <summary>The parts of a scorecard under their titles, in the order in which they are presented.</summary>
    /// <param name="card">The scorecard.</param>
    /// <param name="language">The language.</param>
    /// <param name="scene">What there is to say beside.</param>
    public static IReadOnlyList<ScorecardSection> Sections(Scorecard card, string language, ScorecardScene scene)
    {
        var voice = Voice.Of(language, card);
        var (head, tables, said) = (new ScorecardHead(card, voice, scene.Only), new ScorecardTables(card, voice, scene.Only), new ScorecardSentences(card, voice, scene.Only));
        var isJoint = scene.Only is null;
        ScorecardSection[] sections =
        [
            Section("Goal", false, isJoint ? head.Lead() : null, head.Progress(), head.Term()),
            Section("Rates", false, tables.Rates()),
            Section("Totals", false, tables.Totals(), isJoint ? RecurringWords.Table(card.Recurring, card.Days, voice) : null),
            Section("HandOff", false, said.HandOff()),
            Section("Why", true, isJoint ? [tables.Drivers(), .. said.Reasons()] : []),
            Section("Wins", true, isJoint ? [.. said.Wins()] : []),
            Section("Decisions", true, [.. said.Decisions()]),
            Section("Rest", false, said.Gone(), isJoint ? said.Presenters() : null, said.Provenance()),
        ];
        return [.. sections.Where(section => section.Parts.Count > 0)];

        ScorecardSection Section(string id, bool isTitled, params Part?[] parts) =>
            new(id, voice.Say($"Scorecard.Section.{id}"), [.. parts.OfType<Part>()], isTitled);
    }

    /// <summary>What was corrected, a note for each day on which that was noticed.</summary>
    public static IEnumerable<Part.Note> Corrections(ScorecardScene scene, Voice voice) =>
        scene.Corrections.Select(correction => new Part.Note(
            NoteKind.Caution,
            voice.Say("Scorecard.Corrected", voice.Dates.Of(correction.On), string.Join(voice.Say("Scorecard.Semicolon"), Corrected(correction.Compared, voice)))));

    private static IEnumerable<string> Corrected(ScorecardComparison compared, Voice voice)
    {
        var words = new ScorecardKpiWords(voice);
        foreach (var kpi in compared.Changed)
        {
            yield return $"{voice.NameOf(kpi.Known.Name)} {words.Value(kpi.Known, kpi.Earlier?.Actual)} → {words.Value(kpi.Known, kpi.Later?.Actual)}";
        }

        if (compared is { IsHandOffOther: true, Earlier.HandOff: { } before, Later.HandOff: { } after })
        {
            var numbers = voice.Numbers;
            yield return voice.Say("Scorecard.Corrected.HandOff", numbers.Count(before.InTime), numbers.Count(before.Timed), numbers.Count(after.InTime), numbers.Count(after.Timed));
        }

        if (compared.AreWinsOther)
        {
            yield return voice.Say("Scorecard.Corrected.Wins");
        }
    }
}

/// <summary>A part of a scorecard that is presented by itself.</summary>
/// <param name="Id">Which one.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Parts">What it says.</param>
/// <param name="IsTitled">Whether a reply says its title: its parts do not say by themselves what they are.</param>
public sealed record ScorecardSection(string Id, string Title, IReadOnlyList<Part> Parts, bool IsTitled);
