using System.Net.WebSockets;
using System.Text;
using Conference.Controller.Errors;
using Conference.Controller.Meetings;
using Conference.Controller.Meetings.Live;
using Conference.Controller.Rpc;

namespace Conference.Controller.Events;

internal sealed partial class EventsSession
{
    private const int MaximumCloseReason = 123; // bytes, RFC 6455, section 5.5

    private async Task ForwardAsync()
    {
        var subscription = _subscription!;
        foreach (var missed in subscription.Missed)
        {
            if (!await _socket.SendPatientlyAsync(EventMessages.Render(missed)))
                return;
        }

        while (subscription is not null)
            subscription = await ForwardAsync(subscription);
    }

    /// <summary>Sends events until they end, the connection does, or another subscription takes over, which is answered.</summary>
    private async Task<MeetingSubscription?> ForwardAsync(MeetingSubscription subscription)
    {
        await foreach (var meetingEvent in subscription.Events.ReadAllAsync())
        {
            if (!await _socket.SendPatientlyAsync(EventMessages.Render(meetingEvent)))
                return null;
            if (meetingEvent.Body is Admitted admitted && admitted.Participant.ParticipantId == ParticipantId)
                return await EnterAsync(subscription);
            if (meetingEvent.Sequence > subscription.Since && EndAfter(meetingEvent) is var (status, reason))
            {
                _socket.CloseAfterAnswer(status, reason);
                return null;
            }
        }

        if (subscription.IsOverflowing)
            _socket.Close(CloseCode.TooSlow, "You do not read what you are sent.");
        else
            _socket.CloseAfterAnswer(CloseCode.Gone, "The meeting has ended.");
        return null;
    }

    // Out of the lobby: the whole state at once, and from there on what everybody gets.
    private async Task<MeetingSubscription?> EnterAsync(MeetingSubscription before)
    {
        MeetingSubscription inside;
        try
        {
            inside = Meeting.Subscribe(ParticipantId);
        }
        catch (RefusedException)
        {
            _socket.Close(CloseCode.Gone, "The meeting has ended, or you have left it."); // in the moment between the event and here
            return null;
        }

        _subscription = inside;
        before.Dispose();
        await Meeting.FlushAsync();
        var state = EventsState.Of(ParticipantId, inside.Snapshot);
        return await _socket.SendPatientlyAsync(RpcMessages.Notification(EventMessages.StateMethod, state, EventsJson.Default.EventsState))
            ? inside
            : null;
    }

    // How the connection ends after an event, if it does. The event goes out before the close frame, and nothing after it.
    private (WebSocketCloseStatus Status, string Reason)? EndAfter(MeetingEvent meetingEvent) => meetingEvent.Body switch
    {
        Removed removed when removed.Removal.ParticipantId == ParticipantId =>
            (CloseCode.Forbidden, Shortened(removed.Removal.Reason ?? "A host has sent you out.")),
        Denied denied when denied.ParticipantId == ParticipantId => (CloseCode.Gone, "A host did not let you in."),
        ParticipantGone gone when gone.ParticipantId == ParticipantId && gone.Reason != ParticipantState.Lost =>
            (CloseCode.Gone, "You have left the meeting."),
        LobbyExited exited when exited.ParticipantId == ParticipantId => (CloseCode.Gone, "You have left the lobby."),
        MeetingEnded => (CloseCode.Gone, "The meeting has ended."),
        _ => null,
    };

    private static string Shortened(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > MaximumCloseReason)
            reason = reason[..^1];
        return reason;
    }
}
