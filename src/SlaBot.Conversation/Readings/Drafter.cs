using NodaTime;
using SlaBot.Conversation.Memories;
using SlaBot.Conversation.Readings.Intents;
using SlaBot.Conversation.Readings.Patterns;
using SlaBot.Conversation.Readings.Periods;
using SlaBot.Conversation.Readings.Quantities;
using SlaBot.Conversation.Readings.Vocabulary;
using SlaBot.Conversation.Readings.Words;
using SlaBot.Domain.Values;

namespace SlaBot.Conversation.Readings;

/// <summary>Reads one message by itself: clean, split, spell, then find numbers, periods, terms and cues.</summary>
internal sealed class Drafter
{
    private const int LongestPlace = 5;

    /// <summary>The weight from which what stands before orders to the program is surely a question.</summary>
    private const double LeastQuestion = 3;

    private const int LongestRemembered = 300;

    /// <summary>The most words, or characters, of a remark upon a quotation.</summary>
    private const int LongestRemark = 3;

    private readonly RecentMemory<DraftKey, Draft> remembered;
    private readonly WordBook book = WordBook.Load();
    private readonly Dictionary<string, string[]> shortForms;
    private readonly Simplified simplified;
    private readonly Dialect dialect;
    private readonly Lazy<Homophones> homophones;
    private readonly LanguageGuess languages;
    private readonly QuantityFinder quantities;
    private readonly PeriodGrammar periods;
    private readonly TermFinder terms;
    private readonly PatternBook classes;
    private readonly Cues cues;
    private readonly LearnedCues learned = LearnedCues.Load();
    private readonly PatternBook corrections;
    private readonly PatternBook fillers;
    private readonly PatternBook occasions;
    private readonly PatternBook strangers;
    private readonly PatternBook increments;
    private readonly PatternBook steps;
    private readonly PatternBook allDepartments;
    private readonly PatternBook allKpis;
    private readonly Assents assents;
    private readonly Lazy<CompanyWords> anyCompany;

    /// <summary>Makes a drafter from the word lists built into the program.</summary>
    /// <param name="most">How many drafts are remembered.</param>
    public Drafter(int most)
    {
        remembered = new(most);
        shortForms = book.Section("short").ToDictionary(line => line.Head, line => line.Sayings[0].Split(' '));
        simplified = new(book);
        dialect = new(book);
        homophones = new(() => new(book));
        languages = new(book);
        quantities = new(book);
        periods = new(book);
        terms = new(book);
        classes = WordClass.Book(book);
        cues = new(book);
        corrections = new(book.Patterns("set-aside"));
        fillers = new(book.Patterns("filler").Concat(book.Patterns("opening")).Concat(book.Patterns("closing")));
        occasions = new(book.Patterns("occasion"));
        strangers = new(book.Patterns("stranger"));
        increments = new(book.Patterns("increment"));
        steps = new(book.Patterns("step"));
        allDepartments = new(book.Patterns("all-departments"));
        allKpis = new(book.Patterns("all-kpis"));
        assents = new(book);
        anyCompany = new(() => CompanyWords.Without(book));
    }

    /// <summary>The company's words.</summary>
    public CompanyWords Company(Scene scene) => CompanyWords.Of(book, scene, anyCompany);

    /// <summary>What somebody said. It is remembered where every word is known and no number is given: what others may say as well.</summary>
    public Draft Read(string message, Scene scene) => Remembered(message, scene, static draft => draft is { Unread.Count: 0, Numbers.Count: 0 });

    /// <summary>What the bot itself said before.</summary>
    public Draft ReadOwn(string message, Scene scene) => Remembered(message, scene, static _ => true);

    // The same words in the same scene give the same draft, and nobody changes a draft once it is made.
    private Draft Remembered(string message, Scene scene, Func<Draft, bool> isWorthIt)
    {
        var key = new DraftKey(message, scene);
        if (message.Length > LongestRemembered || !remembered.TryRecall(key, out var draft))
        {
            draft = ReadAnew(message, scene);
            if (message.Length <= LongestRemembered && isWorthIt(draft))
            {
                remembered.Remember(key, draft);
            }
        }

        return draft;
    }

