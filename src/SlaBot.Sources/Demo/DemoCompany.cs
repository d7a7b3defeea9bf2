using NodaTime;
using SlaBot.Sources.Csv;

namespace SlaBot.Sources.Demo;

/// <summary>
/// A simulated agency with eighteen months behind it: visits, leads and deals with weekdays and seasons, a slump and a
/// recovery, and a year that is a little at risk. The same day gives the same files, byte for byte. Its files come in
/// through <see cref="CsvImport"/> like anybody's.
/// </summary>
public sealed class DemoCompany
{
    private readonly DemoFiles files;

    private DemoCompany(LocalDate today)
    {
        Today = today;
        var calendar = DemoAgreement.Calendar(today.Year - 3, today.Year + 1);
        var simulation = new Simulation(today, calendar);
        AgreementText = DemoAgreement.Text(today.Year, GoalTuning.GoalOf(simulation, today, calendar));
        files = new(simulation, today);
    }

    /// <summary>Gets the company's name.</summary>
    public static string Name => DemoAgreement.Name;

    /// <summary>Gets the company's time zone: it tells which day is its today.</summary>
    public static DateTimeZone Zone => DemoAgreement.Zone;

    /// <summary>Gets the kinds of its files in the order to import them: the feed that delivers a KPI first is the one that counts.</summary>
    public static IReadOnlyList<ImportKind> Files { get; } = [ImportKind.Daily, ImportKind.Leads, ImportKind.Deals];

    /// <summary>Gets the last day of its story.</summary>
    public LocalDate Today { get; }

    /// <summary>Gets the agreement of the year, as its file says it; in force from its term's first day on.</summary>
    public string AgreementText { get; }

    /// <summary>The company as it stands on a day, from 1990 to 2190.</summary>
    public static DemoCompany On(LocalDate today) => new(today);

    /// <summary>The CSV file of a kind, from its start; UTF-8.</summary>
    public Stream Open(ImportKind kind) => kind switch
    {
        ImportKind.Deals => files.Deals(),
        ImportKind.Leads => files.Leads(),
        _ => files.Daily(),
    };
}
