using NodaTime;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Scorecards;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Tests.Scorecards;

/// <summary>Scorecards of the small company of the answers.</summary>
internal static class Cards
{
    public static readonly Period July = Period.Month(2026, 7);

    /// <summary>The company at the close of 31 July 2026.</summary>
    public static async Task<View> ViewAsync() => new(
        Harbour.History((Harbour.Agreement.Term.From, Harbour.Agreement)), await (await Harbour.FilledAsync()).TotalsAsync(WorkspaceId.Local, default), AsOf.CloseOf(Harbour.Today));

    /// <summary>The scorecard of a month, with what people said in it.</summary>
    public static async Task<Scorecard> OfAsync(int month) => new ScorecardEdits
    {
        Headline = new("Jane", "Leads fell short, the win rate held; we ask for two more people at the booth."),
        Comments = [new("Wei", "The webinar moved to August.")],
        Decisions = [new("Wei", "Move budget from events to web?")],
    }.WithPresenter(new("sales"), "Lin").On(ScorecardMaker.Of(await ViewAsync(), Period.Month(2026, month), new LocalDate(2026, month + 1, 4))!);
}
