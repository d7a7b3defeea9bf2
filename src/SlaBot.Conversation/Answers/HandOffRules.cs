using NodaTime;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;

namespace SlaBot.Conversation.Answers;

/// <summary>Says the agreed rules for the hand-off of leads; a rule that was not agreed is named with the key that sets it.</summary>
/// <param name="voice">The words.</param>
/// <param name="agreed">The rules, or null where none were agreed.</param>
internal sealed class HandOffRules(Voice voice, LeadManagement? agreed)
{
    private readonly LeadManagement rules = agreed ?? new();

    /// <summary>The rules of what is asked about.</summary>
    public HandOffRules(Topic topic)
        : this(topic.Voice, topic.View.Agreement?.LeadManagement)
    {
    }

    /// <summary>Gets how fast sales answers a lead, or null.</summary>
    public string? FirstResponse => rules.FirstResponse is { } limit ? voice.Say("Rules.BusinessHours", Hours(limit)) : null;

    /// <summary>Gets how often sales tries to reach a lead, or null.</summary>
    public string? Attempts => rules.Attempts is { } tries ? voice.Say(tries.BusinessDays ? "Rules.Attempts.Business" : "Rules.Attempts.Days", tries.Count, tries.Days) : null;

    /// <summary>Gets how fast sales accepts or rejects a lead, or null.</summary>
    public string? AcceptOrReject => rules.AcceptOrReject is { } limit
        ? voice.Say("Rules.AcceptOrReject", voice.Say(rules.AcceptOrRejectInBusinessHours ? "Rules.BusinessHours" : "Rules.ClockHours", Hours(limit)))
        : null;

    /// <summary>Gets the reasons for which a lead may be rejected, or null.</summary>
    public string? RejectionCodes => rules.RejectionCodes.Count > 0 ? string.Join(", ", rules.RejectionCodes) : null;

    /// <summary>The agreed rules, a row each; what a stage means comes last.</summary>
    public Part.Table Table()
    {
        (string Key, string? Words)[] known =
        [
            ("Rules.FirstResponse.Name", FirstResponse),
            ("Rules.Attempts.Name", Attempts),
            ("Rules.AcceptOrReject.Name", AcceptOrReject),
            ("Rules.RejectionCodes.Name", RejectionCodes),
        ];
        return new(
            voice.Say("Table.Rules"),
            [new(voice.Say("Column.Rule")), new(voice.Say("Column.Agreed"))],
            [
                .. known.Where(rule => rule.Words is not null).Select(rule => new Row([voice.Say(rule.Key), rule.Words!])),
                .. rules.Definitions.Select(definition => new Row([voice.Say("Rules.Definition.Name", definition.Key.ToUpperInvariant()), definition.Value])),
            ]);
    }

    /// <summary>The keys of the agreement file under which what was not agreed would stand.</summary>
    public IEnumerable<string> MissingKeys()
    {
        (bool Has, string Key)[] keys =
        [
            (rules.Definitions.Count > 0, "lead_management.definitions"),
            (rules.FirstResponse is not null, "lead_management.first_response"),
            (rules.Attempts is not null, "lead_management.attempts"),
            (rules.AcceptOrReject is not null, "lead_management.accept_or_reject"),
            (rules.RejectionCodes.Count > 0, "lead_management.rejection_codes"),
        ];
        return keys.Where(key => !key.Has).Select(key => key.Key);
    }

    private string Hours(Duration limit) => voice.Numbers.In(Domain.Kpis.KpiUnit.Hours, (decimal)limit.TotalHours);
}
