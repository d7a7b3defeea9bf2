using SlaBot.Commands;
using SlaBot.Testing;

namespace SlaBot.Tests.Commands;

public sealed class CommandDocumentTests
{
    [Fact]
    public void The_document_says_what_the_program_says() =>
        Approved.ShouldMatchFile(CommandDocument.Of(CommandLine.Create(TimeProvider.System, TextReader.Null)), "docs/commands.md");
}
