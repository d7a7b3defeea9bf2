namespace SlaBot.X;
public sealed class Placeholder { [Fact] public void One() => 1.ShouldBe(1); }
