using NodaTime;
using SlaBot.Channels.Desk;
using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Posts;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Conversation.Voices;
using SlaBot.Conversation.Wins;

namespace SlaBot.Channels.Wins;

/// <summary>Praise from one person for another: shown before it is posted, never for oneself, counted and never ranked.</summary>
/// <param name="posts">The posts.</param>
/// <param name="places">Where they can be.</param>
internal sealed class KudosDesk(WinPosts posts, IConversationStore places)
{
    private const int MostWaiting = 100;
    private static readonly Duration Patience = Duration.FromMinutes(30);

    private readonly Waiting<Kudos> waiting = new(MostWaiting, static (heard, _, now) => now - heard.At > Patience);

    /// <summary>Asks whether to post the praise in a message; says why, where it cannot be posted.</summary>
    public async Task<DeskReply> HearAsync(Heard heard, KudosWords words, Voice voice, CancellationToken cancellation)
    {
        if (heard.Scope == ConversationScope.Personal)
        {
            return Said(voice, "Kudos.Channel");
        }

        var found = Called(words.Whom, await heard.People(cancellation));
        if (found.Count != 1)
        {
            return found.Count == 0
                ? Said(voice, "Kudos.Nobody", words.Whom)
                : Said(voice, "Kudos.Which", string.Join(voice.Say("List.Comma"), found.Select(one => one.Name)));
        }

        if (found[0].Person == heard.Person)
        {
            return Said(voice, "Kudos.Self");
        }

        var kudos = new Kudos(heard.Person, heard.Name ?? voice.Say("Win.With.Nobody"), found[0].Person, found[0].Name, words.For);
        var ticket = waiting.Add(heard, kudos);
        return new(new()
        {
            Language = voice.Language,
            Headline = voice.Say("Kudos.Preview", voice.Say("Kudos.Post", kudos.ToName, kudos.FromName)),
            Parts = kudos.For.Length > 0 ? [new Part.Text(voice.Say("Kudos.For", kudos.For))] : [],
            Choices =
            [
                new(voice.Say("Kudos.Yes"), voice.Say("Kudos.Yes")) { Act = $"win:kudos:{ticket}" },
                new(voice.Say("Kudos.No"), voice.Say("Kudos.No")) { Act = $"win:kudos-not:{ticket}" },
            ],
            AsksBack = true,
        });
    }

    /// <summary>Posts praise that waits, or drops it; only for whoever gave it, where it was given.</summary>
    public async Task<DeskReply> DecideAsync(Heard heard, Voice voice, string ticket, bool isPosted, CancellationToken cancellation)
    {
        if (waiting.Take(ticket, asked => asked.Person == heard.Person && asked.Workspace == heard.Workspace && asked.Conversation == heard.Conversation) is not { } kudos)
        {
            return Said(voice, "Kudos.Over") with { Place = ReplyPlace.Whisper };
        }

        if (!isPosted || await places.FindAsync(heard.Workspace, heard.Platform, heard.Conversation, cancellation) is not { LeftAt: null } place)
        {
            return Said(voice, "Kudos.Dropped") with { Place = ReplyPlace.Card };
        }

        await posts.PraiseAsync(heard.Workspace, ticket, kudos, PostTarget.Of(place), cancellation);
        return Said(voice, "Kudos.Done") with { Place = ReplyPlace.Card };
    }

    // The whole name, or the id where the platform tells no name; else a first name that only one person has.
    private static IReadOnlyList<NamedPerson> Called(string whom, IReadOnlyList<NamedPerson> people)
    {
        var name = Consent.Plain(whom);
        var whole = people.Where(one => Consent.Plain(one.Name) == name || one.Person.Id.Equals(whom, StringComparison.OrdinalIgnoreCase)).ToList();
        return whole.Count > 0 ? whole : [.. people.Where(one => Consent.Plain(one.Name).StartsWith(name + " ", StringComparison.Ordinal))];
    }

    private static DeskReply Said(Voice voice, string key, params object?[] blanks) => new(new() { Language = voice.Language, Headline = voice.Say(key, blanks) });
}
