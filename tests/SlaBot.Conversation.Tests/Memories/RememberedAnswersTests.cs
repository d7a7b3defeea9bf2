using CsCheck;
using NodaTime;
using SlaBot.Conversation.Answers;
using SlaBot.Conversation.Memories;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Conversation.Threads;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Tests.Memories;

/// <summary>A remembered answer is the one that would be given anew: after any change, in any workspace, to anybody.</summary>
public sealed class RememberedAnswersTests
{
    private static readonly WorkspaceId[] Workspaces = [new("harbour"), new("pine")];

    // With follow-ups, a change and its yes, an undo, a word to be learned, and what only some may do.
    private static readonly string[] Messages =
    [
        "are we on pace?", "are we on pace?", "How many leads this month?", "and last month?", "why are we behind?", "what did we agree on?",
        "how are visits?", "達成率如何？", "log 999 visits for today", "yes", "no", "undo", "how many demos?", "SQLs", "how's the rate", "the second one", "help",
    ];

    private static readonly int[] Waits = [0, 1, 30, 60, 7_200];

    private static readonly Reader Remembering = new();
    private static readonly Reader Forgetful = new(0);

    [Fact]
    public void Whatever_happens_in_between_it_is_the_answer_that_would_be_given_without_a_memory() =>
        GenSteps.Sample(
            async steps =>
            {
                var company = new Company();
                var (conversation, threads) = (company.Conversation(Remembering, new()), new ThreadMemory());
                var twin = new Company();
                var now = Instant.FromUtc(2026, 7, 29, 12, 0);
                foreach (var step in steps)
                {
                    await company.ChangeAsync(step);
                    await twin.ChangeAsync(step);
                    now += Duration.FromSeconds(step.Seconds);
                    var question = step.Question(now);

                    var given = await conversation.AnswerAsync(question, TestContext.Current.CancellationToken);
                    var anew = await twin.Conversation(Forgetful, threads).AnswerAsync(question, TestContext.Current.CancellationToken);

                    TextRenderer.Render(given.Reply).ShouldBe(TextRenderer.Render(anew.Reply));
                    given.Reading.ShouldBe(anew.Reading);
                    given.Reply.Choices.ShouldBe(anew.Reply.Choices);
                    (given.Write is null, given.IsOutdated).ShouldBe((anew.Write is null, anew.IsOutdated));
                    given.Standings.Select(standing => (standing.Kpi.Id, standing.Actual, standing.Target, standing.AsOf))
                        .ShouldBe(anew.Standings.Select(standing => (standing.Kpi.Id, standing.Actual, standing.Target, standing.AsOf)));
                }
            },
            iter: 60);

    [Fact]
    public async Task The_same_question_in_the_same_minute_is_answered_once()
    {
        var company = new Company();
        var conversation = company.Conversation(Remembering, new());
        var step = new Step(0, Change.None, 0, 0, "jane", true, 0);
        var noon = Instant.FromUtc(2026, 7, 29, 12, 0);

        var first = await conversation.AnswerAsync(step.Question(noon), TestContext.Current.CancellationToken);
        var again = await conversation.AnswerAsync(step.Question(noon + Duration.FromSeconds(59)) with { Asker = null }, TestContext.Current.CancellationToken);
        var other = await conversation.AnswerAsync((step with { Person = "wei" }).Question(noon + Duration.FromSeconds(59)), TestContext.Current.CancellationToken);
        var later = await conversation.AnswerAsync((step with { Person = "lee" }).Question(noon + Duration.FromSeconds(60)), TestContext.Current.CancellationToken);

        other.ShouldBeSameAs(first);
        again.ShouldNotBeSameAs(first);
        later.ShouldNotBeSameAs(first);
    }

