using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Values;

namespace SlaBot.Testing.Storage;

/// <summary>Rows of the outbox whose particulars a test does not care about.</summary>
public static class SomePosts
{
    public static Instant Noon { get; } = Instant.FromUtc(2026, 9, 15, 12, 0) + Duration.FromTicks(1_234_567);

    public static PostTarget Channel(string id) => new(Platform.Slack, "T1", id, IsPerson: false);

    public static PostKey Key(string subject, string place = "C1", PostKind kind = PostKind.Win, string version = "") => new(kind, subject, version, Channel(place));

    public static OutboxRow Row(WorkspaceId workspace, string subject, string place = "C1", PostKind kind = PostKind.Win, string version = "") =>
        new(workspace, Key(subject, place, kind, version)) { CreatedAt = Noon, NotBefore = Noon, IsUpdate = version.Length > 0 };

    public static BookEntry Entry(string id, string says, string book = "wins") => new(book, id, System.Text.Encoding.UTF8.GetBytes($"{{\"says\":\"{says}\"}}"));
}
