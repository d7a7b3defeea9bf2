using System.Globalization;
using SlaBot.ChatPage;
using SlaBot.Conversation.Agreements;
using SlaBot.Conversation.Replies;
using SlaBot.Conversation.Voices;
using SlaBot.Domain.Agreements;
using SlaBot.Domain.Kpis;

namespace SlaBot.Agreements;

/// <summary>Up to three alternatives to the agreed goal, deal size and rates, sent as a plain query, and every layer of each beside what is agreed.</summary>
internal static class WhatIfForm
{
    /// <summary>The id of the section.</summary>
    public const string Id = "what-if";

    /// <summary>Writes the form, and what follows from what was written into it.</summary>
    public static void Write(Markup section, AgreementPageScene scene, Voice voice)
    {
        var imagined = scene.Imagined!;
        _ = section.NewLine().Element("p", voice.Say("Sheet.WhatIf.Intro"), ("class", "text"), ("id", $"{Id}-intro"));
        foreach (var wrong in imagined.Where(one => one.IsWrong))
        {
            _ = section.NewLine().Element("p", voice.Say("Sheet.WhatIf.Wrong", NameOf(wrong)), ("class", "note note-caution"), ("role", "alert"));
        }

        Outcome(section, scene, voice);
        var catalog = KpiCatalog.Of(scene.Shown.Terms);
        _ = section.NewLine().Element("form", [("method", "get"), ("action", $"#{Id}"), ("aria-describedby", $"{Id}-intro")], form =>
        {
            _ = form.Void("input", ("type", "hidden"), ("name", "lang"), ("value", voice.Language));
            Alternative(form.NewLine(), imagined[0], scene.Shown.Terms, catalog, voice);
            _ = form.NewLine().Element("details", [("open", imagined.Skip(1).Any(one => one.Written.Count > 0) ? "" : null)], more =>
            {
                _ = more.Element("summary", voice.Say("Sheet.WhatIf.More"));
                foreach (var one in imagined.Skip(1))
                {
                    Alternative(more.NewLine(), one, scene.Shown.Terms, catalog, voice);
                }
            });
            _ = form.NewLine().Element("p", [("class", "send")], send => send
                .Element("button", voice.Say("Sheet.WhatIf.Submit"), ("type", "submit"))
                .Element("a", voice.Say("Sheet.WhatIf.Clear"), ("href", $"?lang={voice.Language}#{Id}")));
        });
    }

    private static void Outcome(Markup section, AgreementPageScene scene, Voice voice)
    {
        var alternatives = scene.Imagined!.Select(one => one.WhatIf).OfType<Domain.Agreements.Evidence.WhatIf>().ToList();
        if (alternatives.Count == 0)
        {
            return;
        }

        var reply = WhatIfReply.Of(alternatives, scene.View, voice.Language, new());
        _ = section.NewLine().Element("div", [("class", "outcome"), ("role", "status")], outcome =>
        {
            _ = outcome.Element("p", reply.Headline, ("class", "text said-first"));
            foreach (var part in reply.Parts)
            {
                HtmlRenderer.Render(outcome.NewLine(), part, ReplyWords.In(voice.Language));
            }
        });
    }

    private static void Alternative(Markup form, ImaginedTerms one, Agreement terms, KpiCatalog catalog, Voice voice) => form.Element("fieldset", [], set =>
    {
        _ = set.Element("legend", voice.Say("Sheet.WhatIf.Alternative", NameOf(one)));
        Field(set, one, ImaginedTerms.Goal, voice.Say("Agreement.Goal"), voice.Numbers.Money(terms.Goal.Revenue.Amount), voice);
        Field(set, one, ImaginedTerms.DealSize, Title(KpiIds.AverageDealSize, catalog, voice), voice.Numbers.Money(terms.Goal.AverageDealSize.Amount), voice);
        foreach (var (above, stage) in terms.Funnel.Stages.Zip(terms.Funnel.Stages.Skip(1)))
        {
            Field(set, one, ImaginedTerms.RateOf(stage.Id.Value), voice.Say("Sheet.WhatIf.Percent", Title(KpiIds.Rate(above.Id, stage.Id), catalog, voice)), NumberWords.Percent(stage.Rate!.Value), voice);
        }
    });

    private static void Field(Markup set, ImaginedTerms one, string field, string label, string agreed, Voice voice)
    {
        var name = ImaginedTerms.NameOf(one.Letter, field);
        _ = set.NewLine().Element("div", [("class", "field")], inside => inside
            .Element("label", label, ("for", name))
            .Void(
                "input",
                ("id", name),
                ("name", name),
                ("type", "text"),
                ("inputmode", "decimal"),
                ("autocomplete", "off"),
                ("maxlength", "30"),
                ("value", one.Written.GetValueOrDefault(field)),
                ("aria-describedby", $"{name}-agreed"))
            .Element("span", voice.Say("Sheet.WhatIf.Agreed", agreed), ("class", "hint"), ("id", $"{name}-agreed")));
    }

    private static string Title(Domain.Values.KpiId id, KpiCatalog catalog, Voice voice)
    {
        var name = catalog.Find(id) is { } kpi ? voice.NameOf(kpi) : voice.NameOf(id);
        return string.Concat(char.ToUpper(name[0], CultureInfo.InvariantCulture).ToString(), name.AsSpan(1));
    }

    private static string NameOf(ImaginedTerms one) => char.ToUpperInvariant(one.Letter).ToString();
}
