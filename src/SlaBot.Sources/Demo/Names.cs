namespace SlaBot.Sources.Demo;

/// <summary>Who buys from the simulated company, and who sells for it. Nobody of these exists.</summary>
internal static class Names
{
    private static readonly string[] First =
    [
        "Alder", "Beacon", "Birch", "Bluebell", "Cedar", "Clover", "Copper", "Dune", "Elm", "Falcon", "Fern", "Foxglove", "Granite",
        "Hazel", "Heron", "Juniper", "Kestrel", "Lantern", "Larch", "Maple", "Marlin", "Meadow", "Osprey", "Pebble", "Quarry", "Rowan",
        "Sable", "Sorrel", "Thistle", "Willow",
    ];

    private static readonly string[] Second =
    [
        "Bakery", "Boats", "Books", "Brewing", "Bikes", "Ceramics", "Clinics", "Coffee", "Dental", "Farms", "Fitness", "Foods",
        "Furniture", "Gardens", "Hotels", "Interiors", "Legal", "Logistics", "Outdoors", "Optics", "Pets", "Roofing", "Schools",
        "Solar", "Textiles", "Tools", "Travel", "Vineyards",
    ];

    /// <summary>Gets the people of sales.</summary>
    public static IReadOnlyList<string> Owners { get; } = ["Jane Moss", "Luis Ortega", "Priya Nair", "Tom Becker"];

    /// <summary>A company's name.</summary>
    public static string Company(Dice dice) => $"{dice.OneOf(First)} {dice.OneOf(Second)}";
}
