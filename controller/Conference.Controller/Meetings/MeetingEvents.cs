using Conference.Controller.Meetings.Changes;

namespace Conference.Controller.Meetings;

internal sealed record ParticipantCame(ParticipantView Participant) : EventBody("participantJoined")
{
    public override string Data => Render(Participant, MeetingJson.Default.ParticipantView);
}

internal sealed record ParticipantChanged(ParticipantView Participant) : EventBody("participantUpdated")
{
    public override string Data => Render(Participant, MeetingJson.Default.ParticipantView);
}

internal sealed record ParticipantGone(string ParticipantId, ParticipantState Reason) : EventBody(Name)
{
    public const string Name = "participantLeft";

    public override string Data => Render(new Departure(ParticipantId, Reason), MeetingJson.Default.Departure);
}

internal sealed record LobbyEntered(ParticipantView Participant) : EventBody("lobbyJoined")
{
    public override string Data => Render(Participant, MeetingJson.Default.ParticipantView);
}

internal sealed record LobbyExited(string ParticipantId, ParticipantState Reason) : EventBody("lobbyLeft")
{
    public override string Data => Render(new Departure(ParticipantId, Reason), MeetingJson.Default.Departure);
}

/// <summary>To the one who waited: come in.</summary>
internal sealed record Admitted(ParticipantView Participant) : EventBody(Name)
{
    public const string Name = "admitted";

    public override string Data => Render(Participant, MeetingJson.Default.ParticipantView);
}

/// <summary>To the one who waited: not you.</summary>
internal sealed record Denied(string ParticipantId) : EventBody("denied")
{
    public override string Data => Render(new ParticipantName(ParticipantId), MeetingJson.Default.ParticipantName);
}

internal sealed record MeetingChanged(MeetingView Meeting) : EventBody("meetingUpdated")
{
    public override string Data => Render(Meeting, MeetingJson.Default.MeetingView);
}

internal sealed record MeetingEnded(string Reason) : EventBody(Name)
{
    public const string Name = "meetingEnded";

    public override string Data => Render(new Ending(Reason), MeetingJson.Default.Ending);
}

internal sealed record RecordingChanged(RecordingView Recording) : EventBody("recordingChanged")
{
    public override string Data => Render(Recording, MeetingJson.Default.RecordingView);
}

/// <param name="By">The participant who did it; null when it was an application.</param>
internal sealed record Muted(string ParticipantId, Media.TrackSource Source, bool MayUnmute, string? By) : EventBody("muted")
{
    public override string Data => Render(new Muting(ParticipantId, Source, MayUnmute, By), MeetingJson.Default.Muting);
}

/// <summary>To one person: a host asks them to speak or to show themselves.</summary>
internal sealed record UnmuteRequested(string ParticipantId, Media.TrackSource Source, string? By) : EventBody("unmuteRequested")
{
    public override string Data => Render(new UnmuteRequest(ParticipantId, Source, By), MeetingJson.Default.UnmuteRequest);
}

internal sealed record ScreenShareStarted(string ParticipantId) : EventBody("screenShareStarted")
{
    public override string Data => Render(new ParticipantName(ParticipantId), MeetingJson.Default.ParticipantName);
}

internal sealed record ScreenShareStopped(string ParticipantId) : EventBody("screenShareStopped")
{
    public override string Data => Render(new ParticipantName(ParticipantId), MeetingJson.Default.ParticipantName);
}

internal sealed record Departure(string ParticipantId, ParticipantState Reason);

internal sealed record ParticipantName(string ParticipantId);

internal sealed record Ending(string Reason);

internal sealed record Muting(string ParticipantId, Media.TrackSource Source, bool MayUnmute, string? By);

internal sealed record UnmuteRequest(string ParticipantId, Media.TrackSource Source, string? By);
