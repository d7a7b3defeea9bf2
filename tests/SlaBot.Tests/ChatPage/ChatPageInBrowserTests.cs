using System.Collections.Concurrent;
using Microsoft.Playwright;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.ChatPage;

/// <summary>The page as people use it, in the Chromium of the machine.</summary>
public sealed class ChatPageInBrowserTests(ChatPageHost host, InstalledChromium chromium) : IClassFixture<ChatPageHost>, IAsyncLifetime
{
    private readonly ConcurrentQueue<string> complaints = new();
    private IPage? page;

    public async ValueTask InitializeAsync() => await OpenAsync(1280, 900);

    public async ValueTask DisposeAsync() => await (page?.CloseAsync() ?? Task.CompletedTask);

    [Fact]
    public async Task A_question_is_answered_beneath_it_and_the_field_is_ready_for_the_next()
    {
        await AskAsync("Are we on pace?");

        await Assertions.Expect(Page.Locator(".user .bubble")).ToHaveTextAsync("Are we on pace?");
        await Assertions.Expect(Headlines.Last).ToContainTextAsync("At risk");
        await Assertions.Expect(Page.GetByLabel("Your question")).ToBeFocusedAsync();
        await Assertions.Expect(Page.GetByLabel("Your question")).ToHaveValueAsync("");
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_choice_sends_its_message_and_the_next_tab_is_in_its_answer()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Show the funnel" }).ClickAsync();

        await Assertions.Expect(Page.Locator(".user .bubble")).ToHaveTextAsync("show the funnel");
        await Assertions.Expect(Page.GetByRole(AriaRole.Table, new() { Name = "Funnel, May 2026" })).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator(".turn.bot .card").Last).ToBeFocusedAsync();
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await Page.GetByLabel("Your question").FocusAsync();
        await Page.Keyboard.TypeAsync("first line");
        await Page.Keyboard.PressAsync("Shift+Enter");
        await Page.Keyboard.TypeAsync("second line");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Headlines).ToHaveCountAsync(2);
        host.LastAsked.Text.ShouldBe("first line\nsecond line");

        await Page.Keyboard.PressAsync("Shift+Tab");
        await Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Headlines).ToHaveCountAsync(3);
        host.LastAsked.Text.ShouldBe("and last month?");
    }

    [Fact]
    public async Task The_conversation_survives_a_reload_stays_one_thread_and_ends_on_request()
    {
        await AskAsync("Are we on pace?");
        await Assertions.Expect(Headlines).ToHaveCountAsync(2);
        var thread = host.LastAsked.Thread;
        _ = await Page.ReloadAsync();
        await Assertions.Expect(Headlines).ToHaveCountAsync(2);

        await AskAsync("and last month?");
        await Assertions.Expect(Headlines).ToHaveCountAsync(3);
        host.LastAsked.Thread.ShouldBe(thread);

        await Page.GetByRole(AriaRole.Link, new() { Name = "New conversation" }).ClickAsync();
        await Assertions.Expect(Headlines).ToHaveCountAsync(1);
        await AskAsync("Are we on pace?");
        await Assertions.Expect(Headlines).ToHaveCountAsync(2);
        host.LastAsked.Thread.ShouldNotBe(thread);
    }

    [Fact]
    public async Task A_slow_answer_shows_that_it_is_coming()
    {
        await AskAsync("slow");

        await Assertions.Expect(Page.Locator(".typing")).ToBeVisibleAsync();
        await Assertions.Expect(Headlines).ToHaveCountAsync(2);
        await Assertions.Expect(Page.Locator(".typing")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_failure_is_told_kindly_and_can_be_tried_again()
    {
        await AskAsync("fail once");
        await Assertions.Expect(Page.Locator(".failed")).ToContainTextAsync("Your words are not lost");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Assertions.Expect(Headlines).ToHaveCountAsync(2);
        await Assertions.Expect(Page.Locator(".failed")).ToHaveCountAsync(0);
        await Assertions.Expect(Page.Locator(".user .bubble")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task On_a_narrow_phone_nothing_reaches_over_the_edge()
    {
        await OpenAsync(360, 740);
        await AskAsync("Are we on pace?");
        await AskAsync("show the funnel");
        await Assertions.Expect(Headlines).ToHaveCountAsync(3);
        await Page.GetByText("Show the numbers").First.ClickAsync();

        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(360);
        complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_the_page_answers_all_the_same()
    {
        await OpenAsync(1280, 900, hasScript: false);
        await Page.GetByLabel("Your question").FillAsync("Are we on pace?");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await Assertions.Expect(Headlines).ToContainTextAsync("At risk");

        await Page.GetByRole(AriaRole.Button, new() { Name = "Show the funnel" }).ClickAsync();
        await Assertions.Expect(Headlines).ToContainTextAsync("The funnel in May");
        await Assertions.Expect(Page.Locator(".user .bubble")).ToHaveCountAsync(2);
    }

    /// <summary>Gets the page that was opened last.</summary>
    private IPage Page => page!;

    private ILocator Headlines => Page.Locator(".turn.bot .headline");

    private async Task OpenAsync(int width, int height, bool hasScript = true)
    {
        await DisposeAsync();
        page = await chromium.OpenAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            Locale = "en-GB",
            JavaScriptEnabled = hasScript,
        });
        page.Console += (_, message) => complaints.Enqueue(message.Text);
        page.PageError += (_, error) => complaints.Enqueue(error);
        _ = await page.GotoAsync(host.Address.ToString());
    }

    private async Task AskAsync(string question)
    {
        var before = await Headlines.CountAsync();
        await Page.GetByLabel("Your question").FillAsync(question);
        await Page.Keyboard.PressAsync("Enter");
        if (question is not ("slow" or "fail once"))
        {
            await Assertions.Expect(Headlines).ToHaveCountAsync(before + 1);
        }
    }
}
