using NodaTime;
using SlaBot.Conversation.Channels;

namespace SlaBot.Channels.Desk;

/// <summary>Counts wrong codes, so that nobody finds one by trying.</summary>
internal sealed class LinkTries
{
    private const int MostOfPerson = 5;
    private const int MostOfTenant = 20;
    private const int ManyTenants = 1_000;
    private static readonly Duration Span = Duration.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(Platform Platform, string Tenant), List<(Person Person, Instant At)>> wrong = [];

    /// <summary>Counts a try as a wrong one before the code is looked at, so that many at once are no way around.</summary>
    /// <returns>Whether it may be tried.</returns>
    public bool TryBegin(Heard heard)
    {
        lock (gate)
        {
            if (wrong.Count >= ManyTenants)
            {
                foreach (var old in wrong.Where(one => one.Value.All(entry => heard.At - entry.At >= Span)).Select(one => one.Key).ToList())
                {
                    _ = wrong.Remove(old);
                }
            }

            var tries = wrong.TryGetValue((heard.Platform, heard.Tenant), out var known) ? known : wrong[(heard.Platform, heard.Tenant)] = [];
            _ = tries.RemoveAll(entry => heard.At - entry.At >= Span);
            if (tries.Count >= MostOfTenant || tries.Count(entry => entry.Person == heard.Person) >= MostOfPerson)
            {
                return false;
            }

            tries.Add((heard.Person, heard.At));
            return true;
        }
    }

    /// <summary>Takes a try back that was right.</summary>
    public void WasRight(Heard heard)
    {
        lock (gate)
        {
            _ = wrong.GetValueOrDefault((heard.Platform, heard.Tenant))?.Remove((heard.Person, heard.At));
        }
    }
}
