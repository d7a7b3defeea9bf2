namespace SlaBot.Channels.Inbound;

/// <summary>One thing that has to hold, and the name under which it is refused where it does not.</summary>
/// <param name="Name">What holds, as a short sentence: it stands in the log, in the tests and in docs/security.md.</param>
/// <param name="Holds">Whether it does. It never throws, and it does not lean on the rules before it.</param>
public sealed record Rule<T>(string Name, Func<T, bool> Holds);

/// <summary>Folds rules.</summary>
public static class Rules
{
    /// <summary>The name of the first rule that does not hold, or null where all hold.</summary>
    public static string? FirstBroken<T>(this IReadOnlyList<Rule<T>> rules, T candidate)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if (!rules[i].Holds(candidate))
            {
                return rules[i].Name;
            }
        }

        return null;
    }
}
