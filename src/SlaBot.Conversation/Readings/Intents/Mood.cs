namespace SlaBot.Conversation.Readings.Intents;

/// <summary>How something is said. Whatever is not a plain request never changes anything.</summary>
[Flags]
internal enum Moods
{
    /// <summary>A plain statement or request.</summary>
    None = 0,

    /// <summary>It asks.</summary>
    Question = 1,

    /// <summary>It wonders what would be.</summary>
    Hypothetical = 2,

    /// <summary>It tells what somebody else said.</summary>
    Reported = 4,

    /// <summary>It tries to give orders to the program itself.</summary>
    Injection = 8,

    /// <summary>It says the opposite of what it means.</summary>
    Sarcasm = 16,

    /// <summary>It says not to.</summary>
    Negated = 32,

    /// <summary>It speaks of what has been.</summary>
    Past = 64,

    /// <summary>It asks for something to be done, politely: "could you …?"</summary>
    Polite = 128,

    /// <summary>It refers to what was said before: "and …?", "what about …?"</summary>
    FollowUp = 256,

    /// <summary>It takes back or corrects what was said before.</summary>
    Correction = 512,

    /// <summary>It says yes.</summary>
    Yes = 1024,

    /// <summary>It refers to something by "it" or "that".</summary>
    Pointing = 2048,

    /// <summary>It asks what, how, who or why: even said politely, that is no request for a change.</summary>
    Inquiring = 4096,

    /// <summary>It goes on from what was said before, whatever it asks itself: "and how long …?", 提案也比一下.</summary>
    Joining = 8192,

    /// <summary>It puts another subject in the place of the last one: "do the same for churn", 換看營收.</summary>
    Swapping = 16384,
}