    [Fact]
    public void No_more_answers_are_kept_than_fit_and_none_beyond_its_minute()
    {
        var memory = new AnswerMemory();
        var (now, answer) = (Instant.FromUtc(2026, 7, 29, 12, 0), new Answered(Of(0), [], new() { Language = "en", Headline = "Hello" }));
        for (var i = 0; i < 3 * AnswerMemory.Most; i++)
        {
            memory.Remember(Key(i), answer, now);
            memory.Count.ShouldBeLessThanOrEqualTo(AnswerMemory.Most);
            memory.Recall(Key(i), now).ShouldBe(answer);
        }

        memory.Recall(Key((3 * AnswerMemory.Most) - 1), now + Duration.FromMinutes(1)).ShouldBeNull();
        memory.Remember(Key(0), answer, now + Duration.FromMinutes(1));
        memory.Count.ShouldBe(1);

        static Reading Of(int place) => new() { Language = "en", Intent = Intent.Pace, Confidence = 1, Place = place };
        static AnswerKey Key(int place) => new(Workspaces[0], new(AgreementHistory.Empty, DailyTotals.Empty, default), Of(place), true, false);
    }

    private static readonly Gen<Step[]> GenSteps = Gen.Select(
            Gen.Int[0, Workspaces.Length - 1],
            Gen.Frequency((8, Gen.Const(Change.None)), (1, Gen.Const(Change.Import)), (1, Gen.Const(Change.Reset)), (1, Gen.Const(Change.Learn))),
            Gen.Int[1, 50],
            Gen.Int[0, Messages.Length - 1],
            Gen.Bool.Select(isJane => isJane ? "jane" : "wei"),
            Gen.Bool,
            Gen.Int[0, 4].Select(at => Waits[at]))
        .Select(all => new Step(all.Item1, all.Item2, all.Item3, all.Item4, all.Item5, all.Item6, all.Item7))
        .Array[1, 40];

    private enum Change
    {
        None,
        Import,
        Reset,
        Learn,
    }

    /// <summary>Something changes perhaps, time passes, and somebody says something.</summary>
    private sealed record Step(int Workspace, Change Change, int Number, int Message, string Person, bool MayChange, int Seconds)
    {
        public Question Question(Instant now) => new(Workspaces[Workspace], new(Messages[Message], []), now)
        {
            Asker = new(new(Workspaces[Workspace], "thread", Person), MayChange),
        };
    }

    private sealed class Company
    {
        private readonly InMemoryFactStore facts = new(Harbour.Agreement);
        private readonly InMemoryWordStore words = new();
        private readonly Agreements agreements = new();

        public Conversation Conversation(IReader reader, ThreadMemory threads) => new(reader, agreements, facts, words) { Threads = threads };

        public async Task ChangeAsync(Step step)
        {
            var (workspace, cancellation) = (Workspaces[step.Workspace], TestContext.Current.CancellationToken);
            switch (step.Change)
            {
                case Change.Import:
                    _ = await facts.AppendAsync(workspace, [new DailyFact(new(2026, 7, 1 + (step.Number % 28)), step.Number % 2 == 0 ? KpiIds.Visits : KpiIds.Leads, null, step.Number)], cancellation);
                    break;
                case Change.Reset:
                    _ = await agreements.AddAsync(workspace, Harbour.Agreement with { Goal = new(new(1_000_000m + step.Number, new("USD")), new(12_000m, new("USD"))) }, new(2026, 7, 1), Instant.FromUtc(2026, 7, 1, 0, 0), cancellation);
                    break;
                case Change.Learn:
                    await words.SuggestAsync(workspace, new("demos", KpiIds.Sqls), Instant.FromUtc(2026, 7, 1, 0, 0), cancellation);
                    _ = await words.DecideAsync(workspace, new("demos", KpiIds.Sqls), step.Number % 2 == 0, cancellation);
                    break;
                default:
                    break;
            }
        }
    }

    private sealed class Agreements : IAgreementStore
    {
        private readonly Dictionary<WorkspaceId, AgreementHistory> histories = [];

        public ValueTask<AgreementHistory> HistoryAsync(WorkspaceId workspace, CancellationToken cancellation) =>
            ValueTask.FromResult(histories.GetValueOrDefault(workspace, AgreementHistory.Empty));

        public Task<Revision> AddAsync(WorkspaceId workspace, Agreement terms, LocalDate effectiveFrom, Instant recordedAt, CancellationToken cancellation)
        {
            var before = histories.GetValueOrDefault(workspace, AgreementHistory.Empty).Revisions;
            var revision = new Revision(before.Count + 1, effectiveFrom, terms, recordedAt);
            histories[workspace] = new([.. before, revision]);
            return Task.FromResult(revision);
        }
    }
}
