using Conference.Controller.Access.Roles;
using Conference.Controller.Errors;

namespace Conference.Controller.Meetings;

/// <summary>How a meeting is run.</summary>
/// <param name="DefaultRole">The role of those who come without a join token, or with one that names none.</param>
/// <param name="Guests">Whether one may come without a join token.</param>
/// <param name="MuteOnEntry">Whether clients begin with the microphone off.</param>
/// <param name="EndWhenHostLeaves">Whether the meeting ends when its last host leaves it.</param>
/// <param name="RecordingConsent">Whether everybody is asked before they are recorded.</param>
internal sealed record MeetingSettings(
    LobbyMode Lobby = LobbyMode.Off,
    Role DefaultRole = Role.Speaker,
    ScreenShareMode ScreenShare = ScreenShareMode.One,
    bool Chat = true,
    bool Guests = true,
    bool MuteOnEntry = false,
    bool EndWhenHostLeaves = false,
    bool RecordingConsent = false)
{
    public void Check()
    {
        if (DefaultRole is Role.Host or Role.CoHost)
            throw new RefusedException(RefusalCode.InvalidBody, "settings.defaultRole must be speaker, attendee or observer: a join token names hosts.");
    }
}
