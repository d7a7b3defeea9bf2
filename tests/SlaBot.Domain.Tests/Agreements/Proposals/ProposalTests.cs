using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using static SlaBot.Domain.Tests.Agreements.Proposals.SomeProposals;

namespace SlaBot.Domain.Tests.Agreements.Proposals;

public sealed class ProposalTests
{
    [Fact]
    public void Signed_by_every_party_it_is_in_force_from_its_day_on()
    {
        var half = Proposed().Sign(Sales, 1, By(Jane)).Proposal!;
        half.State.ShouldBe(ProposalState.Proposed);
        half.Waiting.ShouldBe([Marketing]);
        half.RevisionOf().ShouldBeNull();

        var signed = half.Sign(Marketing, 1, By(Wei, at: Noon + Duration.FromHours(2))).Proposal!;

        signed.State.ShouldBe(ProposalState.InForce);
        signed.RevisionOf().ShouldBe(new Revision(2, July, Dearer, Noon + Duration.FromHours(2)));
    }

    [Fact]
    public void The_first_agreement_of_a_workspace_becomes_revision_1()
    {
        var act = new ProposalAct(Jane, Noon, null) { SignsFor = [Sales] };
        var signed = Proposal.Begin(1, Terms, July, "We begin", act).Propose(act, null).Proposal!
            .Sign(Sales, 1, act).Proposal!
            .Sign(Marketing, 1, act with { By = Wei, SignsFor = [Marketing] }).Proposal!;

        signed.RevisionOf()!.Number.ShouldBe(1);
    }

    [Fact]
    public void Nobody_signs_for_a_party_that_is_not_theirs() =>
        Refusal(Proposed().Sign(Marketing, 1, By(Jane))).ShouldBe(ProposalRefusal.NotYourParty);

    [Fact]
    public void Nobody_signs_for_a_party_that_does_not_sign() =>
        Refusal(Proposed().Sign(Support, 1, By(Max))).ShouldBe(ProposalRefusal.UnknownParty);

    [Fact]
    public void A_party_signs_once() =>
        Refusal(Proposed().Sign(Sales, 1, By(Jane)).Proposal!.Sign(Sales, 1, By(Max))).ShouldBe(ProposalRefusal.AlreadySigned);

