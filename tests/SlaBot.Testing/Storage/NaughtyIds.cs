using SlaBot.Testing.Readings;

namespace SlaBot.Testing.Storage;

/// <summary>Ids that trip up stores: each must be kept apart from all others and come back as it was.</summary>
public static class NaughtyIds
{
    private static readonly string X = new('x', 999);

    /// <summary>Gets them, none twice and none empty.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[]
        {
            "a", "A", "a ", " a", "a\t", "a\n", "a\r\n", "\u0000", "a\u0000", "a\u0000b", "\u001f", "a\u001fb", "a\u001f", "\u001e", "\u0020",
            "\u001e2C70E12B7A0646F92279F427C7B38E7334D8E5389CFF167A1DC30E73F826B683", "_id", "$", "@0", "null", "true", "0", "00", "-1", "1e400",
            "\u00e9", "e\u0301", "ﷺ", "\u202eabc", "\ufeff", "\ufeffa", "\ufffd", "\uffff", "😀", "👩‍👩‍👧", "田中さん", "19:abc@thread.tacv2",
            "19:abc@thread.tacv2;messageid=1", "'; DROP TABLE inbox; --", "../../etc/passwd", "<script>alert(1)</script>", "{\"a\":1}", "%00", "\\u0000",
            X + "y", X + "z", "y" + X, new('田', 1_000), new string('田', 999) + "中", string.Concat(Enumerable.Repeat("😀", 500)), new('\u0000', 1_000),
        }.Concat(NaughtyStrings.All.Where(text => text.Length <= 1_000 && !text.Any(char.IsSurrogate))).Distinct(StringComparer.Ordinal),
    ];
}
