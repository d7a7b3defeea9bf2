namespace SlaBot.Storage.LiteDb;

/// <summary>How the store is doing: what readiness and metrics show.</summary>
/// <param name="QueueLength">Requests that wait for the writer.</param>
/// <param name="LastCommit">How long the last group took from its first read to its last answer; null before the first.</param>
/// <param name="BusyFor">How long the writer has been at its present work; null while it waits. A writer that is busy for minutes hangs.</param>
/// <param name="FreeBytes">What is free on the disk of the data folder.</param>
/// <param name="HasFailed">Whether the storage has failed: the process should end.</param>
public sealed record StoreHealth(int QueueLength, TimeSpan? LastCommit, TimeSpan? BusyFor, long FreeBytes, bool HasFailed);
