using CsCheck;
using NodaTime;
using SlaBot.Conversation.Agreements.Negotiations;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;
using Harbour = SlaBot.Conversation.Tests.Answers.Harbour;

namespace SlaBot.Conversation.Tests.Agreements.Negotiations;

/// <summary>What holds whatever people do in whatever order, with rights given and taken in between.</summary>
public sealed class NegotiationLawTests
{
    private static readonly WorkspaceId Local = WorkspaceId.Local;
    private static readonly Instant Noon = Instant.FromUtc(2026, 7, 31, 12, 0);
    private static readonly PartyId Sales = new("sales"), Marketing = new("marketing");
    private static readonly Person[] People = [.. Enumerable.Range(0, 5).Select(at => new Person(at % 2 == 0 ? Platform.Teams : Platform.Slack, "t", $"p{at}"))];

    private static CancellationToken Never => CancellationToken.None;

    [Fact]
    public async Task Every_change_has_one_entry_and_nothing_comes_into_force_but_by_two_people_who_had_the_right()
    {
        var step = Gen.Select(Gen.Int[0, 24], Gen.Int[0, 4], Gen.Int[1, 2], Gen.Int[1, 2], Gen.Bool);
        var revisions = 0;
        await Gen.Select(step.Array[20, 80], Gen.Int[0, 1]).SampleAsync(async (steps, twins) => Interlocked.Add(ref revisions, await new Play(twins == 1).RunAsync(steps)), iter: 60);
        revisions.ShouldBeGreaterThan(0, "some of them were signed by all");
    }

    private sealed class Play(bool hasTwins)
    {
        private readonly RememberedFormat format = new();
        private readonly InMemoryMemberStore members = new();
        private readonly InMemoryBookStore books = new();
        private int changes;

        public async Task<int> RunAsync((int Act, int Who, int Proposal, int Edition, bool Flag)[] steps)
        {
            var store = new InMemoryWorkspaceStore(members, books);
            var negotiation = new Negotiation(store, format);
            var rights = People.Select((_, at) => (IsAdmin: at == 0, SignsFor: at % 2 == 0 ? new[] { Sales } : new[] { Marketing })).ToArray();
            var signers = new Dictionary<int, List<(PartyId Party, int Human)>>();
            _ = await store.AddAsync(Local, Harbour.Agreement, new(2026, 1, 1), Noon, Never);
            await GiveAsync(rights);
            var revisions = 1;
            foreach (var (act, who, proposal, edition, flag) in steps)
            {
                var (by, party) = (new Negotiator(Local, People[who], $"P{who}", Noon), flag ? Sales : Marketing);
                if (act == 9)
                {
                    rights[who] = (flag, proposal == 1 ? edition == 1 ? [] : [Sales, Marketing] : edition == 1 ? [Sales] : [Marketing]);
                    await GiveAsync(rights);
                    continue;
                }

                var before = await AuditAsync();
                var done = act switch
                {
                    0 => await negotiation.BeginAsync(by, Terms(edition), new(2026, 8, 1), flag ? "why" : "", Never),
                    1 => await negotiation.EditAsync(by, proposal, Terms(edition), new(2026, 8, edition), "why", Never),
                    2 or 10 or 11 or 12 => await negotiation.ProposeAsync(by, proposal, Never),
                    3 => await negotiation.AskForChangeAsync(by, proposal, party, flag ? "no" : "", Never),
                    4 when edition == 2 => await negotiation.RejectAsync(by, proposal, party, "no", Never),
                    5 when edition == 2 => await negotiation.WithdrawAsync(by, proposal, "", Never),
                    6 => await negotiation.RebaseAsync(by, proposal, Never),
                    _ => await negotiation.SignAsync(by, proposal, edition, party, Never),
                };
                var after = await AuditAsync();
                if (!done.IsDone)
                {
                    after.Count.ShouldBe(before.Count, "what was refused is no change");
                    continue;
                }

                changes++;
                var news = after.Skip(before.Count).ToList();
                news[0].By.Person.ShouldBe(People[who]);
                news[0].Note.Subject.ShouldBe($"proposal {done.Kept!.Proposal.Number}");
                var number = done.Kept.Proposal.Number;
                var isSigned = news[0].Note.Act == AuditAct.ProposalSigned;
                if (isSigned)
                {
                    rights[who].SignsFor.ShouldContain(party, "nobody signs for a party that is not theirs at that moment");
                    signers.TryAdd(number, []);
                    signers[number].Add((party, HumanOf(who)));
                }
                else
                {
                    signers[number] = [];
                }

                var history = await store.HistoryAsync(Local, Never);
                if (history.Revisions.Count > revisions)
                {
                    revisions++;
                    history.Revisions.Count.ShouldBe(revisions);
                    isSigned.ShouldBeTrue("only a signature makes a revision");
                    signers[number].Select(one => one.Party).Distinct().ShouldBe([Marketing, Sales], ignoreOrder: true);
                    signers[number].Select(one => one.Human).Distinct().Count().ShouldBeGreaterThan(1, "nobody signs alone for all");
                    news[1].Note.Act.ShouldBe(AuditAct.AgreementSigned);
                    news.Skip(2).ShouldAllBe(entry => entry.Note.Act == AuditAct.ProposalSuperseded);
                }
                else
                {
                    news.Count.ShouldBe(1, "one change, one entry");
                }
            }

            (await AuditBook.VerifyAsync(books, Local, Never)).IsSound.ShouldBeTrue();
            (await AuditAsync()).Count(entry => entry.Note.Act is not (AuditAct.AgreementSigned or AuditAct.ProposalSuperseded)).ShouldBe(changes);
            return revisions - 1;
        }

        // The first two are one person with an account on each platform.
        private int HumanOf(int who) => hasTwins && who == 1 ? 0 : who;

        private Task GiveAsync((bool IsAdmin, PartyId[] SignsFor)[] rights) => members.ChangeMembersAsync(
            Local,
            _ => [.. rights.Select((right, at) => new Member(People[at], $"P{at}") { IsAdmin = right.IsAdmin, SignsFor = right.SignsFor, Email = hasTwins && at < 2 ? "one@harbour.example" : null })],
            Never);

        private ValueTask<IReadOnlyList<AuditEntry>> AuditAsync() => AuditBook.AllAsync(books, Local, Never);

        private static Agreement Terms(int which) => Harbour.Agreement with { Goal = Harbour.Agreement.Goal with { Revenue = new(1_200_000m + (which * 100_000m), new("USD")) } };
    }
}
