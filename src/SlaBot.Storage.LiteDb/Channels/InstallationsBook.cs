using System.Collections.Immutable;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Writing;

namespace SlaBot.Storage.LiteDb.Channels;

/// <summary>Where SlaBot is installed, all in memory once it was asked for. Everything but <see cref="Known"/> belongs to the writer's thread.</summary>
internal sealed class InstallationsBook(DataFile file) : IBook<InstallationsDraft>
{
    private volatile IReadOnlyList<SlackInstallation>? known;
    private ImmutableDictionary<string, SlackInstallation>? byKey;

    /// <summary>Gets the installations after the last durable commit in their order, or null before they were looked up. Any thread may ask.</summary>
    public IReadOnlyList<SlackInstallation>? Known => known;

    /// <summary>Gets the installations by their keys.</summary>
    public ImmutableDictionary<string, SlackInstallation> ByKey
    {
        get
        {
            if (byKey is null)
            {
                Show(file.All(Collections.Installations).ToImmutableDictionary(document => document["_id"].AsString, InstallationDocuments.ToInstallation, StringComparer.Ordinal));
            }

            return byKey!;
        }
    }

    /// <inheritdoc/>
    public InstallationsDraft Begin() => new(file, this);

    /// <summary>Shows readers the installations.</summary>
    public void Show(ImmutableDictionary<string, SlackInstallation> installations) =>
        (byKey, known) = (installations, SlackInstallation.InOrder(installations.Values));
}

/// <summary>The installations that one commit changes.</summary>
internal sealed class InstallationsDraft(DataFile file, InstallationsBook book) : Draft
{
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, SlackInstallation> after = book.ByKey;

    /// <inheritdoc/>
    public override bool HasNews => changed.Count > 0;

    /// <summary>Changes an installation.</summary>
    /// <exception cref="ArgumentException">It became another one, or one that cannot be stored.</exception>
    public SlackInstallation? Change(string? enterprise, string? team, Func<SlackInstallation?, SlackInstallation?> change)
    {
        var key = Keys.OfInstallation(enterprise, team);
        var before = after.GetValueOrDefault(key);
        var now = CallersOwnException.Of(() => change(before));
        if (now is null ? before is null : now.IsSameAs(before))
        {
            return before;
        }

        if (now is not null)
        {
            if (now.Enterprise != enterprise || now.Team != team)
            {
                throw new ArgumentException("A change must not make another one of an installation.", nameof(change));
            }

            InstallationDocuments.Require(now);
        }

        after = now is null ? after.Remove(key) : after.SetItem(key, now);
        _ = changed.Add(key);
        return now;
    }

    /// <inheritdoc/>
    public override void Write(Instant now)
    {
        foreach (var key in changed)
        {
            if (after.TryGetValue(key, out var kept))
            {
                file.Put(Collections.Installations, InstallationDocuments.ToDocument(kept));
            }
            else
            {
                file.Delete(Collections.Installations, [key]);
            }
        }
    }

    /// <inheritdoc/>
    public override void Publish() => book.Show(after);
}
