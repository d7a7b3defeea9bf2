using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Audit;
using SlaBot.Domain.Agreements;

namespace SlaBot.Testing.Storage;

/// <summary>Audited changes of stores that are forgotten when the test ends; agreements are written by their names alone.</summary>
public static class InMemoryAudit
{
    public static AuditedChanges Over(InMemoryMemberStore members, InMemoryBookStore? books = null) =>
        new(new InMemoryWorkspaceStore(members, books ?? new()), new Names());

    private sealed class Names : IAgreementFormat
    {
        public string Write(Agreement terms) => terms.Name;

        public Agreement Read(string text) => throw new NotSupportedException();
    }
}
