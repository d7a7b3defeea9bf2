using NodaTime;
using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Tests.Answers;
using SlaBot.Domain.Values;
using SlaBot.Testing.Storage;

namespace SlaBot.Conversation.Tests.Audit;

public sealed class AuditedChangesTests
{
    private static readonly WorkspaceId Local = WorkspaceId.Local;
    private static readonly Person Jane = new(Platform.Slack, "T1", "jane");
    private static readonly Instant Now = Instant.FromUtc(2026, 9, 15, 9, 0);

    [Fact]
    public async Task What_an_admin_alone_may_do_asks_for_the_right_in_the_commit()
    {
        var (members, books) = (new InMemoryMemberStore(), new InMemoryBookStore());
        var audited = InMemoryAudit.Over(members, books);
        var by = AuditActor.Of(Jane, "Jane");

        foreach (var member in new[] { null, new Member(Jane, "Jane") { MayLog = true, SignsFor = [new("sales")] }, new Member(Jane with { Tenant = "T2" }, "Jane") { IsAdmin = true } })
        {
            _ = await members.ChangeMembersAsync(Local, _ => member is null ? [] : [member], Cancellation);
            (await audited.ReviseAsAdminAsync(Local, Harbour.Agreement, Harbour.Agreement.Term.From, Now, by, Cancellation)).ShouldBeNull();
            (await audited.RevokeLinksAsAdminAsync(Local, Now, by, Cancellation)).ShouldBeFalse();
        }

        (await AuditBook.AllAsync(books, Local, Cancellation)).ShouldBeEmpty();

        _ = await members.ChangeMembersAsync(Local, _ => [new(Jane, "Jane") { IsAdmin = true }], Cancellation);
        (await audited.ReviseAsAdminAsync(Local, Harbour.Agreement, Harbour.Agreement.Term.From, Now, by, Cancellation))!.Number.ShouldBe(1);
        (await audited.RevokeLinksAsAdminAsync(Local, Now, by, Cancellation)).ShouldBeTrue();
        (await AuditBook.AllAsync(books, Local, Cancellation)).Select(entry => entry.Note.Act).ShouldBe([AuditAct.AgreementStored, AuditAct.LinksRevoked]);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
