using System.Collections.Immutable;

namespace Conference.Client;

public sealed partial record MeetingState
{
    /// <summary>How things stand after an event.</summary>
    internal MeetingState After(MeetingEvent meetingEvent) => meetingEvent switch
    {
        ParticipantJoined joined => With(joined.Participant),
        ParticipantUpdated updated => With(updated.Participant),
        ParticipantLeft left => Without(left.ParticipantId),
        Denied denied when denied.ParticipantId == Self.ParticipantId => this with { Self = Self with { State = ParticipantState.Denied } },
        LobbyJoined waiting => this with { Lobby = Lobby.RemoveAll(other => Is(other, waiting.Participant)).Add(waiting.Participant) },
        LobbyLeft gone => this with { Lobby = Lobby.RemoveAll(other => other.ParticipantId == gone.ParticipantId) },
        MeetingUpdated updated => this with { Meeting = updated.Meeting },
        MeetingEnded => this with { Meeting = Meeting with { Status = MeetingStatus.Ended } },
        HandRaised hand => this with { Hands = Hands.Remove(hand.ParticipantId).Add(hand.ParticipantId) },
        HandLowered hand => this with { Hands = Hands.Remove(hand.ParticipantId) },
        PollCreated created => With(created.Poll),
        PollUpdated updated => With(updated.Poll),
        PollVoted voted when Polls.Find(poll => poll.Id == voted.PollId) is { } poll => With(poll with { OwnVote = voted.Options }),
        PollClosed closed => With(closed.Poll),
        ScreenShareStarted share => this with { Sharing = Sharing.Remove(share.ParticipantId).Add(share.ParticipantId) },
        ScreenShareStopped share => this with { Sharing = Sharing.Remove(share.ParticipantId) },
        RecordingChanged changed => this with { Recording = changed.Recording, Consents = ConsentsTo(changed.Recording) },
        ConsentChanged consent => this with { Consents = Consents.SetItem(consent.ParticipantId, consent.Granted) },
        StateChanged { Value: { } value } kept => this with { OwnState = OwnState.SetItem(kept.Key, value) },
        StateChanged removed => this with { OwnState = OwnState.Remove(removed.Key) },
        Resynchronized told => told.State,
        SpeakersChanged heard => this with { Speaking = [.. heard.ParticipantIds] },
        _ => this,
    } with
    {
        Sequence = meetingEvent.Sequence ?? Sequence,
    };

    // Each recording asks anew.
    private ImmutableDictionary<string, bool> ConsentsTo(Recording recording) => recording.Id == Recording?.Id ? Consents : Consents.Clear();

    private MeetingState With(ParticipantInfo participant) => this with
    {
        Participants = Participants.SetItem(participant.ParticipantId, participant),
        // What others may see of somebody has no state: whoever is among the participants is present.
        Self = Is(Self, participant) ? participant with { State = ParticipantState.Present } : Self,
    };

    private MeetingState With(Poll poll)
    {
        var place = Polls.FindIndex(other => other.Id == poll.Id);
        if (place < 0)
            return this with { Polls = Polls.Add(poll) };
        // What everybody is told does not have one's own vote.
        return this with { Polls = Polls.SetItem(place, poll with { OwnVote = poll.OwnVote ?? Polls[place].OwnVote }) };
    }

    private MeetingState Without(string participantId) => this with
    {
        Participants = Participants.Remove(participantId),
        Hands = Hands.Remove(participantId),
        Sharing = Sharing.Remove(participantId),
        Speaking = Speaking.Remove(participantId),
    };

    private static bool Is(ParticipantInfo one, ParticipantInfo other) => one.ParticipantId == other.ParticipantId;
}
