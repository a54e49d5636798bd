using Conference.Controller.Media;
using Conference.Mediasoup;

namespace Conference.Controller.Whip.Playing;

/// <summary>
/// A router beside a room's own whose payload types are those of some players' offers. An offer says under which numbers packets must
/// come, and the worker gives a consumer those of its router; so what is played is piped to a router that has them.
/// </summary>
internal sealed class PlayRouter(MediaRoom room, Router router) : IAsyncDisposable
{
    private readonly Lock _lock = new(); // two players of one producer share its pipe
    private readonly Dictionary<ProducerId, Task<Producer>> _piped = [];

    public Router Router => router;

    public static async Task<PlayRouter> CreateAsync(MediaRoom room, IReadOnlyList<RtpCodecCapability> codecs)
    {
        var router = await room.Worker.CreateRouterAsync(new RouterOptions { MediaCodecs = codecs });
        return new PlayRouter(room, router);
    }

    /// <summary>The producer's image on this router; it is paused and closed with the original.</summary>
    public Task<Producer> PipeAsync(OwnedProducer owned, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_piped.TryGetValue(owned.Producer.Id, out var piped) || piped.IsFaulted)
                _piped[owned.Producer.Id] = piped = PipeAsync(owned.Producer);
            return piped.WaitAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => router.DisposeAsync();

    // For all players of the producer, so no single one's token may cancel it.
    private async Task<Producer> PipeAsync(Producer producer)
    {
        var options = new PipeToRouterOptions { ProducerId = producer.Id, Router = router, KeepId = false, EnableSctp = false };
        var pipe = await room.Router.PipeToRouterAsync(options);
        pipe.PipeProducer!.Closed += (_, _) => Forget(producer.Id);
        return pipe.PipeProducer;
    }

    private void Forget(ProducerId producerId)
    {
        lock (_lock)
            _piped.Remove(producerId);
    }
}
