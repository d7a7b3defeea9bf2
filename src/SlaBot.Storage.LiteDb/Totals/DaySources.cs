using System.Collections;
using System.Diagnostics.CodeAnalysis;
using SlaBot.Domain.Facts;

namespace SlaBot.Storage.LiteDb.Totals;

/// <summary>What one day holds, source by source in ordinal order, read out of its page whenever it is asked for.</summary>
internal sealed class DaySources(byte[] page, int start, int count, string[] sources) : IReadOnlyDictionary<string, DailyTotal>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => this.Select(cell => cell.Key);

    /// <inheritdoc/>
    public IEnumerable<DailyTotal> Values
    {
        get
        {
            var position = start;
            for (var i = 0; i < count; i++)
            {
                yield return TotalAt(ref position);
            }
        }
    }

    /// <inheritdoc/>
    public DailyTotal this[string key] => TryGetValue(key, out var total)
        ? total
        : throw new KeyNotFoundException($"The day holds nothing from '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out DailyTotal value)
    {
        foreach (var (source, total) in this)
        {
            if (source == key)
            {
                value = total;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, DailyTotal>> GetEnumerator()
    {
        var position = start;
        for (var i = 0; i < count; i++)
        {
            yield return CellAt(ref position);
        }
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private DailyTotal TotalAt(ref int position)
    {
        var reader = new PageReader(page, position);
        reader.Count();
        var total = reader.Cell();
        position = reader.Position;
        return total;
    }

    private KeyValuePair<string, DailyTotal> CellAt(ref int position)
    {
        var reader = new PageReader(page, position);
        var cell = new KeyValuePair<string, DailyTotal>(sources[reader.Count()], reader.Cell());
        position = reader.Position;
        return cell;
    }
}
