using NodaTime;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Evidence;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Standings;
using SlaBot.Domain.Values;
using SlaBot.Testing;

namespace SlaBot.Conversation.Tests.Agreements;

/// <summary>Evidence, what-ifs and proposals of the company, in both languages.</summary>
public sealed class AgreementReplyTests
{
    private static readonly Signer Jane = new("local:jane", "Jane"), Wei = new("local:wei", "Wei"), Jo = new("local:jo", "Jo");
    private static readonly Instant Noon = Instant.FromUtc(2026, 7, 31, 12, 0);
    private static readonly AgreementScene Plain = new();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task The_evidence_reads_exactly_so(string language) =>
        ShouldMatch(EvidenceReply.Of(await ViewAsync(), language, Plain)!, $"evidence-{language}");

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task A_what_if_reads_exactly_so(string language) =>
        ShouldMatch(WhatIfReply.Of([WhatIf.Of(Harbour.Agreement, new WhatIfChange.Rate(KpiIds.NewCustomers, 0.30m))!], await ViewAsync(), language, Plain), $"what-if-{language}");

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task Alternatives_side_by_side_read_exactly_so(string language) => ShouldMatch(
        WhatIfReply.Of(
            [
                WhatIf.Of(Harbour.Agreement, new WhatIfChange.Goal(1_500_000m))!,
                WhatIf.Of(Harbour.Agreement, new WhatIfChange.DealSize(15_000m), new WhatIfChange.Rate(KpiIds.Leads, 0.03m))!,
                WhatIf.Of(Harbour.Agreement, new WhatIfChange.Layer(KpiIds.Proposals, 300m))!,
            ],
            await ViewAsync(),
            language,
            Plain),
        $"alternatives-{language}");

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task A_draft_reads_exactly_so(string language) =>
        ShouldMatch(FirstAgreementReply.Of(FirstDraft.Of(await ViewAsync(), goal: 1_500_000m)!, language, Plain), $"first-{language}");

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task A_re_set_is_offered_exactly_so(string language)
    {
        var view = await ViewAsync(Harbour.Agreement with { Review = new(2026, 7, 1) });

        ShouldMatch(ResetReply.Of(ResetReview.Of(view)!, view, language, Plain), $"reset-{language}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task A_proposal_reads_exactly_so(string language)
    {
        var view = await ViewAsync();
        var half = await ProposedAsync();
        half = half.Sign(new("sales"), 1, By(Jane, view, "sales")).Proposal!;

        ShouldMatch(ProposalReply.Of(half, view, language, Plain), $"proposal-{language}");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task A_proposal_in_force_says_so_and_has_no_buttons(string language)
    {
        var view = await ViewAsync();
        var signed = (await ProposedAsync()).Sign(new("sales"), 1, By(Jane, view, "sales")).Proposal!.Sign(new("marketing"), 1, By(Wei, view, "marketing")).Proposal!;

        var reply = ProposalReply.Of(signed, view, language, Plain);

        reply.Choices.ShouldBeEmpty();
        reply.Headline.ShouldContain("✔ SLA v2");
        reply.Headline.ShouldContain(new Voice(language, new("USD")).Dates.Of(new LocalDate(2026, 8, 1)));
    }

    [Fact]
    public async Task The_buttons_name_the_proposal_and_the_edition_that_was_read()
    {
        var reply = ProposalReply.Of(await ProposedAsync(), await ViewAsync(), "en", Plain);

        reply.Choices.Select(choice => choice.Act).ShouldBe(["sla:sign:7:1", "sla:change:7:1", "sla:reject:7:1", "sla:diff:7:1"]);
        AgreementActs.Parse("sla:sign:7:1").ShouldBe(("sign", 7, 1));
        foreach (var none in new[] { "sla:sign:7", "sla:sign:x:1", "sla::7:1", "card:sign:7:1", "sla:sign:-7:1", "sla:sign:7:1:1", "" })
        {
            AgreementActs.Parse(none).ShouldBeNull();
        }

        AgreementActs.ParseReset(AgreementActs.OfReset(ResetKind.Goal)).ShouldBe(ResetKind.Goal);
        AgreementActs.ParseReset("sla:reset:keep").ShouldBeNull();
    }

    [Fact]
    public async Task The_sample_of_the_mock_up_does_not_close_and_its_card_says_so()
    {
        // 336 leads a month x 17 % x 24 % x 28.6 % are 3.92 customers, not 5: 428.5 leads would be needed (per year 4,032, 47.05, 60 and 5,141.9).
        var terms = Harbour.Agreement with
        {
            Goal = new(new(54_000_000m, new("USD")), new(900_000m, new("USD"))),
            Funnel = new([new(KpiIds.Leads, null, null), new(new("sales_ready"), null, 0.17m), new(KpiIds.Proposals, null, 0.24m), new(KpiIds.NewCustomers, null, 0.286m)]),
            Kpis = [new(KpiIds.Leads) { Target = 4_032m }],
        };
        var proposal = (await ProposedAsync()) with { Terms = terms };

        var caution = ProposalReply.Of(proposal, await ViewAsync(), "en", Plain).Parts.OfType<Part.Note>().Single(note => note.Kind == NoteKind.Caution);

        caution.Words.ShouldBe("The whole chain does not close: at the volume to be expected, 4,032 leads → 685 sales ready → 165 proposals → 47 new customers; 60 new customers are needed, which takes 5,142 leads.");
    }

    [Fact]
    public async Task A_proposal_that_changes_many_terms_tells_each_of_them_on_a_line()
    {
        var view = await ViewAsync();
        var terms = Harbour.Agreement with
        {
            Parties = [Harbour.Agreement.Parties[0] with { Owners = ["raj@harbour.example"] }, Harbour.Agreement.Parties[1]],
            LeadManagement = Harbour.Agreement.LeadManagement! with { FirstResponse = Duration.FromHours(48) },
            Reporting = null,
        };
        var proposal = Proposal.Begin(8, terms, new(2026, 8, 1), "We sell otherwise now", By(Jo, view)).Propose(By(Jo, view), Noon + Duration.FromDays(7)).Proposal!;

        ProposalReply.Of(proposal, view, "en", Plain).Parts.OfType<Part.Text>().ElementAt(1).Words.ShouldBe("""
            Besides: Sales, people: jane@harbour.example → raj@harbour.example
            First response: within 4~h of business time → within 48~h of business time
            Meeting: first tuesday 09:00 → –
            Scorecard: 1 business day before → –
            """.Replace('~', '\u00a0'));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public void Every_refusal_has_its_sentence(string language)
    {
        var voice = new Voice(language, new("USD"));
        Enum.GetValues<ProposalRefusal>().Select(refusal => ProposalReply.Refused(refusal, voice)).Distinct().Count().ShouldBe(Enum.GetValues<ProposalRefusal>().Length);
        foreach (var state in Enum.GetValues<ProposalState>())
        {
            voice.Say($"Proposal.Headline.{state}").ShouldNotBeEmpty();
        }

        foreach (var kind in Enum.GetValues<ResetPointKind>())
        {
            voice.Say($"Reset.Point.{kind}").ShouldNotBeEmpty();
        }
    }

    private static async Task<Proposal> ProposedAsync()
    {
        var view = await ViewAsync();
        var terms = Harbour.Reset with
        {
            Goal = new(new(1_100_000m, new("USD")), new(11_500m, new("USD"))),
            Funnel = new([.. Harbour.Reset.Funnel.Stages.Select(stage => stage.Id == KpiIds.Mqls ? stage with { Rate = 0.34m } : stage)]),
        };
        return Proposal.Begin(7, terms, new(2026, 8, 1), "The rate from lead to MQL has moved", By(Jo, view)).Propose(By(Jo, view), Noon + Duration.FromDays(7)).Proposal!;
    }

    private static ProposalAct By(Signer person, View view, params string[] parties) =>
        new(person, Noon, view.Agreements.Latest) { SignsFor = [.. parties.Select(party => new PartyId(party))] };

    private static async Task<View> ViewAsync(Agreement? terms = null)
    {
        var totals = await (await Harbour.FilledAsync()).TotalsAsync(WorkspaceId.Local, TestContext.Current.CancellationToken);
        return new(Harbour.History((new(2026, 1, 1), terms ?? Harbour.Agreement)), totals, AsOf.CloseOf(Harbour.Today));
    }

    private static void ShouldMatch(Reply reply, string name) => Approved.ShouldMatch(TextRenderer.Render(reply) + "\n", name, "txt");
}
