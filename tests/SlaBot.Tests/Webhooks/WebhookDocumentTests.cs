using System.Diagnostics;
using System.Text.Json.Nodes;
using SlaBot.Tests.Driving;

namespace SlaBot.Tests.Webhooks;

/// <summary>Every command of <c>docs/webhooks.md</c> is run as it stands there, against the real process.</summary>
public sealed class WebhookDocumentTests
{
    private const string Documented = "http://localhost:3978";

    [Fact]
    public async Task Every_example_does_what_the_page_says()
    {
        if (!File.Exists("/bin/bash") || !File.Exists("/usr/bin/openssl") || !File.Exists("/usr/bin/curl"))
        {
            Assert.Skip("bash, openssl and curl are what the page needs.");
        }

        var blocks = Blocks();
        var secret = await BashAsync(Directory.GetCurrentDirectory(), [], $"{blocks[0].Text}\nprintf %s \"$Webhooks__crm__Secret\"");
        using var slabot = new Slabot { Environment = "Production", Settings = { ["Webhooks__crm__Secret"] = secret } };
        var (process, address) = await slabot.ServeAsync();
        var checkedAnswers = 0;
        try
        {
            var prelude = $"slabot() {{ dotnet '{Path.Combine(AppContext.BaseDirectory, "slabot.dll")}' \"$@\" --url {Shown(address)}; }}\n";
            foreach (var (block, answer) in blocks[1..].Zip(blocks[2..].Append(default)).Where(pair => pair.First.Language == "bash"))
            {
                var said = (await BashAsync(slabot.Folder, slabot.Settings, prelude + block.Text.Replace(Documented, Shown(address), StringComparison.Ordinal))).Replace(Shown(address), Documented, StringComparison.Ordinal);
                switch (answer.Language)
                {
                    case "json":
                        Json(said).ShouldBe(Json(answer.Text), block.Text);
                        checkedAnswers++;
                        break;
                    case "text":
                        said.Trim().ShouldBe(answer.Text.Trim(), block.Text);
                        checkedAnswers++;
                        break;
                    default:
                        // The function by itself says nothing; it goes before what uses it.
                        said.ShouldBeEmpty(block.Text);
                        prelude += block.Text.Replace(Documented, Shown(address), StringComparison.Ordinal);
                        break;
                }
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            process.Dispose();
        }

        checkedAnswers.ShouldBe(8);
        (await slabot.RunAsync("ask", "how many visits did we get on 2 October 2026?")).Succeeded().ShouldContain("412");
    }

    private static string Shown(Uri address) => address.AbsoluteUri.TrimEnd('/');

    // One JSON text after the other, each in one way of writing.
    private static string Json(string texts)
    {
        var all = new JsonArray();
        foreach (var text in texts.Replace("}\n{", "}\u001e{", StringComparison.Ordinal).Replace("}{", "}\u001e{", StringComparison.Ordinal).Split('\u001e'))
        {
            all.Add(JsonNode.Parse(text));
        }

        return all.ToJsonString();
    }

    private static List<(string Language, string Text)> Blocks()
    {
        var (blocks, language, text) = (new List<(string, string)>(), (string?)null, "");
        foreach (var line in File.ReadLines(Path.Combine(Root(), "docs", "webhooks.md")).Select(line => line.StartsWith("   ", StringComparison.Ordinal) && !line.StartsWith("    ", StringComparison.Ordinal) ? line[3..] : line))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (language is not null)
                {
                    blocks.Add((language, text));
                }

                (language, text) = (language is null ? line[3..] : null, "");
            }
            else if (language is not null)
            {
                text += line + "\n";
            }
        }

        return blocks;
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    private static async Task<string> BashAsync(string folder, Dictionary<string, string> settings, string script)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-euo", "pipefail", "-c", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await process.WaitForExitAsync(patience.Token);
        process.ExitCode.ShouldBe(0, $"{script}\n{await error}");
        return await output;
    }
}
