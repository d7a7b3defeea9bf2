using System.Text.Json;

namespace SlaBot.Slack.Tests.Blocks;

/// <summary>What Slack takes of blocks and refuses beyond: docs.slack.dev, and where that is silent its clients.</summary>
internal static class BlockLimits
{
    /// <summary>Fails where a list of blocks goes beyond a limit.</summary>
    public static void ShouldKeepLimits(JsonElement blocks, int most)
    {
        blocks.GetArrayLength().ShouldBeInRange(1, most);
        foreach (var element in Scenes.Elements(blocks))
        {
            Check(element, element.GetProperty("type").GetString()!);
        }

        var actions = Members(blocks, "action_id").Where(id => id != "answer").ToList();
        actions.Distinct().Count().ShouldBe(actions.Count);
        Members(blocks, "block_id").ShouldBeUnique();
        Scenes.Of(blocks, "data_visualization").Count().ShouldBeLessThanOrEqualTo(2);
        Scenes.Of(blocks, "data_table").SelectMany(table => Members(table.GetProperty("rows"), "text")).Sum(text => text.Length).ShouldBeLessThanOrEqualTo(8_000);
    }

    private static void Check(JsonElement element, string type)
    {
        switch (type)
        {
            case "header": Length(element.GetProperty("text"), "text", 150); break;
            case "plain_text": Length(element, "text", 3_000); break;
            case "text" or "raw_text" or "raw_number": Length(element, "text", 3_010); break;
            case "context": Items(element, "elements", 1, 10); break;
            case "actions": Items(element, "elements", 1, 25); break;
            case "rich_text" or "rich_text_section" or "rich_text_list": Items(element, "elements", 1, 200); break;
            case "button": Button(element); break;
            case "data_table": Table(element); break;
            case "data_visualization": Chart(element); break;
            case "input": Length(element.GetProperty("label"), "text", 2_000); Length(element, "block_id", 255); break;
            case "plain_text_input": Line(element); break;
            case "static_select" or "multi_static_select": Options(element, 100); break;
            case "radio_buttons" or "checkboxes": Options(element, 10); break;
            case "divider" or "user" or "line": break;
            default: throw new InvalidOperationException($"Nobody said what the limits of {type} are.");
        }
    }

    private static void Button(JsonElement button)
    {
        Length(button.GetProperty("text"), "text", 75);
        Length(button, "value", 2_000);
        Length(button, "action_id", 255);
        Optional(button, "accessibility_label", 75);
    }

    private static void Table(JsonElement table)
    {
        Length(table, "caption", 150);
        Items(table, "rows", 2, 101);
        table.GetProperty("page_size").GetInt32().ShouldBeInRange(1, 100);
        var columns = table.GetProperty("rows")[0].GetArrayLength();
        columns.ShouldBeInRange(1, 20);
        table.GetProperty("rows").EnumerateArray().ShouldAllBe(row => row.GetArrayLength() == columns);
    }

    private static void Chart(JsonElement block)
    {
        Length(block, "title", 50);
        var chart = block.GetProperty("chart");
        var categories = chart.GetProperty("axis_config").GetProperty("categories").EnumerateArray().Select(category => category.GetString()!).ToList();
        categories.Count.ShouldBeInRange(1, 20);
        categories.ShouldBeUnique();
        categories.ShouldAllBe(category => category.Length >= 1 && category.Length <= 20);
        Items(chart, "series", 1, 6);
        chart.GetProperty("series").EnumerateArray().Select(series => series.GetProperty("name").GetString()!).ShouldBeUnique();
        foreach (var series in chart.GetProperty("series").EnumerateArray())
        {
            Length(series, "name", 20);
            series.GetProperty("data").EnumerateArray().Select(point => point.GetProperty("label").GetString()!).ShouldBe(categories);
            series.GetProperty("data").EnumerateArray().ShouldAllBe(point => double.IsFinite(point.GetProperty("value").GetDouble()));
        }
    }

    private static void Line(JsonElement input)
    {
        var most = input.GetProperty("max_length").GetInt32();
        most.ShouldBeInRange(1, 3_000);
        Optional(input, "initial_value", most);
        if (input.TryGetProperty("placeholder", out var placeholder))
        {
            Length(placeholder, "text", 150);
        }
    }

    private static void Options(JsonElement element, int most)
    {
        Items(element, "options", 1, most);
        foreach (var option in element.GetProperty("options").EnumerateArray())
        {
            Length(option.GetProperty("text"), "text", 75);
            Length(option, "value", 150);
        }

        var offered = element.GetProperty("options").EnumerateArray().Select(option => option.GetRawText()).ToList();
        if (element.TryGetProperty("initial_option", out var chosen))
        {
            offered.ShouldContain(chosen.GetRawText());
        }

        if (element.TryGetProperty("initial_options", out var many))
        {
            many.EnumerateArray().ShouldAllBe(option => offered.Contains(option.GetRawText()));
        }
    }

    private static void Items(JsonElement element, string member, int least, int most) => element.GetProperty(member).GetArrayLength().ShouldBeInRange(least, most);

    private static void Length(JsonElement element, string member, int most) => element.GetProperty(member).GetString()!.Length.ShouldBeInRange(1, most);

    private static void Optional(JsonElement element, string member, int most)
    {
        if (element.TryGetProperty(member, out _))
        {
            Length(element, member, most);
        }
    }

    private static List<string> Members(JsonElement node, string name) => node.ValueKind switch
    {
        JsonValueKind.Object => [.. node.EnumerateObject().SelectMany(member => member.Name == name && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : Members(member.Value, name))],
        JsonValueKind.Array => [.. node.EnumerateArray().SelectMany(item => Members(item, name))],
        _ => [],
    };
}
