using Conference.Controller.Access.Roles;

namespace Conference.Controller.Media;

/// <remarks>
/// The meeting changes first and calls then. What a device began before holds its session's gate and is found here; what it begins
/// later sees the meeting's new word.
/// </remarks>
internal sealed partial class MediaRoom
{
    private static readonly TrackSource[] Sources = Enum.GetValues<TrackSource>();

    public Task PauseAsync(string participantId, TrackSource source, CancellationToken cancellationToken) =>
        WithSessionsAsync(participantId, session => session.PauseByHostAsync(source, cancellationToken));

    public Task CloseAsync(string participantId, TrackSource source, CancellationToken cancellationToken) =>
        WithSessionsAsync(participantId, session => session.CloseByHostAsync([source], cancellationToken));

    public Task EnforceAsync(string participantId, Grants grants, CancellationToken cancellationToken)
    {
        TrackSource[] forbidden = [.. Sources.Where(source => !grants.Has(source.Grant()))];
        return WithSessionsAsync(participantId, async session =>
        {
            await session.CloseByHostAsync(forbidden, cancellationToken);
            if (!grants.Has(Grants.Subscribe))
                await session.CloseConsumersByHostAsync(cancellationToken);
        });
    }

    public Task RemoveAsync(string participantId) =>
        WithSessionsAsync(participantId, session => session.DisposeAsync().AsTask());

    private Task WithSessionsAsync(string participantId, Func<MediaSession, Task> act) =>
        Task.WhenAll(SessionsOf(participantId).Select(act));
}
