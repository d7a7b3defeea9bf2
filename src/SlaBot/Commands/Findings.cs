namespace SlaBot.Commands;

/// <summary>What a look at the set-up found, a line each.</summary>
internal sealed class Findings(TextWriter output)
{
    /// <summary>Gets how many findings need someone to act.</summary>
    public int Problems { get; private set; }

    /// <summary>All is well with something.</summary>
    public void Good(string sentence) => output.WriteLine($"✓ {sentence}");

    /// <summary>Something to know.</summary>
    public void Note(string sentence) => output.WriteLine($"· {sentence}");

    /// <summary>Something to act on.</summary>
    public void Problem(string sentence)
    {
        Problems++;
        output.WriteLine($"✗ {sentence}");
    }

    /// <summary>One sentence or the other.</summary>
    public void Say(bool isGood, string good, string problem)
    {
        if (isGood)
        {
            Good(good);
        }
        else
        {
            Problem(problem);
        }
    }
}
