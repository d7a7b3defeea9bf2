using SlaBot.Domain.Agreements;

namespace SlaBot.Sources.Agreements;

/// <summary>Tells two agreements apart, in words.</summary>
public static class AgreementDiff
{
    /// <summary>
    /// Every difference from one agreement to another; empty exactly when both say the same, whatever their files look
    /// like. A stage, party or KPI that came or went is one change; one that only moved within its list is another.
    /// </summary>
    public static IReadOnlyList<AgreementChange> Between(Agreement before, Agreement after)
    {
        var (old, now) = (AgreementOutline.Of(before), AgreementOutline.Of(after));
        return
        [
            .. Fields("", old.Single, now.Single),
            .. old.Lists.Zip(now.Lists).SelectMany(pair => Items(pair.First.Path, pair.First.Items, pair.Second.Items)),
        ];
    }

    private static IEnumerable<AgreementChange> Fields(
        string prefix, IReadOnlyList<(string Path, string? Text)> before, IReadOnlyList<(string Path, string? Text)> after)
    {
        var (old, now) = (before.ToDictionary(f => f.Path, f => f.Text), after.ToDictionary(f => f.Path, f => f.Text));
        return before.Select(f => f.Path).Union(after.Select(f => f.Path))
            .Select(path => new AgreementChange(prefix + path, old.GetValueOrDefault(path), now.GetValueOrDefault(path)))
            .Where(change => change.Before != change.After);
    }

    private static IEnumerable<AgreementChange> Items(string path, IReadOnlyList<OutlineItem> before, IReadOnlyList<OutlineItem> after)
    {
        var (old, now) = (before.ToDictionary(i => i.Id), after.ToDictionary(i => i.Id));
        var removed = before.Where(i => !now.ContainsKey(i.Id)).Select(i => new AgreementChange($"{path}.{i.Id}", i.Summary, null));
        var added = after.Where(i => !old.ContainsKey(i.Id)).Select(i => new AgreementChange($"{path}.{i.Id}", null, i.Summary));
        var changed = before.Where(i => now.ContainsKey(i.Id)).SelectMany(i => Fields($"{path}.{i.Id}.", i.Fields, now[i.Id].Fields));
        return [.. removed, .. added, .. Moved(path, [.. before.Select(i => i.Id)], [.. after.Select(i => i.Id)]), .. changed];
    }

    private static IEnumerable<AgreementChange> Moved(string path, string[] before, string[] after)
    {
        var kept = InBothOrders([.. before.Intersect(after)], [.. after.Intersect(before)]);
        return before.Intersect(after).Where(id => !kept.Contains(id))
            .Select(id => new AgreementChange($"{path}.{id}.place", Place(before, id), Place(after, id)))
            .Where(change => change.Before != change.After);
    }

    private static string Place(string[] order, string id) =>
        Array.IndexOf(order, id) is var at and > 0 ? $"after {order[at - 1]}" : "first";

    /// <summary>The most ids that stand in the same order in both lists; the others moved.</summary>
    private static HashSet<string> InBothOrders(string[] before, string[] after)
    {
        var places = before.Select(id => Array.IndexOf(after, id)).ToArray();
        var (length, previous) = (new int[places.Length], new int[places.Length]);
        for (var i = 0; i < places.Length; i++)
        {
            (length[i], previous[i]) = Enumerable.Range(0, i).Where(j => places[j] < places[i])
                .Select(j => (length[j] + 1, j)).DefaultIfEmpty((1, -1)).Max();
        }

        var kept = new HashSet<string>();
        for (var i = places.Length == 0 ? -1 : Array.IndexOf(length, length.Max()); i >= 0; i = previous[i])
        {
            kept.Add(before[i]);
        }

        return kept;
    }
}
