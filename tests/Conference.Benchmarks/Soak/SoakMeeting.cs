using Conference.Benchmarks.Interop.Workloads;

namespace Conference.Benchmarks.Soak;

/// <summary>One meeting with an object of each type, which ends in a random way.</summary>
internal sealed class SoakMeeting(Worker worker, Worker neighbour, Random random) : IAsyncDisposable
{
    private static readonly byte[] RtpPacket = [0x80, 111, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8];

    private static readonly SctpStreamParameters Reliable = new() { StreamId = 1, Ordered = true };

    private readonly List<MediasoupEntity> _entities = [];
    private Router? _router;

    public int Objects => _entities.Count;

    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        var server = await KeepAsync(worker.CreateWebRtcServerAsync(Media.Server, cancellationToken));
        _router = await KeepAsync(worker.CreateRouterAsync(Media.Router, cancellationToken));
        var remote = await KeepAsync(neighbour.CreateRouterAsync(Media.Router, cancellationToken));
        var sending = await KeepAsync(_router.CreateWebRtcTransportAsync(Media.OwnPort with { EnableSctp = true }, cancellationToken));
        var receiving = await KeepAsync(
            _router.CreateWebRtcTransportAsync(new() { WebRtcServer = server, EnableSctp = true }, cancellationToken));
        var plain = await KeepAsync(
            _router.CreatePlainTransportAsync(new() { ListenInfo = new() { Ip = Media.Ip }, Comedia = true }, cancellationToken));
        var direct = await KeepAsync(_router.CreateDirectTransportAsync(new(), cancellationToken));

        var video = await KeepAsync(sending.ProduceAsync(Media.Video(0), cancellationToken));
        await WatchAsync(video, receiving, plain, cancellationToken);
        await TalkAsync(direct, cancellationToken);
        await ExchangeDataAsync(sending, receiving, direct, cancellationToken);
        await _router.PipeToRouterAsync(new() { Router = remote, ProducerId = video.Id }, cancellationToken);
        await ObserveAsync(cancellationToken);
        await LookAsync(sending, plain, cancellationToken);
        await GiveUpAsync(cancellationToken);
    }

    /// <summary>Closes from above, from below, or in any order; whatever is left goes with the routers.</summary>
    public async ValueTask DisposeAsync()
    {
        MediasoupEntity[] order = [.. _entities];
        switch (random.Next(3))
        {
            case 0:
                break;
            case 1:
                Array.Reverse(order);
                break;
            default:
                random.Shuffle(order);
                break;
        }

        await Task.WhenAll(order.Select(entity => entity.DisposeAsync().AsTask()));
    }

    private async Task WatchAsync(
        Producer video, WebRtcTransport receiving, PlainTransport plain, CancellationToken cancellationToken)
    {
        foreach (var transport in new Transport[] { receiving, plain })
        {
            var consumer = await KeepAsync(transport.ConsumeAsync(
                new ConsumerOptions { ProducerId = video.Id, RtpCapabilities = _router!.RtpCapabilities }, cancellationToken));
            consumer.ScoreChanged += Ignore;
            consumer.LayersChanged += Ignore;
            consumer.ProducerPausedChanged += Ignore;
            await consumer.SetPreferredLayersAsync(new ConsumerLayers(1, 1), cancellationToken);
            await consumer.SetPriorityAsync(2, cancellationToken);
            await consumer.RequestKeyFrameAsync(cancellationToken);
            await consumer.GetStatsAsync(cancellationToken);
            await consumer.DumpAsync(cancellationToken);
        }

        await Task.WhenAll(video.PauseAsync(cancellationToken), video.ResumeAsync(cancellationToken));
        await video.GetStatsAsync(cancellationToken);
        await video.DumpAsync(cancellationToken);
    }

    /// <summary>RTP out of .NET and into it again.</summary>
    private async Task TalkAsync(DirectTransport direct, CancellationToken cancellationToken)
    {
        var microphone = await KeepAsync(direct.ProduceAsync(Media.Audio(0), cancellationToken));
        var listener = await KeepAsync(direct.ConsumeAsync(
            new ConsumerOptions { ProducerId = microphone.Id, RtpCapabilities = _router!.RtpCapabilities }, cancellationToken));
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        listener.RtpReceived += (_, _) => heard.TrySetResult();
        microphone.Send(RtpPacket);
        await heard.Task.WaitAsync(cancellationToken);
    }

    private async Task ExchangeDataAsync(
        WebRtcTransport sending, WebRtcTransport receiving, DirectTransport direct, CancellationToken cancellationToken)
    {
        var chat = await KeepAsync(sending.ProduceDataAsync(new() { SctpStreamParameters = Reliable, Label = "chat" }, cancellationToken));
        await KeepAsync(receiving.ConsumeDataAsync(new() { DataProducerId = chat.Id }, cancellationToken));
        var source = await KeepAsync(direct.ProduceDataAsync(new(), cancellationToken));
        var sink = await KeepAsync(direct.ConsumeDataAsync(new() { DataProducerId = source.Id, Subchannels = [1] }, cancellationToken));
        var came = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        sink.MessageReceived += (_, _) => came.TrySetResult();
        await sink.AddSubchannelAsync(2, cancellationToken);
        source.Send("hello", new DataSendOptions { Subchannels = [2] });
        await came.Task.WaitAsync(cancellationToken);
        await sink.GetStatsAsync(cancellationToken);
        await source.DumpAsync(cancellationToken);
    }

    private async Task ObserveAsync(CancellationToken cancellationToken)
    {
        var microphone = _entities.OfType<Producer>().First(producer => producer.Kind == MediaKind.Audio);
        var levels = await KeepAsync(_router!.CreateAudioLevelObserverAsync(new(), cancellationToken));
        var speaker = await KeepAsync(_router.CreateActiveSpeakerObserverAsync(new(), cancellationToken));
        await levels.AddProducerAsync(microphone.Id, cancellationToken);
        await speaker.AddProducerAsync(microphone.Id, cancellationToken);
        await levels.RemoveProducerAsync(microphone.Id, cancellationToken);
    }

    private async Task LookAsync(WebRtcTransport webRtc, PlainTransport plain, CancellationToken cancellationToken)
    {
        await webRtc.SetMaxIncomingBitrateAsync(1_000_000, cancellationToken);
        await webRtc.RestartIceAsync(cancellationToken);
        await webRtc.GetStatsAsync(cancellationToken);
        await webRtc.DumpAsync(cancellationToken);
        await plain.GetStatsAsync(cancellationToken);
        await _router!.DumpAsync(cancellationToken);
        await worker.GetResourceUsageAsync(cancellationToken);
    }

    /// <summary>A caller who gives up while the worker is at it: what was made must go all the same.</summary>
    private async Task GiveUpAsync(CancellationToken cancellationToken)
    {
        using var giving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var creating = _router!.CreateWebRtcTransportAsync(Media.OwnPort, giving.Token);
        await giving.CancelAsync();
        try
        {
            _entities.Add(await creating);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // As was meant; the worker may have been quicker.
        }
    }

    private async Task<TEntity> KeepAsync<TEntity>(Task<TEntity> creating) where TEntity : MediasoupEntity
    {
        var entity = await creating;
        _entities.Add(entity);
        return entity;
    }

    private static void Ignore<T>(object? sender, T args)
    {
    }
}
