using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SlaBot.Testing.Slack;

/// <summary>The modals and home tabs that people see, and the methods <c>views.*</c>.</summary>
internal sealed class ViewMethods(TimeProvider time)
{
    private static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, (string User, DateTimeOffset Made, bool IsUsed)> triggers = new();
    private readonly ConcurrentDictionary<string, FakeView> modals = new();
    private readonly ConcurrentDictionary<string, FakeView> homes = new();
    private int count;

    public IReadOnlyList<FakeView> Modals => [.. modals.Values.OrderBy(view => view.Id, StringComparer.Ordinal)];

    public FakeView? Home(string user) => homes.GetValueOrDefault(user);

    public FakeView? Find(string id) => modals.GetValueOrDefault(id);

    public void Close(string id) => modals.TryRemove(id, out _);

    /// <summary>Puts a view in the place of one, as an answer to its submission may.</summary>
    public FakeView Replace(FakeView old, JsonObject view) => modals[old.Id] = old with { Json = view, Hash = NextHash() };

    public string Trigger(string user, bool isLasting)
    {
        var trigger = Next("trigger.");
        triggers[trigger] = (user, isLasting ? DateTimeOffset.MaxValue : time.GetUtcNow(), false);
        return trigger;
    }

    public JsonObject Open(SlackRequest request)
    {
        if (request.Argument("trigger_id") is not { } trigger || !triggers.TryGetValue(trigger, out var found))
        {
            return FakeSlack.No("invalid_trigger_id");
        }

        if ((found.IsUsed ? "exchanged_trigger_id" : time.GetUtcNow() - found.Made >= TriggerLife ? "expired_trigger_id" : BlockRules.OfView(request.Arguments["view"], "modal")) is { } refusal)
        {
            return FakeSlack.No(refusal);
        }

        triggers[trigger] = found with { IsUsed = true };
        var view = new FakeView(Next("V"), found.User, (JsonObject)request.Arguments["view"]!.DeepClone(), NextHash());
        modals[view.Id] = view;
        return Shown(view);
    }

    public JsonObject Update(SlackRequest request)
    {
        if (request.Argument("view_id") is not { } id || !modals.TryGetValue(id, out var old))
        {
            return FakeSlack.No("not_found");
        }

        if ((request.Argument("hash") is { } hash && hash != old.Hash ? "hash_conflict" : BlockRules.OfView(request.Arguments["view"], "modal")) is { } refusal)
        {
            return FakeSlack.No(refusal);
        }

        return Shown(Replace(old, (JsonObject)request.Arguments["view"]!.DeepClone()));
    }

    public JsonObject Publish(FakeWorkspace workspace, SlackRequest request)
    {
        if (workspace.Person(request.Argument("user_id")) is not { } person)
        {
            return FakeSlack.No("user_not_found");
        }

        if (BlockRules.OfView(request.Arguments["view"], "home") is { } refusal)
        {
            return FakeSlack.No(refusal);
        }

        var old = Home(person.Id);
        if (request.Argument("hash") is { } hash && hash != old?.Hash)
        {
            return FakeSlack.No("hash_conflict");
        }

        return Shown(homes[person.Id] = new(old?.Id ?? Next("V"), person.Id, (JsonObject)request.Arguments["view"]!.DeepClone(), NextHash()));
    }

    private static JsonObject Shown(FakeView view)
    {
        var json = (JsonObject)view.Json.DeepClone();
        json["id"] = view.Id;
        json["hash"] = view.Hash;
        return FakeSlack.Yes("view", json);
    }

    private string NextHash() => Next("hash.");

    private string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{Interlocked.Increment(ref count):D6}");
}
