using System.Collections.Concurrent;
using System.Globalization;
using SlaBot.Conversation.Agreements;
using SlaBot.Domain.Agreements;

namespace SlaBot.Testing.Storage;

/// <summary>Writes what tells agreements apart in tests, and reads back the agreement that was written so.</summary>
public sealed class RememberedFormat : IAgreementFormat
{
    private readonly ConcurrentDictionary<string, Agreement> written = [];

    public string Write(Agreement terms)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{terms.Name}; {terms.Term}; {terms.Goal.Revenue.Amount} / {terms.Goal.AverageDealSize.Amount}; {string.Join(' ', terms.Funnel.Stages.Select(stage => $"{stage.Id} {stage.Rate}"))}; {string.Join(' ', terms.Parties.Select(party => party.Id))}; {string.Join(' ', terms.Kpis.Select(kpi => $"{kpi.Id} {kpi.Target}"))}; {terms.Review}");
        written[text] = terms;
        return text;
    }

    public Agreement Read(string text) => written.TryGetValue(text, out var terms) ? terms : throw new FormatException(text);
}
