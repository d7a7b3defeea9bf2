using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;

namespace SlaBot.Storage.LiteDb.Files;

/// <summary>
/// The keys of all documents. Each begins with its workspace; its parts are joined by U+001F, which no id of SlaBot's own
/// can hold. What outsiders name (the id of a deal) always comes last, so that it cannot pass for another part.
/// </summary>
internal static class Keys
{
    private const char Separator = '\u001f';
    private const char AfterSeparator = '\u0020';
    private const char HashMark = '\u001e';
    private const int LongestPlainSubject = 200;

    /// <summary>The key of a workspace's own document.</summary>
    public static string Of(WorkspaceId workspace) => workspace.Value;

    /// <summary>The key of something that is numbered, in the order of the numbers: a block of the ledger or of the inbox.</summary>
    public static string OfNumber(WorkspaceId workspace, long number) =>
        Join(workspace.Value, number.ToString("D15", CultureInfo.InvariantCulture));

    /// <summary>The key of a revision, in the order of their numbers.</summary>
    public static string OfRevision(WorkspaceId workspace, int number) =>
        Join(workspace.Value, number.ToString("D9", CultureInfo.InvariantCulture));

    /// <summary>The key of one month of one series.</summary>
    public static string OfMonth(WorkspaceId workspace, SeriesKey series, YearMonth month) => Join(
        workspace.Value,
        series.Feed.Value,
        series.Series.Value,
        string.Create(CultureInfo.InvariantCulture, $"{month.Year:D4}-{month.Month:D2}"));

    /// <summary>The key of the newest version of a deal or a lead.</summary>
    public static string OfSubject(WorkspaceId workspace, string subject) => Join(workspace.Value, Fitting(subject));

    /// <summary>The key by which a deal is found again when the rate of its currency changes.</summary>
    public static string OfForeign(WorkspaceId workspace, Currency currency, string subject) =>
        Join(workspace.Value, currency.Code, Fitting(subject));

    /// <summary>The key of what people call a KPI; the words come last, as outsiders name them.</summary>
    public static string OfWord(WorkspaceId workspace, KpiId kpi, string words) => Join(workspace.Value, kpi.Value, Fitting(words));

    /// <summary>The key of a place on a platform.</summary>
    public static string OfConversation(WorkspaceId workspace, Platform platform, string id) =>
        Join(workspace.Value, Codes.Of(platform), Fitting(id));

    /// <summary>The key of a person. Outsiders name both tenant and id: the length of the first tells where the second begins.</summary>
    public static string OfPerson(WorkspaceId workspace, Person person) => Join(
        workspace.Value,
        Codes.Of(person.Platform),
        Fitting(string.Create(CultureInfo.InvariantCulture, $"{person.Tenant.Length}:{person.Tenant}{person.Id}")));

    /// <summary>The key of an entry of a book.</summary>
    public static string OfEntry(WorkspaceId workspace, string book, string id) => Join(workspace.Value, book, Fitting(id));

    /// <summary>The key of what is posted. Outsiders name most of its parts: their lengths tell where the next begins.</summary>
    public static string OfPost(WorkspaceId workspace, PostKey key) => Join(
        workspace.Value,
        Codes.Of(key.Kind),
        Codes.Of(key.Target.Platform),
        key.Target.IsPerson ? "person" : "place",
        Fitting(string.Create(
            CultureInfo.InvariantCulture,
            $"{key.Target.Tenant.Length}:{key.Target.Tenant}{key.Target.Id.Length}:{key.Target.Id}{key.Version.Length}:{key.Version}{key.Subject}")));

    /// <summary>The key of an installation, of no workspace. Outsiders name both ids: the length of the first tells where the second begins, and a dash that there is none.</summary>
    public static string OfInstallation(string? enterprise, string? team) =>
        Fitting(string.Create(CultureInfo.InvariantCulture, $"{(enterprise is null ? "-" : $"{enterprise.Length}:{enterprise}")}{(team is null ? "-" : $":{team}")}"));

    /// <summary>The key of a tenant's link, of no workspace.</summary>
    public static string OfLink(Platform platform, string tenant) => Join(Codes.Of(platform), Fitting(tenant));

    /// <summary>The workspace that a key begins with.</summary>
    public static WorkspaceId WorkspaceOf(string key) => new(key.Split(Separator, 2)[0]);

    /// <summary>The first key that a workspace could have, and one behind its last.</summary>
    public static (string From, string To) Range(WorkspaceId workspace) => Range(workspace.Value);

    /// <summary>The same for what is numbered, below a number; the largest number for all.</summary>
    public static (string From, string To) RangeBelow(WorkspaceId workspace, long number) =>
        number == long.MaxValue ? Range(workspace) : (Range(workspace).From, OfNumber(workspace, number - 1));

    /// <summary>The same for what is numbered, from a number on; both may be the smallest and the largest.</summary>
    public static (string From, string To) RangeBetween(WorkspaceId workspace, long first, long last) =>
        (OfNumber(workspace, first), last == long.MaxValue ? Range(workspace).To : OfNumber(workspace, last));

    /// <summary>The same for the deals in one currency.</summary>
    public static (string From, string To) Range(WorkspaceId workspace, Currency currency) =>
        Range(Join(workspace.Value, currency.Code));

    /// <summary>The series and the month that a key names.</summary>
    public static (SeriesKey Series, YearMonth Month) MonthOf(string key)
    {
        var parts = key.Split(Separator);
        var month = parts[3].Split('-');
        return (
            new(new(parts[2]), new(parts[1])),
            new(int.Parse(month[0], CultureInfo.InvariantCulture), int.Parse(month[1], CultureInfo.InvariantCulture)));
    }

    private static (string From, string To) Range(string prefix) => (prefix + Separator, prefix + AfterSeparator);

    private static string Join(params ReadOnlySpan<string?> parts) => string.Join(Separator, parts);

    // An index entry has room for 1,023 bytes: a longer id is known by its hash.
    private static string Fitting(string subject) =>
        subject.Length <= LongestPlainSubject && !subject.StartsWith(HashMark)
            ? subject
            : HashMark + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(subject)));
}
