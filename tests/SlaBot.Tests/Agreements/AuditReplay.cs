using SlaBot.Conversation.Audit;
using SlaBot.Conversation.Channels;
using SlaBot.Domain.Agreements.Proposals;

namespace SlaBot.Tests.Agreements;

/// <summary>
/// Goes through an audit from its first entry, and allows only what somebody had the right to at that moment; what comes out of it
/// is what must be stored. It is written beside the program, and knows of it nothing but the words of the audit.
/// </summary>
internal sealed class AuditReplay
{
    private readonly Dictionary<string, string?> rights;
    private readonly Dictionary<string, string> proposals = [];
    private bool isComing;

    /// <summary>Begins with the rights that were there before the first entry.</summary>
    public AuditReplay(IReadOnlyList<Member> members) => rights = members.ToDictionary(member => NameOf(member.Person), RightsOf);

    /// <summary>Gets how many revisions there must be.</summary>
    public int Revisions { get; private set; }

    /// <summary>Gets what must be true of each proposal: its state, edition, day and signatures, as the audit says it.</summary>
    public IReadOnlyDictionary<string, string> Proposals => proposals;

    /// <summary>Gets what everybody must be allowed.</summary>
    public IReadOnlyDictionary<string, string?> Rights => rights;

    /// <summary>What somebody may do, as the audit says it.</summary>
    public static string? RightsOf(Member member) =>
        string.Join(", ", new[] { member.IsAdmin ? "admin" : null, member.MayLog ? "log" : null }.OfType<string>().Concat(member.SignsFor.Select(party => $"sign {party}").Order(StringComparer.Ordinal))) is { Length: > 0 } said ? said : null;

    /// <summary>How the audit names somebody.</summary>
    public static string NameOf(Person person) => $"{person.Platform.ToString().ToLowerInvariant()} {person.Tenant} {person.Id}";

    /// <summary>What the audit says of a proposal as it is kept.</summary>
    public static string SaidOf(Proposal proposal)
    {
        var signed = string.Join(", ", proposal.Signatures.Select(signature => $"{signature.Party} by {signature.By.Name}"));
        var state = proposal.State == ProposalState.InForce ? "in force" : proposal.State.ToString().ToLowerInvariant();
        return FormattableString.Invariant($"{state}, edition {proposal.Edition}, against revision {proposal.Against}, from {proposal.EffectiveFrom:uuuu-MM-dd}{(signed.Length > 0 ? $", signed for {signed}" : "")}");
    }

    /// <summary>Takes the next entry.</summary>
    public void Take(AuditEntry entry)
    {
        var (note, why) = (entry.Note, $"entry {entry.Number}: {entry.Note.Act} {entry.Note.Subject} by {entry.By.Person}");
        var may = entry.By.Person is { } person ? rights.GetValueOrDefault(NameOf(person)) ?? "" : "";
        if (isComing)
        {
            note.Act.ShouldBe(AuditAct.AgreementSigned, "the last signature brings the revision in the same commit");
        }

        switch (note.Act)
        {
            case AuditAct.AgreementStored:
                entry.By.Where.ShouldBe("command line", why);
                Revisions++;
                break;
            case AuditAct.AgreementSigned:
                isComing.ShouldBeTrue(why);
                isComing = false;
                note.Subject.ShouldBe($"revision {++Revisions}");
                break;
            case AuditAct.RightsChanged:
                may.ShouldContain("admin", Case.Sensitive, why);
                note.Before.ShouldBe(rights.GetValueOrDefault(note.Subject), why);
                rights[note.Subject] = note.After;
                break;
            default:
                TakeProposal(entry, may, why);
                break;
        }
    }

    private void TakeProposal(AuditEntry entry, string may, string why)
    {
        var (note, after) = (entry.Note, FirstLine(entry.Note.After)!);
        var before = proposals.GetValueOrDefault(note.Subject);
        FirstLine(note.Before).ShouldBe(before, $"nothing changed between two entries; {why}");
        proposals[note.Subject] = after;
        after.ShouldNotBe(before, why);
        var (signed, signedBefore) = (SignedFor(after), SignedFor(before ?? ""));
        switch (note.Act)
        {
            case AuditAct.ProposalSigned:
                var party = signed.Except(signedBefore).ShouldHaveSingleItem(why).Split(" by ")[0];
                may.ShouldContain($"sign {party}", Case.Sensitive, why);
                EditionOf(after).ShouldBe(EditionOf(before!), why);
                before!.ShouldStartWith("proposed", Case.Sensitive, why);
                isComing = after.StartsWith("in force", StringComparison.Ordinal);
                if (isComing)
                {
                    string.Join(' ', signed.Select(one => one.Split(" by ")[0]).Order(StringComparer.Ordinal)).ShouldBe("marketing sales", why);
                    signed.Select(one => one.Split(" by ")[1]).Distinct().Count().ShouldBe(2, $"two people stand behind it; {why}");
                    after.ShouldContain($"against revision {Revisions},", Case.Sensitive, why);
                }

                break;
            case AuditAct.ProposalSuperseded:
                after.ShouldStartWith("superseded", Case.Sensitive, why);
                break;
            case AuditAct.ProposalChangeAsked or AuditAct.ProposalRejected:
                may.ShouldContain("sign ", Case.Sensitive, why);
                signed.ShouldBe(note.Act == AuditAct.ProposalRejected ? signedBefore : [], why);
                break;
            default:
                (may.Contains("admin", StringComparison.Ordinal) || may.Contains("sign ", StringComparison.Ordinal)).ShouldBeTrue(why);
                signed.ShouldBe(note.Act == AuditAct.ProposalWithdrawn ? signedBefore : [], why);
                break;
        }
    }

    private static string? FirstLine(string? said) => said?.Split('\n')[0];

    private static string EditionOf(string said) => said.Split(", ")[1];

    private static IReadOnlyList<string> SignedFor(string said) =>
        said.Split(", signed for ") is [_, var parties] ? parties.Split(", ") : [];
}