    // A question with orders to the program beside it is still a question, and nothing else.
    private Draft ReadAnew(string message, Scene scene)
    {
        var draft = ReadWhole(message, scene);
        var tokens = draft.Line.Tokens;
        if (!draft.Moods.HasFlag(Moods.Injection) && !QuotesAnOrder(draft))
        {
            return draft;
        }

        var orders = draft.MoodCues.Where(cue => cue.Pattern.Name == "injection").ToList();
        return Asked(0, orders.Select(cue => cue.Start).DefaultIfEmpty(0).Min())
            ?? (orders.TrueForAll(cue => cue.Words.All(word => tokens[word].Quoted)) ? Asked(AfterQuote(tokens), tokens.Count) : null)
            ?? draft;

        Draft? Asked(int start, int end) =>
            start < end && ReadWhole(Tokens.Join(tokens, start, end - start), scene) is { Likeliest: { } intent, Weight: >= LeastQuestion, Kpis.Count: > 0 } asked
            && !intent.Writes() && (asked.Moods & (Moods.Injection | Moods.Question)) == Moods.Question
                ? asked with { ReadOnly = true }
                : null;
    }

    /// <summary>Tells whether somebody else's words, between quotation marks, name a number or speak of a change.</summary>
    private static bool QuotesAnOrder(Draft draft)
    {
        var tokens = draft.Line.Tokens;
        return tokens.Exists(token => token.Quoted)
            && (draft.Line.All("n").Any(number => tokens[number.Start].Quoted)
                || draft.Cues.Any(cue => IntentNames.Parse(cue.Pattern.Name).Writes() && cue.Words.Any(word => tokens[word].Quoted)));
    }

    /// <summary>
    /// Where the message itself goes on after the last words it quotes, and after a short remark on them ("lol."); its end
    /// where it does not, or not in a clause of its own.
    /// </summary>
    private static int AfterQuote(List<Token> tokens)
    {
        var start = tokens.FindLastIndex(token => token.Quoted) + 1;
        var ended = start > 0 && tokens[start - 1].EndsSentence;
        var words = 0;
        for (var at = start; at < tokens.Count && words <= LongestRemark; at++)
        {
            if (tokens[at].Kind == TokenKind.Mark)
            {
                ended |= tokens[at].EndsSentence || tokens[at].Text == ",";
            }
            else if (ended)
            {
                return at;
            }
            else
            {
                words++;
            }
        }

        return tokens.Count;
    }

    private Draft ReadWhole(string message, Scene scene)
    {
        var clean = MessageText.Clean(message);
        var (text, wasSimplified) = simplified.Read(clean);
        var tokens = Tokens.Of(dialect.Read(text), shortForms);
        var company = Company(scene);
        company.Spelling.Correct(tokens);
        if (tokens.Exists(token => token.Kind == TokenKind.Han))
        {
            homophones.Value.Correct(tokens);
        }

        var line = new Line(tokens);
        cues.MarkClauses(line);
        quantities.Find(line);
        WordClass.Mark(line, classes);
        var (moods, moodCues) = cues.MoodsOf(line, []);
        periods.Find(line, PeriodScene.Of(scene, moods.HasFlag(Moods.Past), LanguageGuess.Of(tokens)));
        var setAside = corrections.In(line);
        SetAsidePeriods(line, setAside);
        terms.Find(line, company);
        var beside = occasions.In(line);
        var found = cues.Intents(line);
        SetAsideOccasions(line, beside, found, scene.Today);
        (moods, moodCues) = cues.MoodsOf(line, [.. beside, .. setAside]);
        var stepped = line.HasAny("n") ? steps.In(line) : [];
        if (moods.HasFlag(Moods.Hypothetical) || found.Exists(cue => IntentNames.Parse(cue.Pattern.Name) is Intent.Amend or Intent.Compare))
        {
            SharedGoal.Find(line, scene.Agreement?.Goal.Revenue.Amount, stepped);
        }

        var coverage = new Coverage(line, found.Concat(moodCues).Concat(beside).Concat(fillers.In(line)));
        coverage.MarkUnread();

        var (kpis, departments) = (Named<KpiId>(line, "kpi"), Named<PartyId>(line, "dept"));
        var values = ValueChoice.Of(line, setAside, kpis.Count, moods.HasFlag(Moods.Hypothetical));
        var draft = new Draft
        {
            Language = LanguageGuess.Of(tokens),
            Line = line,
            Moods = moods,
            MoodCues = moodCues,
            Cues = found,
            Intents = IntentJudge.Weigh(line, found, moods, moodCues),
            Kpis = kpis,
            Rivals = Rivals(line, company),
            Departments = departments,
            Periods = [.. line.All("p").Select(slot => (PeriodMeaning)slot.Value)],
            Numbers = SaidNumber.Of(line, values, stepped, kpis.Count),
            IsEither = kpis.Count > 1 && ValueChoice.IsEither(line),
            Vague = line.All("vague").Any(),
            Coverage = coverage.Share,
            IsOfAllKpis = kpis.Count == 0 && allKpis.In(line).Count > 0,
            IsOfDepartments = departments.Count > 1 || allDepartments.In(line).Count > 0,
            Adds = increments.In(line).Count > 0,
            Assent = assents.Of(line),
            Place = kpis.Count == 0 && line.Tokens.Count <= LongestPlace ? PlaceIn(line) : null,
            Unread = [.. line.All("unread").Select(slot => (string)slot.Value)],
            AsksForStranger = !moods.HasFlag(Moods.Correction) && strangers.In(line).Exists(match => (kpis.Count == 0 || match.Pattern.Name != "unless-kpi") && !QualifiesKpi(line, match.End)),
            ReadOnly = wasSimplified || tokens.Count >= Tokens.Most,
            Foreign = languages.IsForeign(clean, tokens),
        };
        return draft with { Shares = learned.SharesOf(CueFeatures.Of(draft)) };
    }

