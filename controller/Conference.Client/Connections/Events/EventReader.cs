using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Conference.Client;

/// <summary>Gives the events of the wire their types.</summary>
internal static class EventReader
{
    private static readonly FrozenDictionary<string, Func<JsonElement, MeetingEvent>> Readers = Table().ToFrozenDictionary(StringComparer.Ordinal);

    public static MeetingEvent Read(string type, long? sequence, DateTimeOffset at, JsonElement data)
    {
        MeetingEvent meetingEvent;
        try
        {
            meetingEvent = Readers.TryGetValue(type, out var read) ? read(data) : new UnknownEvent(type, data);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            meetingEvent = new UnknownEvent(type, data); // A newer server says it differently; one event must not end the connection.
        }

        return meetingEvent with { Sequence = sequence, At = at };
    }

    private static Dictionary<string, Func<JsonElement, MeetingEvent>> Table()
    {
        var json = ClientJson.Default;
        return new()
        {
            ["participantJoined"] = data => new ParticipantJoined(Read(data, json.ParticipantInfo)),
            ["participantUpdated"] = data => new ParticipantUpdated(Read(data, json.ParticipantInfo)),
            ["participantLeft"] = data => Read(data, json.ParticipantLeft),
            ["lobbyJoined"] = data => new LobbyJoined(Read(data, json.ParticipantInfo)),
            ["lobbyLeft"] = data => Read(data, json.LobbyLeft),
            ["admitted"] = data => new Admitted(Read(data, json.ParticipantInfo)),
            ["denied"] = data => Read(data, json.Denied),
            ["meetingUpdated"] = data => new MeetingUpdated(Read(data, json.MeetingInfo)),
            ["meetingEnded"] = data => Read(data, json.MeetingEnded),
            ["messageSent"] = data => new MessageSent(Read(data, json.ChatMessage)),
            ["messageEdited"] = data => new MessageEdited(Read(data, json.ChatMessage)),
            ["messageDeleted"] = data => Read(data, json.MessageDeleted),
            ["handRaised"] = data => Read(data, json.HandRaised),
            ["handLowered"] = data => Read(data, json.HandLowered),
            ["reaction"] = data => Read(data, json.Reacted),
            ["pollCreated"] = data => new PollCreated(Read(data, json.Poll)),
            ["pollUpdated"] = data => new PollUpdated(Read(data, json.Poll)),
            ["pollVoted"] = data => Read(data, json.PollVoted),
            ["pollClosed"] = data => new PollClosed(Read(data, json.Poll)),
            ["muted"] = data => Read(data, json.Muted),
            ["unmuteRequested"] = data => Read(data, json.UnmuteRequested),
            ["removed"] = data => Read(data, json.Removed),
            ["screenShareStarted"] = data => Read(data, json.ScreenShareStarted),
            ["screenShareStopped"] = data => Read(data, json.ScreenShareStopped),
            ["recordingChanged"] = data => new RecordingChanged(Read(data, json.Recording)),
            ["consentChanged"] = data => Read(data, json.ConsentChanged),
            ["fileShared"] = data => new FileShared(Read(data, json.MeetingFile)),
            ["stateChanged"] = data => Read(data, json.StateChanged),
            ["speaking"] = data => Read(data, json.SpeakersChanged),
        };
    }

    private static T Read<T>(JsonElement data, JsonTypeInfo<T> type) => data.Deserialize(type) ?? throw new JsonException("The data is null.");
}
