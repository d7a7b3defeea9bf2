namespace SlaBot.Channels.Turns;

/// <summary>What waits in one conversation: worked on in order, one after the other.</summary>
internal sealed class Lane
{
    private readonly Queue<Func<Task>> waiting = [];
    private bool isBusy;


    /// <summary>Adds work at the end.</summary>
    /// <returns>Whether the lane stood still, so that the caller has to set it going.</returns>
    public bool Add(Func<Task> work)
    {
        waiting.Enqueue(work);
        var stoodStill = !isBusy;
        isBusy = true;
        return stoodStill;
    }

    /// <summary>Takes the next work; where there is none the lane stands still.</summary>
    public Func<Task>? Next()
    {
        if (waiting.TryDequeue(out var work))
        {
            return work;
        }

        isBusy = false;
        return null;
    }
}
