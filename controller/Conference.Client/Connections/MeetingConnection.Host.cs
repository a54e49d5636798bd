using Conference.Client.Connections;

namespace Conference.Client;

public sealed partial class MeetingConnection
{
    /// <summary>Mutes somebody; it holds in the media server too.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="source">What is muted.</param>
    /// <param name="allowUnmute">Whether they may unmute themselves.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task MuteAsync(
        string participantId,
        TrackSource source = TrackSource.Microphone,
        bool allowUnmute = true,
        CancellationToken cancellationToken = default) =>
        DoAsync("mute", new MuteParameters(participantId, source, allowUnmute), ClientJson.Default.MuteParameters, cancellationToken);

    /// <summary>Asks somebody to unmute; only they can do it.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="source">What they are asked to send again.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task AskToUnmuteAsync(
        string participantId, TrackSource source = TrackSource.Microphone, CancellationToken cancellationToken = default) =>
        DoAsync("askToUnmute", new AskParameters(participantId, source), ClientJson.Default.AskParameters, cancellationToken);

    /// <summary>Mutes all microphones but the hosts' own.</summary>
    /// <param name="allowUnmute">Whether they may unmute themselves.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task MuteAllAsync(bool allowUnmute = true, CancellationToken cancellationToken = default) =>
        DoAsync("muteAll", new MuteAllBody(allowUnmute), ClientJson.Default.MuteAllBody, cancellationToken);

    /// <summary>Ends somebody's camera.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task StopVideoAsync(string participantId, CancellationToken cancellationToken = default) =>
        DoAsync("stopVideo", new PersonParameters(participantId), ClientJson.Default.PersonParameters, cancellationToken);

    /// <summary>Puts somebody out. They may come back as they came before.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="reason">What they are told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task KickAsync(string participantId, string? reason = null, CancellationToken cancellationToken = default) =>
        DoAsync("kick", new RemoveParameters(participantId, reason), ClientJson.Default.RemoveParameters, cancellationToken);

    /// <summary>Puts somebody out and keeps them out.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="reason">What they are told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task BanAsync(string participantId, string? reason = null, CancellationToken cancellationToken = default) =>
        DoAsync("ban", new RemoveParameters(participantId, reason), ClientJson.Default.RemoveParameters, cancellationToken);

    /// <summary>Changes somebody's role.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="role">What they are from now on.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task SetRoleAsync(string participantId, Role role, CancellationToken cancellationToken = default) =>
        DoAsync("setRole", new SetRoleParameters(participantId, role), ClientJson.Default.SetRoleParameters, cancellationToken);

    /// <summary>Changes what somebody may do. What they send without a grant for it ends at once.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="give">What they may do from now on.</param>
    /// <param name="take">What they may no longer do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task SetGrantsAsync(string participantId, Grants give, Grants take = Grants.None, CancellationToken cancellationToken = default)
    {
        var changes = GrantNames.Changes(give, take) ?? throw new ArgumentException("Give or take something.", nameof(give));
        return DoAsync("setGrants", new SetGrantsParameters(participantId, changes), ClientJson.Default.SetGrantsParameters, cancellationToken);
    }

    /// <summary>Lets nobody new in; whoever is in stays.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task LockAsync(CancellationToken cancellationToken = default) =>
        DoAsync("lock", new Nothing(), ClientJson.Default.Nothing, cancellationToken);

    /// <summary>Opens the door again.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task UnlockAsync(CancellationToken cancellationToken = default) =>
        DoAsync("unlock", new Nothing(), ClientJson.Default.Nothing, cancellationToken);

    /// <summary>Lets somebody in from the lobby.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task AdmitAsync(string participantId, CancellationToken cancellationToken = default) =>
        DoAsync("admit", new PersonParameters(participantId), ClientJson.Default.PersonParameters, cancellationToken);

    /// <summary>Lets in everybody who waits now.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task AdmitAllAsync(CancellationToken cancellationToken = default) =>
        DoAsync("admitAll", new Nothing(), ClientJson.Default.Nothing, cancellationToken);

    /// <summary>Turns somebody in the lobby away.</summary>
    /// <param name="participantId">Who.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task DenyAsync(string participantId, CancellationToken cancellationToken = default) =>
        DoAsync("deny", new PersonParameters(participantId), ClientJson.Default.PersonParameters, cancellationToken);

    /// <summary>Takes the screen share: the others learn that this participant shares a screen.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task StartScreenShareAsync(CancellationToken cancellationToken = default) =>
        DoAsync("startShare", new Nothing(), ClientJson.Default.Nothing, cancellationToken);

    /// <summary>Ends a screen share.</summary>
    /// <param name="participantId">Whose; null for one's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task StopScreenShareAsync(string? participantId = null, CancellationToken cancellationToken = default) =>
        DoAsync("stopShare", new ShareParameters(participantId), ClientJson.Default.ShareParameters, cancellationToken);

    /// <summary>Lowers all hands.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task LowerAllHandsAsync(CancellationToken cancellationToken = default) =>
        DoAsync("lowerAllHands", new Nothing(), ClientJson.Default.Nothing, cancellationToken);

    /// <summary>Ends the meeting for everybody.</summary>
    /// <param name="reason">What they are told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ConferenceException">The server refused.</exception>
    public Task EndMeetingAsync(string? reason = null, CancellationToken cancellationToken = default) =>
        DoAsync("end", new EndBody(reason, Close: false), ClientJson.Default.EndBody, cancellationToken);
}
