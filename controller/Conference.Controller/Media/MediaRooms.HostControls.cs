using Conference.Controller.Access.Roles;
using Conference.Controller.Errors;

namespace Conference.Controller.Media;

internal sealed partial class MediaRooms
{
    public Task PauseAsync(string meetingId, string participantId, TrackSource source, CancellationToken cancellationToken) =>
        WithRoomAsync(meetingId, room => room.PauseAsync(participantId, source, cancellationToken), cancellationToken);

    public Task CloseAsync(string meetingId, string participantId, TrackSource source, CancellationToken cancellationToken) =>
        WithRoomAsync(meetingId, room => room.CloseAsync(participantId, source, cancellationToken), cancellationToken);

    public Task EnforceAsync(string meetingId, string participantId, Grants grants, CancellationToken cancellationToken) =>
        WithRoomAsync(meetingId, room => room.EnforceAsync(participantId, grants, cancellationToken), cancellationToken);

    public Task RemoveAsync(string meetingId, string participantId, CancellationToken cancellationToken) =>
        WithRoomAsync(meetingId, room => room.RemoveAsync(participantId), cancellationToken);

    /// <summary>The room of a meeting whose media runs; one that is being made is waited for, because somebody waits to use it.</summary>
    public async Task<MediaRoom?> FindAsync(string meetingId, CancellationToken cancellationToken)
    {
        if (Find(meetingId) is not { } making)
            return null;
        try
        {
            return await making.WaitAsync(cancellationToken);
        }
        catch (RefusedException)
        {
            return null; // no worker took it
        }
    }

    // A meeting whose media is not running has nothing to hold.
    private async Task WithRoomAsync(string meetingId, Func<MediaRoom, Task> act, CancellationToken cancellationToken)
    {
        if (await FindAsync(meetingId, cancellationToken) is { } room)
            await act(room);
    }

    private Task<MediaRoom>? Find(string meetingId)
    {
        lock (_lock)
            return _rooms.GetValueOrDefault(meetingId);
    }
}
