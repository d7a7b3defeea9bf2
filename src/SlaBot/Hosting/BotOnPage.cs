using SlaBot.ChatPage;
using SlaBot.Conversation.Replies;

namespace SlaBot.Hosting;

/// <summary>Lets the bot answer on the local chat page. Logs what was asked for, never what was said.</summary>
internal sealed partial class BotOnPage(Bot bot, ILogger<BotOnPage> log) : IChatPageConversation
{
    /// <inheritdoc/>
    public Task<Reply> WelcomeAsync(string language, CancellationToken cancellation) => bot.WelcomeAsync(language, cancellation);

    /// <inheritdoc/>
    public async Task<Reply> AnswerAsync(string text, string thread, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var answered = await bot.ChatAsync(text, thread, cancellation);
        var took = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        Answered(answered.Reading.Intent, answered.Reading.Language, took);
        return answered.Reply;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Answered {Intent} in {Language} within {Milliseconds:F1} ms")]
    private partial void Answered(Conversation.Readings.Intent intent, string language, double milliseconds);
}
