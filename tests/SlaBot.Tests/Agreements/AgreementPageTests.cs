using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using SlaBot.Agreements;
using SlaBot.Conversation.Readings;
using SlaBot.Slack.Blocks;
using SlaBot.Teams.Cards;
using SlaBot.Testing;
using SlaBot.Testing.Storage;

namespace SlaBot.Tests.Agreements;

/// <summary>The agreement page as it is written.</summary>
public sealed class AgreementPageTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public async Task The_page_in_force_reads_exactly_so(string language) =>
        Approved.ShouldMatch(WithoutStyle(await PageAsync(language, 2, ("a.rate.new_customers", "30 %"), ("b.deal", "15,000"), ("b.goal", "1_500_000"), ("c.goal", "-5"))), $"page-{language}", "html");

    [Fact]
    public async Task An_earlier_revision_leads_to_the_one_in_force_and_imagines_nothing()
    {
        var page = await PageAsync("en", 1);

        page.ShouldContain("<a href=\"?version=2&amp;lang=en\">See version 2, which is in force</a>");
        page.ShouldContain("No signature of this version is kept");
        page.ShouldNotContain("<form");
    }

    [Fact]
    public async Task As_a_file_nothing_in_it_can_be_pressed_but_its_own_parts()
    {
        var company = await AgreementCompany.Async();

        var page = AgreementPage.Of(new(await company.ViewAsync(), company.History.Latest!, "en"));

        page.ShouldNotContain("<form");
        page.ShouldNotContain("href=\"?");
        page.ShouldContain("href=\"#funnel\"");
    }

    [Fact]
    public async Task What_people_wrote_is_never_markup()
    {
        var page = await PageAsync("en", 2, ("a.goal", "\"><script>alert(1)</script>"));

        page.ShouldContain("Wei &lt;b&gt;");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<b>");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e9")]
    [InlineData("100.01")]
    [InlineData("0.0000000000000000000000001")]
    [InlineData("９９")]
    [InlineData("NaN")]
    [InlineData("9999999999999999999999999999999999999999999999")]
    public async Task A_rate_that_is_none_is_said_to_be_none(string rate)
    {
        var page = await PageAsync("en", 2, ("b.rate.leads", rate), ("b.rate.mqls", "0.0000000001"));

        page.ShouldContain("Alternative B cannot be");
        page.ShouldNotContain("class=\"outcome\"");
    }

    [Fact]
    public async Task Alternatives_stand_side_by_side_and_every_layer_follows()
    {
        var company = await AgreementCompany.Async();
        var terms = company.History.Latest!.Terms;
        var imagined = ImaginedTerms.Of(terms, Query(("a.rate.new_customers", "35 %"), ("c.goal", "660,000")));

        // 1,320,000 / 12,000 = 110 customers; at 35 % they take 314.3 proposals instead of 392.9; half the goal takes half of all.
        imagined.Select(one => one.WhatIf is not null).ShouldBe([true, false, true]);
        imagined[0].WhatIf!.Layers[2].After.ShouldBe(110m / 0.35m);
        imagined[2].WhatIf!.Layers.ShouldAllBe(layer => Math.Abs((layer.After * 2m) - layer.Before) < 0.0001m);
    }

    [Theory]
    [InlineData("show the agreement", "en")]
    [InlineData("協議內容是什麼？", "zh-Hant")]
    [InlineData("draft an agreement with a goal of 1,500,000", "en")]
    [InlineData("擬一份營收目標 150 萬的協議", "zh-Hant")]
    public async Task What_is_said_of_the_agreement_has_room_in_a_card_of_either_channel(string question, string language)
    {
        var company = await AgreementCompany.Async();
        var conversation = new Conversation.Conversation(new Reader(), company, company.Facts, new InMemoryWordStore()) { Signatures = company };

        var reply = (await conversation.AnswerAsync(new(AgreementCompany.Workspace, new(question, []), AgreementCompany.Now), TestContext.Current.CancellationToken)).Reply;

        reply.Language.ShouldBe(language);
        CardDocument.Of(reply).Length.ShouldBeLessThan(25_000);
        JsonNode.Parse(BlockDocument.Of(reply).Span)!["blocks"]!.AsArray().Count.ShouldBeLessThanOrEqualTo(50);
    }

    private static async Task<string> PageAsync(string language, int version, params (string Field, string Text)[] fields)
    {
        var company = await AgreementCompany.Async();
        var shown = company.History.Revisions[version - 1];
        return AgreementPage.Of(new(await company.ViewAsync(), shown, language)
        {
            Signatures = await company.OfAsync(AgreementCompany.Workspace, version, CancellationToken.None),
            Imagined = ImaginedTerms.Of(shown.Terms, Query(fields)),
        });
    }

    private static QueryCollection Query(params (string Field, string Text)[] fields) =>
        new(fields.ToDictionary(field => field.Field, field => new StringValues(field.Text)));

    // The style has looks of its own.
    private static string WithoutStyle(string page) =>
        page[..page.IndexOf("<style>", StringComparison.Ordinal)] + page[(page.IndexOf("</style>", StringComparison.Ordinal) + "</style>".Length)..];
}