    [Fact]
    public void One_person_does_not_sign_for_all_even_with_two_accounts_that_are_known_to_be_one()
    {
        var half = Proposed().Sign(Sales, 1, By(Max)).Proposal!;

        Refusal(half.Sign(Marketing, 1, By(Max with { Name = "Max on Teams" }) with { SignsFor = [Marketing] })).ShouldBe(ProposalRefusal.OnePersonForAll);
        half.Sign(Marketing, 1, By(Wei)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void A_party_that_is_alone_does_not_approve_what_its_signatory_wrote()
    {
        var alone = Terms with { Parties = [Party(Sales)] };
        var act = new ProposalAct(Jane, Noon, null) { SignsFor = [Sales] };
        var proposal = Proposal.Begin(1, alone, July, "We begin", act).Propose(act, null).Proposal!;

        Refusal(proposal.Sign(Sales, 1, act)).ShouldBe(ProposalRefusal.OnePersonForAll);
        proposal.Sign(Sales, 1, act with { By = Max }).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void A_party_that_the_terms_let_go_signs_as_well()
    {
        var without = Dearer with { Parties = [Party(Sales), Party(Support)] };
        var proposal = Proposed(without);

        proposal.Parties.ShouldBe([Sales, Support, Marketing]);
        proposal.Sign(Sales, 1, By(Jane)).Proposal!.Sign(Support, 1, By(Max)).Proposal!.State.ShouldBe(ProposalState.Proposed);
    }

    [Fact]
    public void Made_against_a_revision_that_is_not_the_newest_it_cannot_come_into_force()
    {
        var newer = First with { Number = 2 };
        var half = Proposed().Sign(Sales, 1, By(Jane)).Proposal!;

        Refusal(half.Sign(Marketing, 1, By(Wei, newer))).ShouldBe(ProposalRefusal.NotNewest);
        Refusal(Draft().Propose(By(Guest, newer), null)).ShouldBe(ProposalRefusal.NotNewest);

        var anew = half.Rebase(By(Guest, newer)).Proposal!;
        (anew.State, anew.Against, anew.Signatures.Count, anew.Edition).ShouldBe((ProposalState.Draft, 2, 0, 2));
        anew.Propose(By(Guest, newer), null).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void The_past_is_changed_with_a_special_right_only()
    {
        var late = By(Wei, at: Instant.FromUtc(2026, 7, 1, 23, 59));
        var half = Proposed() with { ExpiresAt = null };
        half = half.Sign(Sales, 1, By(Jane)).Proposal!;

        half.Sign(Marketing, 1, late).IsDone.ShouldBeTrue();
        var tooLate = late with { At = Instant.FromUtc(2026, 7, 2, 0, 0) };
        Refusal(half.Sign(Marketing, 1, tooLate)).ShouldBe(ProposalRefusal.InThePast);
        half.Sign(Marketing, 1, tooLate with { MayChangeThePast = true }).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void A_zone_further_west_makes_no_day_that_is_over_one_to_come()
    {
        var west = Dearer with { Calendar = new(DateTimeZoneProviders.Tzdb["Pacific/Pago_Pago"], [IsoDayOfWeek.Monday], new(new(9, 0), new(18, 0)), []) };
        var late = Instant.FromUtc(2026, 7, 2, 1, 0);
        var half = (Proposed(west) with { ExpiresAt = null }).Sign(Sales, 1, By(Jane)).Proposal!;

        Refusal(half.Sign(Marketing, 1, By(Wei, at: late))).ShouldBe(ProposalRefusal.InThePast);
        half.Sign(Marketing, 1, By(Wei, at: late) with { MayChangeThePast = true }).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void The_day_lies_within_the_term_of_the_terms() =>
        Refusal((Draft() with { EffectiveFrom = new(2027, 1, 1) }).Propose(By(Guest), null)).ShouldBe(ProposalRefusal.OutsideTerm);

    [Fact]
    public void A_proposal_has_a_reason_and_somebody_to_sign_it()
    {
        Refusal((Draft() with { Reason = "" }).Propose(By(Guest), null)).ShouldBe(ProposalRefusal.NoReason);
        Refusal(Draft(Terms with { Parties = [] }).Propose(By(Guest), null)).ShouldBe(ProposalRefusal.NoParty);
        Refusal(Proposed().Propose(By(Guest), null)).ShouldBe(ProposalRefusal.NotDraft);
        Refusal(Draft().Sign(Sales, 1, By(Jane))).ShouldBe(ProposalRefusal.NotProposed);
    }

    [Fact]
    public void Edited_it_loses_its_signatures_and_cards_of_the_old_edition_sign_nothing()
    {
        var edited = Proposed().Sign(Sales, 1, By(Jane)).Proposal!.Edit(Terms, July, "Less", By(Wei)).Proposal!;

        (edited.State, edited.Signatures.Count, edited.Edition, edited.By, edited.Author).ShouldBe((ProposalState.Proposed, 0, 2, Guest, Wei));
        Refusal(edited.Sign(Sales, 1, By(Jane))).ShouldBe(ProposalRefusal.OtherEdition);
        edited.Sign(Sales, 2, By(Jane)).IsDone.ShouldBeTrue();
    }

    [Fact]
    public void Asked_for_a_change_it_is_a_draft_again_with_the_remark_kept()
    {
        var half = Proposed().Sign(Sales, 1, By(Jane)).Proposal!;
        Refusal(half.AskForChange(Marketing, " ", By(Wei))).ShouldBe(ProposalRefusal.NoReason);
        Refusal(half.AskForChange(Marketing, "No", By(Jane))).ShouldBe(ProposalRefusal.NotYourParty);

        var asked = half.AskForChange(Marketing, " 2.8 % is too much ", By(Wei)).Proposal!;

        (asked.State, asked.Signatures.Count).ShouldBe((ProposalState.Draft, 0));
        asked.Remarks.ShouldBe([new Remark(RemarkKind.ChangeAsked, Wei, Marketing, "2.8 % is too much", Noon)]);
        asked.Propose(By(Guest), null).Proposal!.Remarks.Count.ShouldBe(1);
    }

    [Fact]
    public void Rejected_or_withdrawn_it_has_come_to_its_end()
    {
        var rejected = Proposed().Reject(Sales, "Not this year", By(Jane)).Proposal!;
        rejected.State.ShouldBe(ProposalState.Rejected);
        rejected.Remarks.ShouldHaveSingleItem().Kind.ShouldBe(RemarkKind.Rejected);
        Refusal(rejected.Sign(Marketing, 1, By(Wei))).ShouldBe(ProposalRefusal.Ended);
        Refusal(rejected.Edit(Terms, July, "Again", By(Guest))).ShouldBe(ProposalRefusal.Ended);

        Refusal(Proposed().Withdraw("", By(Jane))).ShouldBe(ProposalRefusal.NotYours);
        Proposed().Withdraw("", By(Jane) with { IsAdmin = true }).IsDone.ShouldBeTrue();
        var withdrawn = Proposed().Withdraw("Too early", By(Guest)).Proposal!;
        (withdrawn.State, withdrawn.Remarks.Count).ShouldBe((ProposalState.Withdrawn, 1));
        Refusal(withdrawn.Reject(Sales, "No", By(Jane))).ShouldBe(ProposalRefusal.Ended);
    }

    [Fact]
    public void After_its_time_nobody_signs_and_it_expires()
    {
        var end = Noon + Duration.FromDays(14);

        Refusal(Proposed().Expire(end - Duration.FromTicks(1))).ShouldBe(ProposalRefusal.NotExpired);
        Refusal(Proposed().Sign(Sales, 1, By(Jane, at: end))).ShouldBe(ProposalRefusal.Expired);
        Proposed().Expire(end).Proposal!.State.ShouldBe(ProposalState.Expired);
        Refusal(Draft().Expire(end)).ShouldBe(ProposalRefusal.NotProposed);
        Refusal(Draft().Propose(By(Guest), Noon)).ShouldBe(ProposalRefusal.Expired);
    }

    [Fact]
    public void A_proposal_that_another_overtook_says_so()
    {
        var first = Proposed() with { Number = 8 };
        first = first.Sign(Sales, 1, By(Jane)).Proposal!.Sign(Marketing, 1, By(Wei)).Proposal!;

        var other = Proposed().After(first);

        (other.State, other.SupersededBy).ShouldBe((ProposalState.Superseded, 8));
        Draft().After(first).State.ShouldBe(ProposalState.Draft);
        first.After(first).ShouldBe(first);
        Proposed().After(Proposed() with { Number = 8 }).State.ShouldBe(ProposalState.Proposed);
    }

    private static ProposalRefusal? Refusal(ProposalResult result)
    {
        result.Proposal.ShouldBeNull();
        return result.Refusal;
    }
}
