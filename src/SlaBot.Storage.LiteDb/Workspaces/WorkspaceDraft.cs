using System.Collections.Immutable;
using NodaTime;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Facts;
using SlaBot.Domain.Values;
using SlaBot.Storage.LiteDb.Agreements;
using SlaBot.Storage.LiteDb.Files;
using SlaBot.Storage.LiteDb.Ledger;
using SlaBot.Storage.LiteDb.Totals;

namespace SlaBot.Storage.LiteDb.Workspaces;

/// <summary>
/// A workspace while one commit is prepared. Nothing is written before <see cref="Write(Instant)"/>, so a request that turns out
/// to be impossible costs nothing but this draft.
/// </summary>
internal sealed partial class WorkspaceDraft
{
    private readonly DataFile file;
    private readonly Workspace before;
    private readonly TotalsDraft totals;
    private readonly SubjectVersions deals;
    private readonly SubjectVersions leads;
    private readonly ForeignDeals foreign;
    private readonly List<LedgerEntry> entries = [];
    private ImmutableList<Feed> feeds;
    private Agreed agreed;
    private ExchangeRates rates;
    private Revision? revision;
    private bool isMeasuredAnew;

    /// <summary>Begins with a workspace as it is.</summary>
    public WorkspaceDraft(DataFile file, Workspace before)
    {
        (this.file, this.before) = (file, before);
        (totals, feeds, agreed) = (new(before.Pages), before.Feeds, before.Agreed);
        rates = ExchangeRates.In(before.Pages.Totals);
        deals = new(file, before.Id, Collections.Deals);
        leads = new(file, before.Id, Collections.Leads);
        foreign = new(file, before.Id);
    }

    /// <summary>Gets whether there is anything to write.</summary>
    public bool HasNews => entries.Count > 0 || revision is not null || isMeasuredAnew;

    /// <summary>Lays facts over what is known. Rates come last: they concern deals that came with them, too.</summary>
    public Appended Append(IReadOnlyList<Fact> facts)
    {
        deals.Fetch(facts.OfType<DealFact>().Select(deal => deal.Subject));
        leads.Fetch(facts.OfType<LeadFact>().Select(lead => lead.Subject));
        var appended = new Appended();
        foreach (var fact in facts.Where(fact => !IsRate(fact)))
        {
            Take(fact, appended);
        }

        TakeRates([.. facts.OfType<DailyFact>().Where(IsRate)], appended);
        foreach (var deal in facts.OfType<DealFact>())
        {
            NoteMissingRate((DealFact)deals.Find(deal.Subject)!, appended);
        }

        return appended;
    }

    /// <summary>Gets the revisions as they will be.</summary>
    public AgreementHistory History => agreed.History;

    /// <summary>
    /// Lays a revision on top, and measures all stored facts anew where its terms measure otherwise: it comes into a commit
    /// without new facts. Terms that hold from the same day already add nothing.
    /// </summary>
    public Revision Revise(Agreement terms, LocalDate effectiveFrom, Instant recordedAt)
    {
        var revisions = before.Agreed.History.Revisions;
        if (revisions.LastOrDefault(known => known.EffectiveFrom == effectiveFrom) is { } rival && RevisionDocuments.Same(rival.Terms, terms))
        {
            return rival;
        }

        var added = new Revision(revisions.Count + 1, effectiveFrom, terms, Instant.FromUnixTimeTicks(recordedAt.ToUnixTimeTicks()));
        Revise(added);
        return added;
    }

    /// <summary>Makes the totals of deals and leads anew from their newest versions.</summary>
    public void MeasureAnew()
    {
        isMeasuredAnew = true;
        totals.Clear(Feed.Deals);
        totals.Clear(Feed.Leads);
        foreign.Clear();
        foreach (var collection in new[] { Collections.Deals, Collections.Leads })
        {
            foreach (var document in file.Range(collection, Keys.Range(before.Id)))
            {
                Measure(FactDocuments.ToFact(document));
            }
        }

        totals.DeliverAnew(feeds);
    }

