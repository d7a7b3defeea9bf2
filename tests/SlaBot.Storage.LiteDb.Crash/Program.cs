// Works on a store until it is killed, and prints a line for whatever was acknowledged.
// Arguments: what to do (facts, inbox or outbox), the data folder, a seed, and a word that no other run in this folder uses.
using System.Globalization;
using SlaBot.Storage.LiteDb;
using SlaBot.Storage.LiteDb.Crash;

var (work, folder, seed, run) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture), args[3]);
await using var store = LiteDbStore.Open(folder, TimeProvider.System);
await (work switch
{
    "inbox" => InboxWork.RunAsync(store, seed, run),
    "outbox" => OutboxWork.RunAsync(store, seed, run),
    _ => FactsWork.RunAsync(store, seed, run),
});
