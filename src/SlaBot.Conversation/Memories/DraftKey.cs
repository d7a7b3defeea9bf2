using System.Runtime.CompilerServices;
using SlaBot.Conversation.Readings;

namespace SlaBot.Conversation.Memories;

/// <summary>All that the draft of a message follows from: its text and its scene, whose agreement and words are the very same objects.</summary>
internal readonly struct DraftKey(string text, Scene scene) : IEquatable<DraftKey>
{
    private readonly string text = text;
    private readonly Scene scene = scene;

    /// <inheritdoc/>
    public bool Equals(DraftKey other) =>
        ReferenceEquals(scene.Agreement, other.scene.Agreement)
        && ReferenceEquals(scene.Learned, other.scene.Learned)
        && scene.Today == other.scene.Today
        && scene.ResetOn == other.scene.ResetOn
        && text == other.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DraftKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(text, scene.Today, RuntimeHelpers.GetHashCode(scene.Agreement));
}
