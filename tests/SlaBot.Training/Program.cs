using NodaTime;
using SlaBot.Conversation.Readings;
using SlaBot.Training;

if (args is not [var table, .. { Length: > 0 } sets])
{
    await Console.Error.WriteLineAsync("Give the table to write and the question sets to learn from.\n\nExample: dotnet run --project tests/SlaBot.Training -- src/SlaBot.Conversation/Readings/Words/learned.cues.txt tests/SlaBot.Conversation.Tests/Readings/questions/fresh-*.jsonl");
    return 2;
}

var drafter = new Drafter();
var scene = new Scene(new LocalDate(2015, 7, 15), null);
var lessons = sets.SelectMany(set => Lesson.In(set, drafter, scene)).ToList();
string[] lines = ["# Made by tests/SlaBot.Training: do not edit. A feature, then intents by number with weights in tenths.", .. new Learner(lessons).Lines()];
await File.WriteAllLinesAsync(table, lines);
Console.WriteLine($"Learned {lines.Length - 1} features from {lessons.Count} questions.");
return 0;
