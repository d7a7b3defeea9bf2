using NodaTime;
using SlaBot.Conversation.Readings;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Calendars;
using SlaBot.Domain.Funnels;

namespace SlaBot.Conversation.Tests.Readings;

/// <summary>Readers, scenes and agreements that tests of readings need.</summary>
internal static class Some
{
    public static Reader Reader { get; } = new();

    public static LocalDate Wednesday { get; } = new(2015, 7, 15);

    public static Scene Scene { get; } = new(Wednesday, Agreement(new(new(2015, 1, 1), new(2015, 12, 31))));

    public static Agreement Agreement(Period term, Funnel? funnel = null) => new()
    {
        Name = "Test agreement",
        Term = term,
        Currency = new("USD"),
        Calendar = BusinessCalendar.Default,
        Parties =
        [
            new(new("sales"), new("Sales", "業務"), []),
            new(new("marketing"), new("Marketing", "行銷"), []),
        ],
        Goal = new(new(1_200_000m, new("USD")), new(12_000m, new("USD"))),
        Funnel = funnel ?? Funnel.Default,
    };

    public static Reading Read(string text, params string[] context) => Reader.Read(new(text, context), Scene);
}
