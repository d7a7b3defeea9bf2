using System.Text.Json;
using NodaTime;

namespace SlaBot.Asking;

/// <summary>Many questions as JSON lines, an answer a line, in order.</summary>
/// <param name="bot">Who answers.</param>
/// <param name="asOf">The day whose close is answered for, or null for now.</param>
/// <param name="explain">Whether each answer tells how its reading came about.</param>
internal sealed class AskBatch(Bot bot, LocalDate? asOf, bool explain)
{
    private const int MostContext = 50;

    /// <summary>Answers every line; one that cannot be read gets an error in its place.</summary>
    /// <returns>0, or 1 when a line could not be read.</returns>
    public async Task<int> RunAsync(TextReader questions, TextWriter answers, CancellationToken cancellation)
    {
        var (line, exit) = (0, 0);
        while (await questions.ReadLineAsync(cancellation) is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (Parse(text) is { } asked)
            {
                var answered = await bot.AskAsync(asked.Text, asked.Context, asOf, cancellation);
                var trace = explain ? await bot.ExplainAsync(asked.Text, asked.Context, asOf, cancellation) : null;
                await answers.WriteLineAsync(AnswerJson.Of(asked.Id, answered, trace).AsMemory(), cancellation);
            }
            else
            {
                exit = Commands.CommandLine.Failed;
                await answers.WriteLineAsync(AnswerJson.Error($"Line {line} is not a question: write {{\"id\":\"1\",\"text\":\"are we on pace?\",\"context\":[]}}.").AsMemory(), cancellation);
            }
        }

        return exit;
    }

    private static (JsonElement? Id, string Text, IReadOnlyList<string> Context)? Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
            {
                return null;
            }

            return (
                root.TryGetProperty("id", out var id) ? id.Clone() : null,
                text.GetString()!,
                root.TryGetProperty("context", out var context) && context.ValueKind == JsonValueKind.Array
                    ? [.. context.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).TakeLast(MostContext)]
                    : []);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // A lone surrogate in a string makes the parser throw something other than a JsonException.
            return null;
        }
    }
}
