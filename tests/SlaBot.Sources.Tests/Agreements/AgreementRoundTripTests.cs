using CsCheck;

namespace SlaBot.Sources.Agreements;

public sealed class AgreementRoundTripTests
{
    [Fact]
    public void What_is_written_reads_back_equal_in_every_field() =>
        SomeAgreement.Any.Sample(
            agreement =>
            {
                var read = Samples.Agreement(AgreementFile.Write(agreement));

                Structure.Of(read).ShouldBe(Structure.Of(agreement));
                AgreementDiff.Between(agreement, read).ShouldBeEmpty();
            },
            iter: 1_000);

    [Fact]
    public void Writing_is_stable() =>
        SomeAgreement.Any.Sample(
            agreement =>
            {
                var text = AgreementFile.Write(agreement);

                AgreementFile.Write(Samples.Agreement(text)).ShouldBe(text);
            },
            iter: 200);

    [Fact]
    public void Two_agreements_that_differ_in_a_field_have_a_difference_in_words() =>
        Gen.Select(SomeAgreement.Any, SomeAgreement.Any).Sample(
            (a, b) => (AgreementDiff.Between(a, b).Count == 0).ShouldBe(Structure.Of(a) == Structure.Of(b)),
            iter: 200);

    [Fact]
    public void The_file_of_the_design_survives_a_round_trip() =>
        Structure.Of(Samples.Agreement(AgreementFile.Write(Samples.Agreement(Samples.HarbourAndPine))))
            .ShouldBe(Structure.Of(Samples.Agreement(Samples.HarbourAndPine)));
}
