using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Threads;

/// <summary>One person's side of one thread: a follow-up means what that person said there before.</summary>
/// <param name="Workspace">Whose numbers the thread is about.</param>
/// <param name="Thread">The thread's id on its channel.</param>
/// <param name="Person">The person's immutable id on that channel.</param>
public sealed record ThreadKey(WorkspaceId Workspace, string Thread, string Person);
