using System.Globalization;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>How well the reader does on a question set.</summary>
internal sealed record Score(int Asked, int Exact, int IntentRight, int BadWrites, IReadOnlyList<string> Misses)
{
    public static Score Of(IReadOnlyList<LabelledQuestion> questions)
    {
        var judged = questions.Select(question => (Question: question, Reading: Some.Reader.Read(question.Utterance, Some.Scene))).ToList();
        var wrong = judged.Select(asked => (asked.Question, asked.Reading, Wrong: asked.Question.Judge(asked.Reading), Bad: asked.Question.IsBadWrite(asked.Reading))).ToList();
        return new(
            wrong.Count,
            wrong.Count(asked => asked.Wrong.Count == 0 && !asked.Bad),
            wrong.Count(asked => !asked.Wrong.Contains("intent")),
            wrong.Count(asked => asked.Bad),
            [.. wrong.Where(asked => asked.Wrong.Count > 0 || asked.Bad).Select(asked => $"{asked.Question.Id} {string.Join(',', asked.Wrong)} | {asked.Question.Text} | {asked.Reading.Intent} {string.Join(',', asked.Reading.Kpis)} {asked.Reading.Period} {asked.Reading.Compare}")]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"exact {Exact}/{Asked}, intent {IntentRight}/{Asked}, bad writes {BadWrites}");
}
