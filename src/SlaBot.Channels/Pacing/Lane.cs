namespace SlaBot.Channels.Pacing;

/// <summary>The state of one lane; all of it is read and changed under the pacer's lock.</summary>
internal sealed class Lane(PaceLimits limits)
{
    private readonly GrantLog granted = new(limits);
    private TimeSpan heldUntil = TimeSpan.MinValue;

    /// <summary>Gets who goes next.</summary>
    public Turn Turn { get; } = new();

    /// <summary>Gets or sets how many callers are waiting in it or for it: it is kept as long as there is one.</summary>
    public int Users { get; set; }

    /// <summary>How long one more has to wait; zero or less for not at all.</summary>
    public TimeSpan WaitAt(TimeSpan now)
    {
        var next = granted.NextAt();
        next = next > heldUntil ? next : heldUntil;
        return next <= now ? TimeSpan.Zero : next - now;
    }

    /// <summary>How long it is still held; zero for not at all.</summary>
    public TimeSpan HeldAt(TimeSpan now) => heldUntil <= now ? TimeSpan.Zero : heldUntil - now;

    /// <summary>Notes that one was let go.</summary>
    public void Grant(TimeSpan now) => granted.Add(now);

    /// <summary>Lets nothing go before a moment.</summary>
    public void Hold(TimeSpan until) => heldUntil = until > heldUntil ? until : heldUntil;

    /// <summary>Whether forgetting it changes nothing.</summary>
    public bool IsIdleAt(TimeSpan now) => Users == 0 && heldUntil <= now && granted.IsForgottenAt(now);
}
