using System.Text.Json.Nodes;

namespace SlaBot.Testing.Slack;

/// <summary>A workspace of the fake Slack, with SlaBot's app in it.</summary>
public sealed class FakeWorkspace(string id, string name, string? enterprise = null)
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, FakePerson> people = [];
    private readonly Dictionary<string, FakeChannel> channels = [];
    private readonly List<FakeMessage> messages = [];
    private readonly List<FakeWhisper> whispers = [];

    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>Gets the organisation, or null.</summary>
    public string? Enterprise { get; } = enterprise;

    /// <summary>Gets the bot's user id.</summary>
    public string BotUser => "UBOT" + Id[1..];

    /// <summary>Gets the bot's own id.</summary>
    public string Bot => "B" + Id[1..];

    /// <summary>Gets or sets the kinds of blocks that are answered with <c>invalid_blocks</c>, as in a workspace without the newer ones.</summary>
    public IReadOnlySet<string> RefusedBlocks { get; set; } = new HashSet<string>();

    public IReadOnlyList<FakePerson> People => Locked(() => people.Values.ToArray());

    /// <summary>Gets what is said in it, in order; what was deleted is not among it.</summary>
    public IReadOnlyList<FakeMessage> Messages => Locked(() => messages.ToArray());

    /// <summary>Gets what only one person saw, in order.</summary>
    public IReadOnlyList<FakeWhisper> Whispers => Locked(() => whispers.ToArray());

    /// <summary>What is said in a channel.</summary>
    public IReadOnlyList<FakeMessage> In(string channel) => [.. Messages.Where(message => message.Channel == channel)];

    public FakePerson Add(FakePerson person) => Locked(() => people[person.Id] = person);

    /// <summary>Adds a channel with its members; the bot is one of them.</summary>
    public FakeChannel Add(FakeChannel channel) => Locked(() => channels[channel.Id] = channel);

    public FakePerson? Person(string? id) => Locked(() => id is null ? null : people.GetValueOrDefault(id));

    public FakeChannel? Channel(string? id) => Locked(() => id is null ? null : channels.GetValueOrDefault(id));

    /// <summary>The direct conversation of somebody with the bot; it is made where there is none.</summary>
    public FakeChannel Direct(string person) => Locked(() =>
        channels.TryGetValue("D" + person, out var found) ? found : channels["D" + person] = new("D" + person, "") { Members = [person, BotUser], IsDirect = true });

    internal FakeMessage Say(FakeMessage message)
    {
        Locked(() => messages.Add(message));
        return message;
    }

    internal void Whisper(FakeWhisper whisper) => Locked(() => whispers.Add(whisper));

    internal FakeMessage? Find(string? channel, string? ts) => Locked(() => messages.Find(message => message.Channel == channel && message.Ts == ts));

    internal bool Change(FakeMessage old, FakeMessage? now) => Locked(() =>
    {
        var at = messages.IndexOf(old);
        if (at >= 0)
        {
            messages.RemoveAt(at);
            if (now is not null)
            {
                messages.Insert(at, now);
            }
        }

        return at >= 0;
    });

    private void Locked(Action action)
    {
        lock (guard)
        {
            action();
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (guard)
        {
            return read();
        }
    }
}

/// <summary>Somebody in a workspace.</summary>
/// <param name="Id">The user's id, <c>U…</c>.</param>
/// <param name="Name">The name to show.</param>
public sealed record FakePerson(string Id, string Name)
{
    public string? Email { get; init; }

    public string Zone { get; init; } = "Asia/Taipei";

    public string Locale { get; init; } = "en-US";

    public bool IsGuest { get; init; }

    public bool IsAdmin { get; init; }

    public bool IsBot { get; init; }

    public bool IsDeleted { get; init; }

    /// <summary>Gets the workspace of somebody from another company; null for this one.</summary>
    public string? Team { get; init; }
}

/// <summary>A channel, or a direct conversation.</summary>
/// <param name="Id"><c>C…</c>, <c>G…</c> or <c>D…</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record FakeChannel(string Id, string Name)
{
    public IReadOnlyList<string> Members { get; init; } = [];

    public bool IsDirect { get; init; }

    public bool IsArchived { get; init; }

    /// <summary>Gets whether the bot may post here.</summary>
    public bool HasBot { get; init; } = true;
}

/// <summary>A message that people see.</summary>
public sealed record FakeMessage(string Channel, string Ts, string User, string Text)
{
    public JsonArray? Blocks { get; init; }

    public string? Thread { get; init; }

    public string? Key { get; init; }

    public bool IsEdited { get; init; }

    /// <summary>Gets the id of a file that came with it, or null.</summary>
    public string? File { get; init; }
}

/// <summary>A message that one person saw.</summary>
public sealed record FakeWhisper(string Channel, string User, string Text)
{
    public JsonArray? Blocks { get; init; }

    public string? Thread { get; init; }

    /// <summary>Gets whether it came by a response address.</summary>
    public bool IsResponse { get; init; }
}

/// <summary>A modal or a home tab that somebody sees.</summary>
/// <param name="Id">Its id, <c>V…</c>.</param>
/// <param name="User">Who sees it.</param>
/// <param name="Json">The view.</param>
/// <param name="Hash">What tells its states apart.</param>
public sealed record FakeView(string Id, string User, JsonObject Json, string Hash);

/// <summary>A file.</summary>
/// <param name="Id">Its id, <c>F…</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record FakeFile(string Id, string Name)
{
    public ReadOnlyMemory<byte> Content { get; init; }

    public string? AltText { get; init; }

    public string? Title { get; init; }

    public string? Channel { get; init; }

    public string? Thread { get; init; }

    /// <summary>Gets the workspace whose token may fetch it.</summary>
    public required string Team { get; init; }
}
