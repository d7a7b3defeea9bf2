using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Wins;

namespace SlaBot.Conversation.Answers;

/// <summary>Says what was won.</summary>
internal sealed class WinWords(Topic topic)
{
    private const int Most = 5;
    private readonly Voice voice = topic.Voice;

    /// <summary>How many deals, for how much, in one sentence.</summary>
    public string Won(WonDeals won) => voice.Count("Wins.Won", (int)Math.Min(int.MaxValue, won.Count), voice.Numbers.Money(won.Amount), voice.Dates.Of(won.Days));

    /// <summary>The largest deals that can be told apart; null where none can.</summary>
    public Part.Table? Largest(WonDeals won) => won.Single.Count == 0
        ? null
        : new(
            voice.Say(won.Together > 0 ? "Table.Deals.Single" : "Table.Deals", won.Together),
            [new(voice.Say("Column.Day")), new(voice.Say("Column.Amount"), IsNumber: true), new(voice.Say("Column.Source")), .. IsBigAgreed ? new[] { new Column(voice.Say("Column.Size")) } : []],
            [
                .. won.Single.Take(Most).Select(deal => new Row(
                [
                    voice.Dates.WithWeekday(deal.Date),
                    voice.Numbers.Money(deal.Amount),
                    deal.Source.Length > 0 ? deal.Source : voice.Say("Source.None"),
                    .. IsBigAgreed ? new[] { IsBig(deal) ? voice.Say("Wins.Big") : "" } : [],
                ])),
            ]);

    /// <summary>What a period will be remembered for: the first deal of all, a record, the goal reached; null where there is none of it.</summary>
    public Part.Text? Moments(Period period, WonDeals won)
    {
        string?[] moments =
        [
            WonDeals.FirstDay(topic.View) is { } first && period.Contains(first) ? voice.Say("Wins.First", voice.Dates.Of(first)) : null,
            WonDeals.GoalReachedOn(topic.View) is { } reached && period.Contains(reached)
                ? voice.Say("Wins.Goal", voice.Numbers.Money(topic.View.Agreement!.Goal.Revenue.Amount), voice.Dates.Of(reached))
                : null,
            .. WonRecord.In(period, topic.View).Where(record => record.IsRecord).Select(record => voice.Say($"Wins.Record.{record.Span}", voice.Dates.Of(record.Days), voice.Numbers.Money(record.Amount))),
            won.Single.Count(IsBig) is > 0 and var big ? voice.Count("Wins.BigDeals", big, voice.Numbers.Money(topic.View.Agreement!.Wins!.BigDeal.Amount)) : null,
        ];
        var told = moments.OfType<string>().ToList();
        return told.Count > 0 ? new(voice.Join(told)) : null;
    }

    private bool IsBigAgreed => topic.View.Agreement?.Wins is not null;

    private bool IsBig(WonDeal deal) => topic.View.Agreement?.Wins is { BigDeal.Amount: var big } && deal.Amount >= big;
}
