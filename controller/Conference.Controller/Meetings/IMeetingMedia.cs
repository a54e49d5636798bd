using Conference.Controller.Access.Roles;
using Conference.Controller.Media;

namespace Conference.Controller.Meetings;

/// <summary>What a host's word does to the media; each call ends when it holds in the worker.</summary>
internal interface IMeetingMedia
{
    /// <summary>Pauses what somebody sends from a source, on all their devices; they may resume it while they have the grant.</summary>
    Task PauseAsync(string meetingId, string participantId, TrackSource source, CancellationToken cancellationToken);

    /// <summary>Ends what somebody sends from a source, on all their devices.</summary>
    Task CloseAsync(string meetingId, string participantId, TrackSource source, CancellationToken cancellationToken);

    /// <summary>Ends whatever <paramref name="grants"/> do not allow.</summary>
    Task EnforceAsync(string meetingId, string participantId, Grants grants, CancellationToken cancellationToken);

    /// <summary>Ends everything of somebody who is no longer in the meeting.</summary>
    Task RemoveAsync(string meetingId, string participantId, CancellationToken cancellationToken);
}
