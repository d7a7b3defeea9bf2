namespace SlaBot.Channels.Retrying;

/// <summary>How one try ended, and whether another may follow.</summary>
/// <typeparam name="T">What a try comes to.</typeparam>
/// <param name="Result">What it came to: the result of the whole, if no other try follows.</param>
/// <param name="MayBeRepeated">Whether repeating can do good and no harm: the request was refused for the moment, never left, or does the same twice.</param>
/// <param name="RetryAfter">How long the platform asked to wait, or null: another try never comes earlier.</param>
public readonly record struct Tried<T>(T Result, bool MayBeRepeated = false, TimeSpan? RetryAfter = null);
