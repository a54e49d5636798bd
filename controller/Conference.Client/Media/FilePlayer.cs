using Conference.Client.Rpc;
using Microsoft.Extensions.Logging;

namespace Conference.Client.Media;

/// <summary>
/// Plays one file into a meeting: the file as it is, in real time, until it ends. When the media server loses the meeting's media it
/// begins again where it was.
/// </summary>
internal sealed partial class FilePlayer(RpcSession signal, SignalEndpoint endpoint, MediaFile file, PlayOptions options, TimeProvider clock, ILogger logger)
{
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(3);

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        bool over;
        do
        {
            var lost = endpoint.MediaLost;
            List<SentTrack> tracks = [];
            try
            {
                over = await PlayOnceAsync(tracks, Position(clock.GetElapsedTime(began)), lost, cancellationToken);
            }
            catch (ConferenceException exception) when (exception is not ConnectionEndedException && lost.IsCompletedSuccessfully)
            {
                Lost(exception); // The media went away under a request.
                over = false;
            }
            finally
            {
                await CloseAsync(tracks);
            }
        }
        while (!over);
    }

    /// <summary>Whether the file came to its end; false when the media was lost.</summary>
    private async Task<bool> PlayOnceAsync(List<SentTrack> tracks, TimeSpan position, Task lost, CancellationToken cancellationToken)
    {
        var video = options.Video is { } picture && file.HasVideo ? await OpenAsync(tracks, picture, cancellationToken) : null;
        var audio = options.Audio is { } sound && file.HasAudio ? await OpenAsync(tracks, sound, cancellationToken) : null;
        if (video is not null)
            await ReportAsync(video, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Playing(file.Path, position, tracks.Count);
        var playing = MediaTool.RunAsync(options.FfmpegPath, FfmpegArguments.Play(file, position, options, video, audio), stop.Token);
        var closed = Task.WhenAll(tracks.Select(track => endpoint.ClosedByHost(track.ProducerId)));
        var first = await Task.WhenAny(playing, lost, closed);
        if (first != playing)
            await stop.CancelAsync();
        try
        {
            await playing;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Stopped here, for the reason that is looked at next.
        }

        await (first == lost ? lost : Task.CompletedTask);
        if (first == closed)
            throw new ConferenceException("A host has ended what was played.", 0, "stopped_by_host", null);
        return first == playing;
    }

    private async Task<SentTrack> OpenAsync(List<SentTrack> tracks, TrackSource source, CancellationToken cancellationToken)
    {
        var track = await SentTrack.OpenAsync(signal, source, cancellationToken);
        tracks.Add(track);
        return track;
    }

    // Senders tell what they send, because the media server does not look into pictures.
    private async Task ReportAsync(SentTrack video, CancellationToken cancellationToken)
    {
        var height = Math.Min(options.MaximumHeight, file.Height!.Value) / 2 * 2;
        var width = (int)Math.Round((double)file.Width!.Value * height / file.Height.Value / 2) * 2;
        var json = ClientJson.Default;
        await signal.CallAsync(
            "reportVideo",
            new ReportVideoParameters(video.ProducerId, width, height, options.FrameRate),
            json.ReportVideoParameters,
            json.Nothing,
            repeatable: true,
            cancellationToken);
    }

    private TimeSpan Position(TimeSpan elapsed)
    {
        var position = options.Start + elapsed;
        return options.Loop && file.Duration is { } duration ? TimeSpan.FromTicks(position.Ticks % duration.Ticks) : position;
    }

    private async Task CloseAsync(List<SentTrack> tracks)
    {
        using var timeout = new CancellationTokenSource(CloseTimeout);
        var json = ClientJson.Default;
        foreach (var track in tracks)
        {
            try
            {
                var parameters = new TransportParameters(track.TransportId);
                await signal.CallAsync("closeTransport", parameters, json.TransportParameters, json.Nothing, repeatable: false, timeout.Token);
            }
            catch (Exception exception) when (exception is ConferenceException or OperationCanceledException or ObjectDisposedException)
            {
                NotClosed(exception, track.TransportId); // Gone with its media, or with the connection.
            }
        }
    }

    [LoggerMessage(1431, LogLevel.Information, "Playing {Path} from {Position} as {Tracks} tracks")]
    private partial void Playing(string path, TimeSpan position, int tracks);

    [LoggerMessage(1432, LogLevel.Information, "The media was lost; the file goes on as soon as there is a new one")]
    private partial void Lost(Exception exception);

    [LoggerMessage(1433, LogLevel.Debug, "Transport {TransportId} was not closed")]
    private partial void NotClosed(Exception exception, string transportId);
}
