using Conference.Client.Media;
using Conference.Client.Rpc;

namespace Conference.Client;

public sealed partial class MeetingConnection
{
    /// <summary>Plays a media file into the meeting as this participant, in real time; ends when the file ends.</summary>
    /// <param name="path">Any file that FFmpeg reads.</param>
    /// <param name="options">How; by default as camera and microphone, 720 lines at most.</param>
    /// <param name="cancellationToken">Stops playing.</param>
    /// <remarks>
    /// FFmpeg 5 or newer must be installed. It encodes to VP8 and Opus, about one core for 720 lines, and sends over SRTP from this machine, so
    /// the server's media ports must be reachable. One file at a time for each source.
    /// </remarks>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="PlaybackException">FFmpeg is missing or failed, or the file has neither picture nor sound.</exception>
    /// <exception cref="ConferenceException">The server refused (<c>grant_missing</c>, <c>source_in_use</c>), a host has ended it (<c>stopped_by_host</c>), or the connection ended.</exception>
    public async Task PlayFileAsync(string path, PlayOptions? options = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed == 1, this);
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new PlayOptions();
        CheckSources(options);
        var fullPath = Path.GetFullPath(path);
        if (!File.Exists(fullPath))
            throw new FileNotFoundException($"There is no file {fullPath}.", fullPath);
        var file = await MediaFile.ProbeAsync(fullPath, options.FfmpegPath, cancellationToken);
        if (!(file.HasVideo && options.Video is not null) && !(file.HasAudio && options.Audio is not null))
            throw new PlaybackException($"{fullPath} has no picture and no sound that could be played.");
        var (signal, endpoint) = await _signal.OpenAsync(cancellationToken);
        await new FilePlayer(signal, endpoint, file, options, _context.Clock, _context.LoggerOf<FilePlayer>()).PlayAsync(cancellationToken);
    }

    /// <summary>The connection to the media server, for benchmarks that send packets of their own.</summary>
    internal Task<(RpcSession Session, SignalEndpoint Endpoint)> OpenSignalAsync(CancellationToken cancellationToken) => _signal.OpenAsync(cancellationToken);

    private static void CheckSources(PlayOptions options)
    {
        if (options.Video is not (null or TrackSource.Camera or TrackSource.Screen))
            throw new ArgumentException("A picture is sent as camera or screen.", nameof(options));
        if (options.Audio is not (null or TrackSource.Microphone or TrackSource.ScreenAudio))
            throw new ArgumentException("Sound is sent as microphone or screen audio.", nameof(options));
    }
}