    /// <summary>"How many enterprise leads" counts leads, "how many widgets did we sell" counts no KPI.</summary>
    private static bool QualifiesKpi(Line line, int at) =>
        line.At(at).Any(slot => slot.Kind == "kpi") && line.Tokens[at].Stem is not ("do" or "did" or "have" or "we");

    /// <summary>"Q2, not Q1": of several periods, those that are corrected go.</summary>
    private static void SetAsidePeriods(Line line, List<PatternMatch> corrections)
    {
        var said = line.All("p").Count;
        foreach (var match in corrections)
        {
            if (said > 1 && match.Pattern.Name == "old-period" && match.Finds is [var old, ..])
            {
                line.Remove(old);
                said--;
            }
        }
    }

    /// <summary>
    /// "For the monthly meeting", "I present at 9 tomorrow": what the answer is wanted for. Its cues ask for nothing, and
    /// its days and numbers are not those of the question.
    /// </summary>
    private static void SetAsideOccasions(Line line, List<PatternMatch> occasions, List<PatternMatch> cues, LocalDate today)
    {
        foreach (var occasion in occasions)
        {
            cues.RemoveAll(cue => cue.Start >= occasion.Start && cue.End <= occasion.End);
            for (var at = occasion.Start; at < occasion.End; at++)
            {
                foreach (var slot in line.At(at).Where(slot => slot.Kind == "n" || IsBeside(line, slot, occasion) || slot.Value is PeriodMeaning { Days: var days } && (days.Length == 1 || days.From > today)).ToList())
                {
                    line.Remove(slot);
                }
            }
        }
    }

    /// <summary>The customer of "before I meet the customer", where the question names a KPI of its own.</summary>
    private static bool IsBeside(Line line, Slot slot, PatternMatch occasion) =>
        slot.Kind == "kpi" && slot.End <= occasion.End && line.All("kpi").Any(other => other.End <= occasion.Start || other.Start >= occasion.End);

    private static int? PlaceIn(Line line)
    {
        var number = line.All("ord").Concat(line.All("n")).Select(slot => (Quantity)slot.Value).FirstOrDefault(number => number.Counts);
        return number is { Count: > 0 } ? number.Count : null;
    }

    /// <summary>What the finds of a kind mean, each once, in the order named.</summary>
    private static List<T> Named<T>(Line line, string kind)
    {
        var named = new List<T>();
        foreach (var slot in line.All(kind))
        {
            if (slot.Value is T value && !named.Contains(value))
            {
                named.Add(value);
            }
        }

        return named;
    }

    /// <summary>The KPIs that a misspelt word may name as well as the one it was taken for.</summary>
    private static List<KpiId> Rivals(Line line, CompanyWords company)
    {
        var rivals = new List<KpiId>();
        foreach (var slot in line.All("kpi"))
        {
            foreach (var rival in slot.Length == 1 ? line.Tokens[slot.Start].Rivals : [])
            {
                if (company.Terms.KpiOf(Singular.Of(rival)) is KpiId other && !other.Equals(slot.Value))
                {
                    rivals.Add(other);
                }
            }
        }

        return rivals;
    }
}
