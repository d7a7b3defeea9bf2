using SlaBot.Conversation.Channels;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Storage;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;
using SlaBot.Domain.Values;

namespace SlaBot.Channels.Desk;

/// <summary>Who may do what: the first who installs SlaBot is admin, admins give rights, others ask for them.</summary>
/// <param name="members">Where rights are kept.</param>
/// <param name="rights">Changes them.</param>
/// <param name="agreements">Tells the parties that can be signed for.</param>
/// <param name="joining">Tells the parties of proposals that are open: somebody has to sign for those that join; null where none are made.</param>
internal sealed class MemberDesk(
    IMemberStore members, Rights rights, IAgreementStore agreements, Func<WorkspaceId, CancellationToken, Task<IReadOnlyList<Party>>>? joining = null)
{
    public const string FormId = "members";
    private const string PersonField = "person";
    private const string RoleField = "role";
    private const string SignRole = "sign-";
    private const string OwnRole = "own-";
    private const int MostShown = 20;
    private const int MostChoices = 100;

    /// <summary>Makes somebody admin where there is none yet: nobody who is a guest.</summary>
    /// <returns>Whether the person is the first admin now.</returns>
    public async Task<bool> TryBecomeFirstAdminAsync(Heard heard, WorkspaceId workspace, CancellationToken cancellation)
    {
        if (!heard.MayBeFirstAdmin || (await members.MembersAsync(workspace, cancellation)).Any(member => member.IsAdmin) || await heard.IsGuestAsync(cancellation))
        {
            return false;
        }

        var isFirst = false;
        _ = await rights.ChangeAsync(
            heard,
            workspace,
            all =>
            {
                isFirst = !all.Any(member => member.IsAdmin);
                return isFirst ? With(all, heard.Person, heard.Name, member => member with { IsAdmin = true }) : all;
            },
            cancellation);
        return isFirst;
    }

    /// <summary>Shows who may do what, with a form where the person may change it.</summary>
    public async Task<Reply> ShowAsync(Heard heard, Member? member, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        var all = await members.MembersAsync(heard.Workspace, cancellation);
        var (roles, named) = await RolesAsync(heard.Workspace, words, cancellation);
        var areMixed = AreMixed(all);
        var table = new Part.Table(
            words.Say("Members.Caption"),
            [new(words.Say("Members.Person")), new(words.Say("Members.Rights"))],
            [.. all.Where(known => known.MayChange).Take(MostShown).Select(known => new Row([Shown(words, NameOf(words, known), known.Person, areMixed), named.Of(known)]))]);
        return new()
        {
            Language = words.Language,
            Headline = words.Say("Members.Headline"),
            Parts = all.Any(known => known.MayChange) ? [table] : [new Part.Text(words.Say("Members.None"))],
            Form = member is { IsAdmin: true } ? await FormAsync(heard, words, all, roles, named, cancellation) : null,
            Choices = member is { MayChange: true } ? [] : [SettingsDesk.Access(words)],
        };
    }

    /// <summary>Stores the answers of the form: one person, one role.</summary>
    public async Task<DeskReply> StoreAsync(Heard heard, Member? member, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        if (member is not { IsAdmin: true })
        {
            return Refused(words);
        }

        var id = answers.GetValueOrDefault(PersonField);
        var role = answers.GetValueOrDefault(RoleField) ?? "";
        var all = await members.MembersAsync(heard.Workspace, cancellation);
        var (roles, named) = await RolesAsync(heard.Workspace, words, cancellation);
        var known = Known(all, await heard.People(cancellation));
        if (Named(known, person => person.Person, id ?? "") is not { } chosen || !roles.Contains(role, StringComparer.Ordinal))
        {
            return new(words.Reply("Members.Choose"), ReplyPlace.Whisper);
        }

        var (isLast, isAdmin) = (false, true);
        var now = await rights.ChangeAsync(
            heard,
            before =>
            {
                // Read anew in the commit: another admin may have taken the right in between.
                isAdmin = before.Any(one => one.Person == heard.Person && one.IsAdmin);
                if (!isAdmin)
                {
                    return before;
                }

                var after = With(before, chosen.Person, chosen.Name, member => InRole(member, role));
                isLast = !after.Any(member => member.IsAdmin);
                return isLast ? before : after;
            },
            cancellation);
        if (!isAdmin)
        {
            return Refused(words);
        }

        if (isLast)
        {
            return new(words.Reply("Members.LastAdmin"), ReplyPlace.Whisper);
        }

        var changed = now.First(member => member.Person == chosen.Person);
        return new(await ShowAsync(heard, now.FirstOrDefault(member => member.Person == heard.Person), cancellation), ReplyPlace.Card)
        {
            Notices = changed.Person == heard.Person ? [] : [new(changed.Person, Told(words, named, heard, changed))],
        };
    }

    /// <summary>Notes that somebody asks for the right to change numbers, and tells the admins.</summary>
    public async Task<DeskReply> AskAsync(Heard heard, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        if (await heard.IsGuestAsync(cancellation))
        {
            return new(words.Reply("Access.Guest"), ReplyPlace.Whisper);
        }

        var now = await rights.ChangeAsync(
            heard,
            all => With(all, heard.Person, heard.Name, member => member.MayChange ? member : member with { AskedForAccessAt = heard.At }),
            cancellation);
        if (now.First(member => member.Person == heard.Person).MayChange)
        {
            return new(words.Reply("Access.HaveIt"), ReplyPlace.Whisper);
        }

        var admins = now.Where(member => member.IsAdmin && member.Person.Platform == heard.Platform).ToList();
        var asked = new Reply
        {
            Language = words.Language,
            Headline = words.Say("Access.Question", heard.Name ?? words.Say("Somebody")),
            Parts = [new Part.Text(words.Say("Access.Explained"))],
            Choices =
            [
                new(words.Say("Access.Allow"), words.Say("Access.Allow")) { Act = Acts.Allow + heard.Person.Key() },
                new(words.Say("Access.Deny"), words.Say("Access.Deny")) { Act = Acts.Deny + heard.Person.Key() },
            ],
        };
        return new(
            new()
            {
                Language = words.Language,
                Headline = admins.Count == 0 && now.FirstOrDefault(member => member.IsAdmin) is { } elsewhere ? words.Say("Access.Elsewhere", NameOf(words, elsewhere), words.Say($"Platform.{elsewhere.Person.Platform}"))
                    : admins.Count == 0 ? words.Say("Access.NoAdmin")
                    : words.Say("Access.Asked", string.Join(words.Say("List"), admins.Select(admin => NameOf(words, admin)))),
            },
            ReplyPlace.Whisper)
        {
            Notices = [.. admins.Select(admin => new Notice(admin.Person, asked))],
        };
    }

    /// <summary>Gives or refuses the right that somebody asked for.</summary>
    public async Task<DeskReply> DecideAsync(Heard heard, Member? member, string personId, bool isAllowed, CancellationToken cancellation)
    {
        var words = SetupWords.In(heard.Language);
        if (member is not { IsAdmin: true })
        {
            return Refused(words);
        }

        Member? asked = null;
        var now = await rights.ChangeAsync(
            heard,
            all =>
            {
                asked = all.Any(one => one.Person == heard.Person && one.IsAdmin) ? Named(all.Where(known => known.AskedForAccessAt is not null), known => known.Person, personId) : null;
                return asked is null ? all : With(all, asked.Person, asked.Name, known => known with { AskedForAccessAt = null, MayLog = known.MayLog || isAllowed });
            },
            cancellation);
        if (asked is null || now.FirstOrDefault(known => known.Person == asked.Person) is not { } decided)
        {
            return new(words.Reply("Access.Over"), ReplyPlace.Card);
        }

        var headline = words.Say(isAllowed ? "Access.Allowed" : "Access.Denied", NameOf(words, decided), heard.Name ?? words.Say("Somebody"));
        return new(new() { Language = words.Language, Headline = headline, Choices = [new(words.Say("Members.Button"), words.Say("Members.Command")) { Act = Acts.Members }] }, ReplyPlace.Card)
        {
            Notices = [new(decided.Person, Told(words, (await RolesAsync(heard.Workspace, words, cancellation)).Named, heard, decided))],
        };
    }

    // Two platforms may give two people one id. Buttons and forms that were sent before named the id alone: they go on where it is the only one.
    private static T? Named<T>(IEnumerable<T> all, Func<T, Person> personOf, string key)
        where T : class
    {
        var fitting = all.Where(one => personOf(one).Key() == key || personOf(one).Id == key).ToList();
        return fitting.Find(one => personOf(one).Key() == key) ?? (fitting.Count == 1 ? fitting[0] : null);
    }

    private static async Task<Form?> FormAsync(Heard heard, SetupWords words, IReadOnlyList<Member> all, IReadOnlyList<string> roles, RoleWords named, CancellationToken cancellation)
    {
        var people = Known(all, await heard.People(cancellation));
        var areMixed = AreMixed(all);
        return people.Count == 0 ? null : new(FormId, words.Say("Members.Submit"),
        [
            new Field.Pick(PersonField, words.Say("Members.Person"), [.. people.Take(MostChoices).Select(person => new Option(person.Person.Key(), Shown(words, person.Name, person.Person, areMixed)))], []),
            new Field.Pick(RoleField, words.Say("Members.Role"), [.. roles.Select(role => new Option(role, RoleName(words, named, role)))], ["log"]),
        ]);
    }

    // A party signs before it is one of the agreement: the first agreement of all, and the revision by which a department joins.
    private async Task<(IReadOnlyList<string> Roles, RoleWords Named)> RolesAsync(WorkspaceId workspace, SetupWords words, CancellationToken cancellation)
    {
        var terms = (await agreements.HistoryAsync(workspace, cancellation)).Latest?.Terms;
        var catalog = KpiCatalog.Of(terms);
        List<Party> parties = [.. (terms?.Parties ?? []).Concat(joining is null ? [] : await joining(workspace, cancellation)).DistinctBy(party => party.Id)];
        return (
            [
                .. ((string[])["log", .. parties.Select(party => SignRole + party.Id), "admin", "none"])
                    .Concat(catalog.Agreed.Where(_ => terms is not null).Select(kpi => OwnRole + kpi.Id))
                    .Take(MostChoices),
            ],
            new(words, new(words.Language, default, id => parties.Find(party => party.Id == id)?.Name), catalog));
    }

    private static string RoleName(SetupWords words, RoleWords named, string role) =>
        role.StartsWith(SignRole, StringComparison.Ordinal) ? named.Signs(new(role[SignRole.Length..]))
        : role.StartsWith(OwnRole, StringComparison.Ordinal) ? named.Owns(new(role[OwnRole.Length..]))
        : words.Say($"Role.{role}");

    private static Member InRole(Member member, string role) => role switch
    {
        "admin" => member with { IsAdmin = true, AskedForAccessAt = null },
        "log" => member with { IsAdmin = false, MayLog = true, SignsFor = [], Owns = [], AskedForAccessAt = null },
        "none" => member with { IsAdmin = false, MayLog = false, SignsFor = [], Owns = [], AskedForAccessAt = null },
        _ when role.StartsWith(OwnRole, StringComparison.Ordinal) => member with { Owns = [.. member.Owns.Append(new KpiId(role[OwnRole.Length..])).Distinct()], AskedForAccessAt = null },
        _ => member with { SignsFor = [.. member.SignsFor.Append(new PartyId(role[SignRole.Length..])).Distinct()], AskedForAccessAt = null },
    };

    private static IReadOnlyList<Member> With(IReadOnlyList<Member> all, Person person, string? name, Func<Member, Member> change)
    {
        var before = all.FirstOrDefault(member => member.Person == person) ?? new Member(person, name);
        var after = change(name is null ? before : before with { Name = name });
        return [.. all.Where(member => member.Person != person), after];
    }

    private static IReadOnlyList<NamedPerson> Known(IReadOnlyList<Member> all, IReadOnlyList<NamedPerson> here) =>
        [.. all.Where(member => member.Name is not null).Select(member => new NamedPerson(member.Person, member.Name!))
            .Concat(here)
            .DistinctBy(person => person.Person)
            .OrderBy(person => person.Name, StringComparer.CurrentCultureIgnoreCase)];

    private static Reply Told(SetupWords words, RoleWords named, Heard heard, Member member) => new()
    {
        Language = words.Language,
        Headline = member.MayChange
            ? words.Say("Access.YouMay", heard.Name ?? words.Say("Somebody"), named.Of(member))
            : words.Say("Access.YouMayNot", heard.Name ?? words.Say("Somebody")),
    };

    private static DeskReply Refused(SetupWords words) =>
        new(new() { Language = words.Language, Headline = words.Say("Settings.AdminsOnly"), Choices = [SettingsDesk.Access(words)] }, ReplyPlace.Whisper);

    private static bool AreMixed(IReadOnlyList<Member> all) => all.Select(member => member.Person.Platform).Distinct().Skip(1).Any();

    // Where two platforms share a workspace, one name may be two accounts.
    private static string Shown(SetupWords words, string name, Person person, bool areMixed) =>
        areMixed ? words.Say("Members.On", name, words.Say($"Platform.{person.Platform}")) : name;

    private static string NameOf(SetupWords words, Member member) => member.Name ?? words.Say("Somebody");
}
