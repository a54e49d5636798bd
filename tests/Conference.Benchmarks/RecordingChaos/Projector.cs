using Conference.Client;
using Conference.Client.Media;
using Conference.Client.Rpc;
using Conference.Recorder.Contracts;
using Conference.Testing.People;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Somebody who plays the film into a meeting, and comes in again whatever is killed.</summary>
internal sealed class Projector(Meeting meeting, CountingFilm film, ReplayStation station) : IAsyncDisposable
{
    private static readonly TimeSpan JoinAgain = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PlayAgain = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _playing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<DateTimeOffset> _beginnings = [];
    private Task _showing = Task.CompletedTask;

    /// <summary>Returns when the film is on.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _showing = ShowAsync(_closing.Token);
        return _playing.Task.WaitAsync(cancellationToken);
    }

    /// <summary>When the film was on again after a moment at which its media was lost; null when it was not.</summary>
    public DateTimeOffset? OnAgainAfter(DateTimeOffset loss)
    {
        lock (_beginnings)
            return _beginnings.Where(beginning => beginning > loss).Cast<DateTimeOffset?>().FirstOrDefault();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _showing;
        _closing.Dispose();
    }

    private async Task ShowAsync(CancellationToken closing)
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                await using var viewer = await meeting.JoinAsync("Projector", new JoinOptions { Role = Role.Host }, closing);
                var (signal, endpoint) = await viewer.OpenSignalAsync(closing);
                while (true)
                    await PlayInAsync(signal, endpoint, closing);
            }
            catch (OperationCanceledException) when (closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is ConferenceException or HttpRequestException or IOException or TimeoutException or OperationCanceledException)
            {
                // Whatever was killed: the projector comes in again, as a person would.
                await Task.WhenAny(Task.Delay(JoinAgain, closing));
            }
        }
    }

    // Whoever stays in the meeting does not leave it because a worker died: the recording would end with the last one who leaves.
    private async Task PlayInAsync(RpcSession signal, SignalEndpoint endpoint, CancellationToken closing)
    {
        try
        {
            await PlayAsync(signal, endpoint, closing);
        }
        catch (ConferenceException exception) when (exception is not ConnectionEndedException)
        {
            await Task.Delay(PlayAgain, closing); // its media went away under a request, or there is no worker for the moment
        }
    }

    // Until the media is lost.
    private async Task PlayAsync(RpcSession signal, SignalEndpoint endpoint, CancellationToken closing)
    {
        var lost = endpoint.MediaLost;
        var json = ClientJson.Default;
        var wish = new CreatePlainTransportParameters("send", RtcpMux: true, Srtp: false);
        var transport = await signal.CallAsync(
            "createPlainTransport", wish, json.CreatePlainTransportParameters, json.PlainTransportAnswer, repeatable: true, closing);
        try
        {
            using var picture = station.Add(TrackKind.Video, film.Picture, transport.Ip, transport.Port);
            using var sound = station.Add(TrackKind.Audio, film.Sound, transport.Ip, transport.Port);
            var producer = await ProduceAsync(signal, transport, picture, Client.TrackSource.Camera, closing);
            await ProduceAsync(signal, transport, sound, Client.TrackSource.Microphone, closing);
            var report = new ReportVideoParameters(producer, CountingFilm.Width, CountingFilm.Height, 1 / CountingFilm.FrameSeconds);
            await signal.CallAsync("reportVideo", report, json.ReportVideoParameters, json.Nothing, repeatable: true, closing);
            picture.Flow();
            sound.Flow();
            lock (_beginnings)
                _beginnings.Add(TimeProvider.System.GetUtcNow());
            _playing.TrySetResult();
            await lost.WaitAsync(closing);
        }
        finally
        {
            await CloseAsync(signal, transport.TransportId);
        }
    }

    // One that is still there would keep camera and microphone from being used again.
    private static async Task CloseAsync(RpcSession signal, string transportId)
    {
        using var timeout = new CancellationTokenSource(CloseTimeout);
        var json = ClientJson.Default;
        try
        {
            await signal.CallAsync(
                "closeTransport", new TransportParameters(transportId), json.TransportParameters, json.Nothing, repeatable: false, timeout.Token);
        }
        catch (Exception exception) when (exception is ConferenceException or OperationCanceledException or ObjectDisposedException)
        {
            // Gone with its media, or with the connection.
        }
    }

    private static async Task<string> ProduceAsync(
        RpcSession signal, PlainTransportAnswer transport, ReplayStream stream, Client.TrackSource source, CancellationToken closing)
    {
        var rtp = stream.Rtp;
        var parameters = new Client.Rpc.RtpParameters(
            [new RtpCodec(rtp.MimeType, rtp.PayloadType, rtp.ClockRate, rtp.Channels)], [new RtpEncoding(rtp.Ssrc)], new RtcpName($"film-{rtp.Ssrc}"));
        var produce = new ProduceParameters(transport.TransportId, rtp.Channels is null ? "video" : "audio", parameters, source);
        var json = ClientJson.Default;
        var answer = await signal.CallAsync("produce", produce, json.ProduceParameters, json.ProducerParameters, repeatable: false, closing);
        return answer.ProducerId;
    }
}
