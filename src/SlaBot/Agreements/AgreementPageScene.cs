using SlaBot.Domain.Agreements;
using SlaBot.Domain.Agreements.Proposals;
using SlaBot.Domain.Standings;

namespace SlaBot.Agreements;

/// <summary>What an agreement page shows.</summary>
/// <param name="View">What was agreed and counted.</param>
/// <param name="Shown">The revision that is shown.</param>
/// <param name="Language">The language: <c>en</c> or <c>zh-Hant</c>.</param>
internal sealed record AgreementPageScene(View View, Revision Shown, string Language)
{
    /// <summary>Gets who signed the revision; empty where that is not kept.</summary>
    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    /// <summary>Gets what somebody imagined; null where the page is a file, in which nothing can be pressed.</summary>
    public IReadOnlyList<ImaginedTerms>? Imagined { get; init; }

    /// <summary>Gets whether it is the agreement of the simulated company.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Gets whether the page is served, so that its links lead somewhere.</summary>
    public bool IsServed => Imagined is not null;

    /// <summary>Gets the revision that speaks for today.</summary>
    public Revision Current => View.Revision!;
}
