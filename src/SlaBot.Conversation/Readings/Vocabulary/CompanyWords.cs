using System.Runtime.CompilerServices;
using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Words;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Funnels;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Readings.Vocabulary;

/// <summary>
/// What a company calls its KPIs, stages and departments: the words of its agreement first, then the product's own.
/// </summary>
internal sealed class CompanyWords
{
    private static readonly ConditionalWeakTable<Agreement, CompanyWords> Known = [];
    private static readonly ConditionalWeakTable<LearnedWords, Taught> KnownWithLearned = [];

    private readonly Funnel funnel;
    private readonly KpiCatalog catalog;

    private CompanyWords(WordBook book, Agreement? agreement, LearnedWords learned)
    {
        catalog = KpiCatalog.Of(agreement);
        funnel = catalog.Funnel;
        List<Term> terms = [.. Own(agreement), .. learned.Words.SelectMany(word => Named("kpi", word.Words, Canonical(word.Kpi))), .. BuiltIn(book)];
        Terms = new(terms);
        Spelling = new(
            [.. book.Spellable(), .. terms.SelectMany(term => term.Stems).SelectMany(stem => (string[])[stem, stem + "s"]), .. book.Section("kpi").SelectMany(line => line.Sayings).SelectMany(saying => saying.Split(' '))],
            book.Ordinary());
    }

    /// <summary>Gets the terms.</summary>
    public TermIndex Terms { get; }

    /// <summary>Gets the speller that knows them.</summary>
    public Spelling Spelling { get; }

    /// <summary>The words of an agreement; computed once for each, as agreements never change.</summary>
    public static CompanyWords Of(WordBook book, Scene scene, Lazy<CompanyWords> none)
    {
        if (scene.Learned.Words.Count == 0)
        {
            return scene.Agreement is null ? none.Value : Known.GetValue(scene.Agreement, known => new(book, known, LearnedWords.None));
        }

        var taught = KnownWithLearned.GetValue(scene.Learned, learned => new(scene.Agreement, new(book, scene.Agreement, learned)));
        if (ReferenceEquals(taught.Agreement, scene.Agreement))
        {
            return taught.Words;
        }

        taught = new(scene.Agreement, new(book, scene.Agreement, scene.Learned));
        KnownWithLearned.AddOrUpdate(scene.Learned, taught);
        return taught.Words;
    }

    /// <summary>The words where there is no agreement.</summary>
    public static CompanyWords Without(WordBook book) => new(book, null, LearnedWords.None);

    /// <summary>The rate from one stage to a later one, as the catalog knows it; null where there is none.</summary>
    public KpiId? Rate(KpiId from, KpiId to)
    {
        var id = KpiIds.Rate(from, to);
        return catalog.Find(id) is not null || IsBuiltInRate(id) ? id : null;
    }

    /// <summary>The rate into a stage from the one before it; null for the first stage.</summary>
    public KpiId? RateInto(KpiId to) => funnel.IndexOf(to) is > 0 and var at ? Rate(funnel.Stages[at - 1].Id, to) : null;

    /// <summary>The rates that "the rate" may mean, from the top of the funnel.</summary>
    public IReadOnlyList<KpiId> NeighbourRates() => [.. funnel.Stages.Zip(funnel.Stages.Skip(1), (above, below) => KpiIds.Rate(above.Id, below.Id))];

    /// <summary>What is counted first: the revenue, then the stages from the last one up.</summary>
    public IReadOnlyList<KpiId> Totals() => [KpiIds.Revenue, .. funnel.Stages.Reverse().Select(stage => stage.Id)];

    private static bool IsBuiltInRate(KpiId id) => id.Value is "visit_to_lead_rate" or "lead_to_mql_rate" or "mql_to_sql_rate" or "sql_to_proposal_rate" or "proposal_to_win_rate";

    private IEnumerable<Term> Own(Agreement? agreement)
    {
        foreach (var kpi in catalog.All)
        {
            foreach (var phrase in Phrases(kpi.Id.Value, kpi.Name).Concat(kpi.Synonyms))
            {
                foreach (var term in Named("kpi", MessageText.Clean(phrase), kpi.Id))
                {
                    yield return term;
                    if (funnel.IndexOf(kpi.Id) >= 0)
                    {
                        yield return term with { Kind = "stage" };
                    }
                }
            }
        }

        foreach (var party in agreement?.Parties ?? [])
        {
            foreach (var term in Phrases(party.Id.Value, party.Name).SelectMany(phrase => Named("dept", MessageText.Clean(phrase), party.Id)))
            {
                // The bare word "sales" may be money; its own rule decides.
                yield return term.Stems is ["sale"] ? term with { Kind = "sales" } : term;
            }
        }
    }

    private static IEnumerable<string> Phrases(string id, LocalizedText? name) =>
        new[] { id.Replace('_', ' '), name?.English, name?.TraditionalChinese }.OfType<string>();

    private IEnumerable<Term> BuiltIn(WordBook book) =>
        [
            .. From(book, "kpi", "kpi", id => Canonical(new(id))),
            .. From(book, "kpi", "stage", id => Canonical(new(id)) is var kpi && funnel.IndexOf(kpi) >= 0 ? kpi : null),
            .. From(book, "stage", "stage", id => Canonical(new(id))),
            .. From(book, "department", "dept", id => new PartyId(id)),
            .. From(book, "vague", "vague", id => id),
            .. From(book, "sales", "sales", id => id),
        ];

    private static IEnumerable<Term> From(WordBook book, string section, string kind, Func<string, object?> meaning) =>
        from line in book.Section(section)
        let value = meaning(line.Head)
        where value is not null
        from saying in line.Sayings
        from term in Named(kind, saying, value)
        select term;

    private static IEnumerable<Term> Named(string kind, string phrase, object value)
    {
        var stems = Pattern.StemsOf(phrase);
        return stems.Length == 0 ? [] : [new Term(kind, stems, value)];
    }

    /// <summary>The company's own id for what the product knows by another: its last stage, and the rate into it.</summary>
    public KpiId Canonical(KpiId id) =>
        catalog.All.Any(kpi => kpi.Id == id) ? id
        : id == KpiIds.NewCustomers ? funnel.Last.Id
        : id.Value == "proposal_to_win_rate" ? KpiIds.Rate(funnel.Stages[^2].Id, funnel.Last.Id)
        : id;

    private sealed record Taught(Agreement? Agreement, CompanyWords Words);
}
