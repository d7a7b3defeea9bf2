using System.CommandLine;
using SlaBot.Commands;

namespace SlaBot.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_mistake_of_the_program_ends_as_one_sentence_with_a_trace_only_where_one_is_wanted(bool showsTraces)
    {
        var root = new RootCommand();
        root.SetAction((_, _) => Task.FromException<int>(new KeyNotFoundException("No such key\nin the dictionary.")));
        using var error = new StringWriter();

        var exitCode = await CommandLine.InvokeAsync(root.Parse([]), new() { EnableDefaultExceptionHandler = false, Error = error }, showsTraces);

        exitCode.ShouldBe(CommandLine.Failed);
        var said = error.ToString().TrimEnd();
        said.ShouldStartWith("This is a mistake in SlaBot (KeyNotFoundException: No such key in the dictionary.). Please report it");
        said.Contains("   at ", StringComparison.Ordinal).ShouldBe(showsTraces);
        (said.Split('\n').Length > 1).ShouldBe(showsTraces);
    }
}