    /// <summary>Writes everything into the file's open transaction, and tells what the workspace is after it.</summary>
    public Workspace Write(Instant now)
    {
        var (pages, changes) = totals.After();
        file.Insert(Collections.Ledger, LedgerBlock.Cut(before.NextNumber, now, entries).Select(block => block.ToDocument(before.Id)));
        deals.Write();
        leads.Write();
        foreign.Write();
        Write(changes);
        if (revision is not null)
        {
            file.Insert(Collections.Revisions, [RevisionDocuments.ToDocument(before.Id, revision)]);
        }

        var after = new Workspace(before.Id, before.NextNumber + entries.Count, agreed.Rules.Fingerprint, feeds, agreed, pages);
        file.Put(Collections.Workspaces, after.ToDocument());
        return after;
    }

    private void Revise(Revision added)
    {
        revision = added;
        agreed = new(new([.. before.Agreed.History.Revisions, added]));
        if (before.Fingerprint is { } measured && agreed.Rules.Fingerprint != measured)
        {
            MeasureAnew();
        }
    }

    private void Take(Fact fact, Appended appended)
    {
        switch (fact)
        {
            case DailyFact daily:
                TakeNumber(daily, appended);
                break;
            case DealFact:
                TakeVersion(fact, deals, appended);
                break;
            default:
                TakeVersion(fact, leads, appended);
                break;
        }
    }

    private bool TakeNumber(DailyFact fact, Appended appended)
    {
        var given = agreed.Rules.ContributionsOf(fact, rates).Single();
        var known = totals.At(given.Series, given.Date, given.Source);
        appended.Speaks(given.Series);
        if (known.Count == 0 ? fact.Value is null : known.Sum == fact.Value)
        {
            appended.Same++;
            return false;
        }

        totals.Set(given);
        Enter(fact, known.Count != 0, appended);
        if (fact.Value is null)
        {
            // The series may be empty again: then another feed may be the first to deliver it.
            totals.DeliverAnew(feeds);
        }

        return true;
    }

    private void TakeVersion(Fact fact, SubjectVersions versions, Appended appended)
    {
        var known = versions.Find(fact.Subject);
        var newest = fact.Over(known);
        var given = agreed.Rules.ContributionsOf(newest, rates).ToList();
        foreach (var series in given.Select(contribution => contribution.Series).Distinct())
        {
            appended.Speaks(series);
        }

        if (known is not null && Told.Same(newest, known))
        {
            appended.Same++;
            return;
        }

        Subtract(known);
        given.ForEach(contribution => totals.Add(contribution));
        foreign.Move(fact.Subject, ForeignCurrencyOf(known), ForeignCurrencyOf(newest));
        versions.Put(newest);
        Enter(fact, known is not null, appended);
    }

    private void Measure(Fact fact)
    {
        foreign.Move(fact.Subject, null, ForeignCurrencyOf(fact));
        foreach (var given in agreed.Rules.ContributionsOf(fact, rates))
        {
            totals.Add(given);
        }
    }

    private void Subtract(Fact? fact)
    {
        if (fact is null)
        {
            return;
        }

        foreach (var given in agreed.Rules.ContributionsOf(fact, rates))
        {
            totals.Subtract(given);
        }
    }

    private void Enter(Fact fact, bool supersedes, Appended appended)
    {
        entries.Add(new(fact, supersedes));
        feeds = feeds.Contains(fact.Feed) ? feeds : feeds.Add(fact.Feed);
        _ = supersedes ? appended.Changed++ : appended.New++;
    }

    private void Write(Dictionary<(SeriesKey Series, YearMonth Month), MonthPage?> changes)
    {
        var written = changes.Where(change => change.Value is not null)
            .ToLookup(
                change => before.Pages.Find(change.Key.Series, change.Key.Month) is not null,
                change => TotalsDocuments.ToDocument(before.Id, change.Key.Series, change.Value!));
        file.Insert(Collections.Totals, written[false]);
        file.Update(Collections.Totals, written[true]);
        file.Delete(Collections.Totals, changes.Where(change => change.Value is null)
            .Select(change => Keys.OfMonth(before.Id, change.Key.Series, change.Key.Month)));
    }
}
