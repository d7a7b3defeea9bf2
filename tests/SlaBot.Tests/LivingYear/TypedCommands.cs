using System.Text;
using SlaBot.Commands;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.LivingYear;

/// <summary>The command line within this process, so that it goes by the test's clock. What it prints is taken apart from what others print at the same time.</summary>
internal static class TypedCommands
{
    private static readonly AsyncLocal<StringBuilder?> Printed = new(), Complained = new();

    private static readonly AsyncLocal<TextReader?> Typed = new();

    static TypedCommands()
    {
        Console.SetIn(new Put(Console.In));
        Console.SetOut(new Apart(Printed, Console.Out));
        Console.SetError(new Apart(Complained, Console.Error));
    }

    /// <summary>Runs a command on a data folder to its end, and gives what it printed.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="input">What stands on its standard input.</param>
    /// <param name="arguments">The words.</param>
    public static async Task<string> RunAsync(TimeProvider time, string data, string input, params string[] arguments)
    {
        Typed.Value = new StringReader(input);
        var (output, error) = (Printed.Value = new(), Complained.Value = new());
        var code = await CommandLine.RunAsync([.. arguments, "--data", data], time);
        (Typed.Value, Printed.Value, Complained.Value) = (null, null, null);
        return new Outcome(code, output.ToString(), error.ToString()).Succeeded();
    }

    private sealed class Put(TextReader others) : TextReader
    {
        public override int Peek() => (Typed.Value ?? others).Peek();

        public override int Read() => (Typed.Value ?? others).Read();

        public override string? ReadLine() => (Typed.Value ?? others).ReadLine();
    }

    private sealed class Apart(AsyncLocal<StringBuilder?> taken, TextWriter others) : TextWriter
    {
        public override Encoding Encoding => others.Encoding;

        public override void Write(char value)
        {
            if (taken.Value is { } mine)
            {
                lock (mine)
                {
                    mine.Append(value);
                }
            }
            else
            {
                others.Write(value);
            }
        }

        public override void Write(string? value)
        {
            if (taken.Value is { } mine)
            {
                lock (mine)
                {
                    mine.Append(value);
                }
            }
            else
            {
                others.Write(value);
            }
        }

        public override void WriteLine(string? value) => Write(value + "\n");
    }
}
