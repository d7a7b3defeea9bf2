using SlaBot.Domain.Values;

namespace SlaBot.Domain.Agreements.Evidence;

/// <summary>One thing that is imagined to be otherwise.</summary>
public abstract record WhatIfChange
{
    private WhatIfChange()
    {
    }

    /// <summary>Gets whether it says where the chain ends, so that no other such change can hold beside it.</summary>
    public virtual bool SetsGoal => false;

    /// <summary>Another rate from the stage above into a stage; everything above it follows.</summary>
    /// <param name="Stage">The stage that the rate leads to.</param>
    /// <param name="Share">The rate, above 0 and up to 1.</param>
    public sealed record Rate(KpiId Stage, decimal Share) : WhatIfChange;

    /// <summary>Another average deal; the goal stays, so the customers follow and all above them.</summary>
    /// <param name="Amount">The size, above 0, in the agreement's currency.</param>
    public sealed record DealSize(decimal Amount) : WhatIfChange;

    /// <summary>Another goal; every stage follows.</summary>
    /// <param name="Revenue">The goal, above 0, in the agreement's currency.</param>
    public sealed record Goal(decimal Revenue) : WhatIfChange
    {
        /// <inheritdoc/>
        public override bool SetsGoal => true;
    }

    /// <summary>Another number in one stage; it runs down the rates to another goal, and the stages above follow.</summary>
    /// <param name="Stage">The stage.</param>
    /// <param name="Count">How many, above 0.</param>
    public sealed record Layer(KpiId Stage, decimal Count) : WhatIfChange
    {
        /// <inheritdoc/>
        public override bool SetsGoal => true;
    }
}
