using SlaBot.Conversation.Replies;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Hosting;

public sealed class SetUpTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_asks_while_the_simulated_company_is_set_up_hears_of_the_whole_of_it()
    {
        using var program = new Slabot();
        await using var bot = Bot.Open(program.Data, TimeProvider.System);
        var gate = new TaskCompletionSource();
        var setUp = bot.SetUpAsync(async () =>
        {
            await gate.Task;
            await DemoSeed.PlantWhereWantedAsync(bot, Cancellation);
        });

        var answer = bot.ChatAsync("are we on pace?", "thread", Cancellation);
        bot.IsBeingSetUp.ShouldBeTrue();
        answer.IsCompleted.ShouldBeFalse();
        gate.SetResult();

        var answered = await answer;
        answered.Reply.IsDemo.ShouldBeTrue();
        TextRenderer.Render(answered.Reply).ShouldNotContain("No data");
        await setUp;
        bot.IsBeingSetUp.ShouldBeFalse();
    }

    [Fact]
    public async Task A_set_up_that_fails_keeps_nobody_waiting()
    {
        using var program = new Slabot();
        await using var bot = Bot.Open(program.Data, TimeProvider.System);
        var setUp = bot.SetUpAsync(() => Task.FromException(new IOException("The disk is full.")));

        (await bot.ChatAsync("are we on pace?", "thread", Cancellation)).Reply.IsDemo.ShouldBeFalse();
        bot.IsBeingSetUp.ShouldBeFalse();
        (await Should.ThrowAsync<IOException>(setUp)).Message.ShouldBe("The disk is full.");
    }
}
