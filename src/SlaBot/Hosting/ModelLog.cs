using SlaBot.Conversation.Readings.LanguageModel;

namespace SlaBot.Hosting;

/// <summary>Logs what came of asking a language model, never what was said to it or by it.</summary>
internal sealed partial class ModelLog(ILogger<ModelLog> log)
{
    /// <summary>Notes an outcome.</summary>
    public void Note(ModelOutcome outcome) => Asked(outcome.Verdict, outcome.Took.TotalMilliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Asked the language model: {Verdict} within {Milliseconds:F0} ms")]
    private partial void Asked(ModelVerdict verdict, double milliseconds);
}
