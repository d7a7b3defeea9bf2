using NodaTime;
using SlaBot.Conversation.Readings;
using SlaBot.Conversation.Readings.Intents;
using SlaBot.Training;

if (args is not [var table, var earlier, .. { Length: > 0 } sets])
{
    await Console.Error.WriteLineAsync(
        """
        Give the table to write, the one that was learned earlier, and the question sets to learn from.

        Example: dotnet run --project tests/SlaBot.Training -- src/SlaBot.Conversation/Readings/Words/learned.cues.txt tests/SlaBot.Training/lessons/earlier.cues.txt tests/SlaBot.Training/lessons/*.jsonl
        """);
    return 2;
}

var drafter = new Drafter(0);
var scene = new Scene(new LocalDate(2015, 7, 15), null);
var lessons = sets.SelectMany(set => Lesson.In(set, drafter, scene)).ToList();
using var before = File.OpenText(earlier);
string[] lines = ["# Made by tests/SlaBot.Training: do not edit. A feature, then intents by number with weights in tenths.", .. new Learner(lessons, LearnedCues.Read(before)).Lines()];
await File.WriteAllLinesAsync(table, lines);
Console.WriteLine($"Learned {lines.Length - 1} features from {lessons.Count} questions.");
return 0;
