using System.Text.Json.Serialization.Metadata;
using Conference.Controller.Meetings;
using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

/// <summary>What a meeting's events look like on the wire.</summary>
internal static class EventMessages
{
    private const string Method = "event";

    public static void Send(RpcSocket socket, MeetingEvent meetingEvent)
    {
        var json = EventsJson.Default;
        switch (meetingEvent)
        {
            case ParticipantCame came:
                Send(socket, came, "participantJoined", came.Participant, json.EventMessageParticipantView);
                break;
            case ParticipantChanged changed:
                Send(socket, changed, "participantUpdated", changed.Participant, json.EventMessageParticipantView);
                break;
            case ParticipantGone gone:
                Send(socket, gone, "participantLeft", new Departure(gone.ParticipantId, gone.Reason), json.EventMessageDeparture);
                break;
            case RecordingChanged changed:
                Send(socket, changed, "recordingChanged", RecordingView.Of(changed.Recording), json.EventMessageRecordingView);
                break;
            case MeetingEnded ended:
                Send(socket, ended, "meetingEnded", new Ending(ended.Reason), json.EventMessageEnding);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(meetingEvent), meetingEvent, "An event without a wire form.");
        }
    }

    private static void Send<T>(RpcSocket socket, MeetingEvent source, string type, T data, JsonTypeInfo<EventMessage<T>> typeInfo) =>
        socket.Notify(Method, new EventMessage<T>(source.Sequence, source.At, type, data), typeInfo);
}
