using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SlaBot.Domain.Agreements;

namespace SlaBot.Sources.Webhooks;

/// <summary>Reads the events of a delivery: all of them, or everything that is wrong with them.</summary>
internal static class DeliveryBody
{
    /// <summary>How many events one delivery may tell.</summary>
    public const int MostEvents = 100;

    private const int Depth = 32;
    private const int MostUnknown = 5;
    private static readonly Instant First = Instant.FromUtc(1970, 1, 1, 0, 0);

    // A clock that is far ahead would make every later event look old.
    private static readonly Duration Ahead = Duration.FromDays(1);

    /// <summary>Reads a delivery.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="agreement">The agreement that its events are read under, or null.</param>
    /// <param name="now">The moment it is.</param>
    /// <param name="errors">What is wrong; empty where all is well.</param>
    public static IReadOnlyList<ToldEvent> Read(Delivery delivery, Agreement? agreement, Instant now, out IReadOnlyList<EventError> errors)
    {
        try
        {
            using var json = JsonDocument.Parse(delivery.Body, new() { MaxDepth = Depth, AllowDuplicateProperties = false });
            var body = new Reading(delivery, new(agreement), now);
            body.Take(json.RootElement);
            errors = body.Errors;
            return body.Errors.Count == 0 ? body.Events : [];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            errors = [new(null, $"The body is not JSON that can be taken: {Sentence(broken)}")];
            return [];
        }
    }

    // Without the place that the parser adds in its own notation.
    private static string Sentence(Exception broken)
    {
        var text = broken.Message.ReplaceLineEndings(" ");
        var place = text.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var words = (place < 0 ? text : text[..place]).TrimEnd('.', ' ');
        return broken is JsonException { LineNumber: { } line, BytePositionInLine: { } column }
            ? string.Create(CultureInfo.InvariantCulture, $"{words} (line {line + 1}, byte {column + 1})")
            : words;
    }

    private sealed class Reading(Delivery delivery, EventReading reading, Instant now)
    {
        public List<EventError> Errors { get; } = [];

        public List<ToldEvent> Events { get; } = [];

        public void Take(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object)
            {
                Errors.Add(new(null, "The body is no object: it is one event, or {\"events\": [...]} with up to 100"));
            }
            else if (!root.TryGetProperty("events", out var events))
            {
                TakeEvent(root, null);
            }
            else if (events.ValueKind != JsonValueKind.Array || root.GetPropertyCount() > 1)
            {
                Errors.Add(new(null, "Beside events, which is a list, a batch has no other member"));
            }
            else if (events.GetArrayLength() > MostEvents)
            {
                Errors.Add(new(null, $"events holds {events.GetArrayLength()}: at most {MostEvents} are taken at once"));
            }
            else
            {
                var index = 0;
                foreach (var one in events.EnumerateArray())
                {
                    TakeEvent(one, index++);
                }
            }
        }

        private void TakeEvent(JsonElement one, int? index)
        {
            if (one.ValueKind != JsonValueKind.Object)
            {
                Errors.Add(new(index, "The event is no object with type, id, occurred_at and data"));
                return;
            }

            var frame = new EventData(DateTimeZone.Utc, null);
            foreach (var member in one.EnumerateObject().Where(member => member.Name is not ("type" or "id" or "occurred_at" or "data")).Take(MostUnknown))
            {
                frame.Problems.Add($"{EventData.Short(member.Name)} is no member of an event: there are type, id, occurred_at and data");
            }

            var at = OccurredAt(one, frame);
            var fact = reading.Read(TextOf(one, "type", frame), TextOf(one, "id", frame), one.TryGetProperty("data", out var data) ? data : default, out var problems);
            if (frame.Problems.Count == 0 && fact is not null)
            {
                Events.Add(new(new(at, delivery.Id, index ?? 0), fact));
            }

            Errors.AddRange(frame.Problems.Concat(problems).Select(problem => new EventError(index, problem)));
        }

        private long OccurredAt(JsonElement one, EventData frame)
        {
            if (TextOf(one, "occurred_at", frame) is not { } text)
            {
                return delivery.SentAt.ToUnixTimeTicks();
            }

            var parsed = OffsetDateTimePattern.Rfc3339.Parse(text);
            if (!parsed.Success || parsed.Value.ToInstant() < First)
            {
                frame.Problems.Add($"occurred_at '{EventData.Short(text)}' is no moment such as 2026-03-01T09:30:00Z");
                return 0;
            }

            if (parsed.Value.ToInstant() > now + Ahead)
            {
                frame.Problems.Add($"occurred_at '{EventData.Short(text)}' is more than a day ahead of now");
            }

            return parsed.Value.ToInstant().ToUnixTimeTicks();
        }

        private static string? TextOf(JsonElement one, string name, EventData frame) => one.TryGetProperty(name, out var value) ? frame.TextIn(name, value) : null;
    }
}
