using SlaBot.Sources.Agreements.Words;

namespace SlaBot.Sources.Agreements.Sections;

/// <summary>The days that the agreement covers.</summary>
internal static class TermSection
{
    private const int LongestYears = 10;

    public static Period? Read(Field? field)
    {
        if (field?.Section("{ from: 2026-01-01, to: 2026-12-31 }") is not { } term)
        {
            return null;
        }

        var from = term.Require("from", "the first day, such as 2026-01-01")?.Value(Dates.Day);
        var end = term.Require("to", "the last day, such as 2026-12-31");
        var to = end?.Value(Dates.Day);
        term.RefuseOthers();
        if (from is not { } first || to is not { } last)
        {
            return null;
        }

        if (last < first)
        {
            end!.Refuse("The term ends before it begins: change one of the two days.");
            return null;
        }

        if (last >= first.PlusYears(LongestYears))
        {
            end!.Refuse(FormattableString.Invariant($"The term is longer than {LongestYears} years: agree on a shorter one, usually twelve months."));
            return null;
        }

        return new(first, last);
    }
}
