using System.Text.Json;

namespace Conference.Client;

/// <summary>What a webhook is told.</summary>
/// <param name="Id">Stays the same when it is sent again: deduplicate by it.</param>
/// <param name="Type">The type of the event, as on the events connection.</param>
/// <param name="At">When it happened.</param>
/// <param name="TenantId">The tenant that it happened in.</param>
/// <param name="MeetingId">The meeting; null for what belongs to none.</param>
/// <param name="Sequence">Its number in the meeting.</param>
/// <param name="Data">What happened; <see cref="ReadEvent"/> gives it a type.</param>
public sealed record WebhookMessage(string Id, string Type, DateTimeOffset At, string TenantId, string? MeetingId, long Sequence, JsonElement Data)
{
    /// <summary>Reads the body of a delivery whose signature holds.</summary>
    /// <param name="body">The body as it came.</param>
    /// <exception cref="JsonException">It is no delivery.</exception>
    public static WebhookMessage Read(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize(body, ClientJson.Default.WebhookMessage) ?? throw new JsonException("The body is null.");

    /// <summary>The event as a type of its own, such as <see cref="ParticipantJoined"/>; <see cref="UnknownEvent"/> for one that this version does not know.</summary>
    public MeetingEvent ReadEvent() => EventReader.Read(Type, Sequence, At, Data);
}
