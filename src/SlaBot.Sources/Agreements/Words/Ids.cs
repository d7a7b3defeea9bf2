using SlaBot.Domain.Values;

namespace SlaBot.Sources.Agreements.Words;

/// <summary>Reads the short names by which files and commands know things.</summary>
internal static class Ids
{
    private static readonly string[] Feeds = ["deals", "leads", "daily"];

    /// <summary>The id of a stage or KPI.</summary>
    public static (KpiId?, string?) Kpi(string text) => KpiId.IsValid(text) ? (new KpiId(text), null) : (null, NotAnId(text));

    /// <summary>The id of a department.</summary>
    public static (PartyId?, string?) Party(string text) => PartyId.IsValid(text) ? (new PartyId(text), null) : (null, NotAnId(text));

    /// <summary>A reason to reject a lead.</summary>
    public static (string?, string?) Code(string text) => KpiId.IsValid(text) ? (text, null) : (null, NotAnId(text));

    /// <summary>A feed. Other names than the three are allowed, but not those that look like a slip of one of them.</summary>
    public static (Feed?, string?) Feed(string text)
    {
        if (!Domain.Values.Feed.IsValid(text))
        {
            return (null, NotAnId(text));
        }

        return !Feeds.Contains(text) && Nearest.To(text, Feeds) is { } meant
            ? (null, $"'{text}' is not a source. Did you mean '{meant}'?")
            : (new Feed(text), null);
    }

    private static string NotAnId(string text)
    {
        var letters = text.ToLowerInvariant().Trim().Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c : '_');
        var near = string.Concat(letters).Trim('_', '-');
        var question = KpiId.IsValid(near) ? $" Did you mean '{near}'?" : "";
        return $"'{text}' is not an id: use a-z, 0-9, '_' and '-', at most 64 of them.{question}";
    }
}
