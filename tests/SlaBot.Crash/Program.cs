// The server as it is, with a writer that says the subject of a post: so that a test can put rows into the data folder,
// kill the process at any moment and count what people saw.
// Arguments: serve, --urls URL, --data FOLDER. SLABOT_PAUSE=writing stops it for ever in front of the first byte of a post.
using SlaBot.Crash;
using SlaBot.Hosting;

var pauses = Environment.GetEnvironmentVariable("SLABOT_PAUSE") == "writing";
using var signals = new StopSignals(CancellationToken.None);
await using var server = await Server.StartAsync(ValueOf("--data"), ValueOf("--urls"), TimeProvider.System, signals.Token, [new SubjectWriter(pauses)]);
return await server.RunAsync(signals.Token);

string ValueOf(string option) => args[Array.IndexOf(args, option) + 1];
