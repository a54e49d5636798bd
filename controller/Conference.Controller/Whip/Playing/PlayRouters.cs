using Conference.Controller.Media;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Playing;

/// <summary>The routers of the players: one for all in a room whose offers have the same numbers, as long as one of them plays.</summary>
internal sealed class PlayRouters
{
    private readonly Lock _lock = new(); // counting in and out exclude each other
    private readonly Dictionary<Key, Shared> _routers = [];

    /// <summary>A place on the router for these tracks, which ends when it is disposed.</summary>
    public async Task<PlayPlace> TakeAsync(MediaRoom room, IReadOnlyList<PlayedTrack> tracks, CancellationToken cancellationToken)
    {
        // Sound first: the router then gives a number that is still free to the retransmissions of the picture.
        RtpCodecCapability[] codecs = [.. tracks.OrderBy(track => track.Media.Kind).Select(track => track.RouterCodec)];
        var key = new Key(room, string.Join('|', codecs.Select(codec => $"{codec.MimeType} {codec.PreferredPayloadType} {codec.Parameters}")));
        Shared shared;
        lock (_lock)
        {
            if (!_routers.TryGetValue(key, out shared!) || shared.Router.IsFaulted)
                _routers[key] = shared = new Shared(PlayRouter.CreateAsync(room, codecs));
            shared.Users++;
        }

        try
        {
            return new PlayPlace(await shared.Router.WaitAsync(cancellationToken), () => LeaveAsync(key, shared));
        }
        catch
        {
            await LeaveAsync(key, shared);
            throw;
        }
    }

    private async ValueTask LeaveAsync(Key key, Shared shared)
    {
        lock (_lock)
        {
            if (--shared.Users > 0)
                return;
            if (_routers.GetValueOrDefault(key) == shared)
                _routers.Remove(key);
        }

        await Task.WhenAny(shared.Router);
        if (shared.Router.IsCompletedSuccessfully)
            await (await shared.Router).DisposeAsync();
    }

    private readonly record struct Key(MediaRoom Room, string Layout);

    private sealed class Shared(Task<PlayRouter> router)
    {
        public Task<PlayRouter> Router { get; } = router;

        public int Users { get; set; }
    }
}
