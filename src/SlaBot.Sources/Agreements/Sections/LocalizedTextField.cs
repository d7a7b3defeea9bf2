using SlaBot.Domain.Values;
using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>A name: plain text, or English and Traditional Chinese.</summary>
internal static class LocalizedTextField
{
    public static LocalizedText? Read(Field? field)
    {
        if (field is not { IsMapping: true })
        {
            return field?.Value(Texts.Line) is { } text ? new(text) : null;
        }

        var languages = field.Section("")!;
        var english = languages.Require("en", "the English words, or write the name as plain text")?.Value(Texts.Line);
        var chinese = languages.Find("zh-Hant")?.Value(Texts.Line);
        languages.RefuseOthers();
        return english is null ? null : new(english, chinese);
    }
}
