using CsCheck;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;

namespace SlaBot.Sources.Agreements;

/// <summary>What chat tells before a signature holds against the diff of the files, which leaves nothing out.</summary>
public sealed class RevisionDiffLaws
{
    private static readonly Func<Agreement, Agreement, Agreement>[] Sections =
    [
        (one, other) => one with { Name = other.Name },
        (one, other) => one with { Term = other.Term },
        (one, other) => one with { Calendar = other.Calendar },
        (one, other) => one with { Goal = other.Goal },
        (one, other) => one with { Pace = other.Pace },
        (one, other) => one with { LeadManagement = other.LeadManagement },
        (one, other) => one with { Reporting = other.Reporting },
        (one, other) => one with { Review = other.Review },
        (one, other) => one with { Wins = other.Wins },
        (one, other) => one with { Recurring = other.Recurring },
    ];

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public void Whatever_the_files_have_otherwise_is_told_in_words(string language) =>
        Gen.Select(SomeAgreement.Any, SomeAgreement.Any, Gen.Int[0, Sections.Length - 1]).Sample((one, other, section) =>
        {
            var after = Sections[section](one, other);

            var told = new RevisionDiff(Voice.Of(language, after)).Between(one, after).ToList();

            // A section of rules that says nothing is the same to people as none.
            var differ = AgreementDiff.Between(one, after).Where(change => change.Path != "lead_management").ToList();
            (told.Count > 0).ShouldBe(differ.Count > 0, string.Join("; ", differ));
        });

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hant")]
    public void No_difference_is_too_small_to_be_told(string language) =>
        SomeAgreement.Any.Sample(one =>
        {
            var last = one.Funnel.Last;
            var goal = one with { Goal = one.Goal with { Revenue = one.Goal.Revenue with { Amount = one.Goal.Revenue.Amount + 0.01m } } };
            var rate = one with { Funnel = new([.. one.Funnel.Stages.Select(stage => stage == last ? stage with { Rate = stage.Rate * 0.999999m } : stage)]) };

            new RevisionDiff(Voice.Of(language, goal)).Between(one, goal).Count().ShouldBe(1);
            new RevisionDiff(Voice.Of(language, rate)).Between(one, rate).ShouldNotBeEmpty();
        });

    [Fact]
    public void Of_any_two_agreements_words_can_be_made() =>
        Gen.Select(SomeAgreement.Any, SomeAgreement.Any).Sample((one, other) =>
        {
            new RevisionDiff(Voice.Of("en", other)).Between(one, other).ShouldAllBe(line => line.Contains(" → ", StringComparison.Ordinal));
            new RevisionDiff(Voice.Of("zh-Hant", one)).Between(one, one).ShouldBeEmpty();
        });
}
