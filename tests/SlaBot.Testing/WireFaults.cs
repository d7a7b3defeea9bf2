namespace SlaBot.Testing;

/// <summary>What is to go wrong with the next requests to a fake platform; what was told earlier comes first.</summary>
internal sealed class WireFaults<TFault, TRequest>
    where TFault : WireFault
{
    private readonly List<(TFault Fault, Func<TRequest, bool> When, int Times)> faults = [];

    public void Add(TFault fault, int times, Func<TRequest, bool>? when)
    {
        lock (faults)
        {
            faults.Add((fault, when ?? (static _ => true), times));
        }
    }

    public TFault? Next(TRequest request)
    {
        lock (faults)
        {
            var next = faults.FindIndex(fault => fault.Times > 0 && fault.When(request));
            if (next < 0)
            {
                return null;
            }

            faults[next] = faults[next] with { Times = faults[next].Times - 1 };
            return faults[next].Fault;
        }
    }
}
