namespace Conference.Client;

/// <summary>How a meeting behaves. Null, when written: the server's default, or what it was; what is read has no nulls.</summary>
public sealed record MeetingSettings
{
    /// <summary>Who waits until somebody lets them in.</summary>
    public LobbyMode? Lobby { get; init; }

    /// <summary>The role of whoever comes without one in a token.</summary>
    public Role? DefaultRole { get; init; }

    /// <summary>Whether one or many may share a screen at a time.</summary>
    public ScreenShareMode? ScreenShare { get; init; }

    /// <summary>Whether there is a chat.</summary>
    public bool? Chat { get; init; }

    /// <summary>Whether people may come without a token.</summary>
    public bool? Guests { get; init; }

    /// <summary>Whether microphones are muted when somebody comes.</summary>
    public bool? MuteOnEntry { get; init; }

    /// <summary>Whether the meeting ends when its last host leaves.</summary>
    public bool? EndWhenHostLeaves { get; init; }

    /// <summary>Whether everybody is asked before they are recorded.</summary>
    public bool? RecordingConsent { get; init; }
}
