namespace SlaBot.Conversation.Answers;

/// <summary>The stretch just before another: what it is compared with where nothing else was named.</summary>
internal static class Preceding
{
    /// <summary>The month before a month, the quarter before a quarter, the year before a year; else as many days.</summary>
    public static Period Of(Period period)
    {
        foreach (var months in new[] { 1, 3, 6, 12 })
        {
            if (period.From.Day == 1 && period == Period.Months(period.From, months))
            {
                return Period.Months(period.From.PlusMonths(-months), months);
            }
        }

        return new(period.From.PlusDays(-period.Length), period.From.PlusDays(-1));
    }
}
