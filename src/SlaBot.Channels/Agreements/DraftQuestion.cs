namespace SlaBot.Channels.Agreements;

/// <summary>What a draft still needs.</summary>
internal enum DraftQuestion
{
    /// <summary>From when it is to hold.</summary>
    From,

    /// <summary>Why it is proposed.</summary>
    Why,
}
