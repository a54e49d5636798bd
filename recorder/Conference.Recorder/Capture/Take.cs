using Conference.Recorder.Contracts;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Journal;

namespace Conference.Recorder.Capture;

/// <summary>One FFmpeg run that copies one track into one Matroska file, which stays readable whenever the run is cut off.</summary>
internal sealed class Take
{
    private const int PortAttempts = 3;
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(10);

    // FFmpeg tells nobody when its socket is bound, and what is sent before is lost: the list of bound ports is asked instead.
    private static readonly TimeSpan BoundPollInterval = TimeSpan.FromMilliseconds(10);

    private const double SettleMargin = 0.1;

    private readonly CaptureContext _context;
    private readonly string _id;
    private readonly ChildProcess _ffmpeg;

    private Take(CaptureContext context, string id, ChildProcess ffmpeg, TakeRelay relay)
    {
        _context = context;
        _id = id;
        _ffmpeg = ffmpeg;
        Relay = relay;
    }

    public TakeRelay Relay { get; }

    public Task<ChildExit> Exited => _ffmpeg.Exited;

    /// <summary>Returns when FFmpeg listens.</summary>
    /// <exception cref="FfmpegException">It ended or did not listen in time.</exception>
    public static async Task<Take> StartAsync(CaptureContext context, string id, TrackTap tap, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = LoopbackPorts.FindPair();
            var description = context.Folder.Description(id);
            await File.WriteAllTextAsync(description, SessionDescription.For(tap, port), cancellationToken);
            var ffmpeg = ChildProcess.Start(new ChildStart(context.Tools.Ffmpeg, Arguments(description, context.Folder.Track(FileName(id))))
            {
                LogFile = context.Folder.Log(id),
            });
            try
            {
                if (await IsListeningAsync(ffmpeg, port, context.Clock.Time, cancellationToken))
                    return Begin(context, id, tap, ffmpeg, port);
            }
            catch (OperationCanceledException)
            {
                await ffmpeg.DisposeAsync();
                throw;
            }

            await ffmpeg.DisposeAsync();
            if (attempt == PortAttempts)
                throw new FfmpegException($"capture {id}", await ffmpeg.Exited);
        }
    }

    /// <summary>Ends the file in an orderly way; FFmpeg is killed when it takes longer than it may. The file stays either way.</summary>
    public async Task FinishAsync(EndReason reason)
    {
        // At the goodbye FFmpeg drops what it holds back behind a gap.
        var unsettled = Relay.SettledAt + SettleMargin - _context.Clock.Now;
        if (unsettled > 0)
            await Task.Delay(TimeSpan.FromSeconds(unsettled), _context.Clock.Time, CancellationToken.None);

        Relay.SayGoodbye();
        var limit = _context.Options.FinishTimeout;
        await Task.WhenAny(Exited, Task.Delay(limit / 2, _context.Clock.Time, CancellationToken.None));
        if (!Exited.IsCompleted)
        {
            _ffmpeg.Quit();
            await Task.WhenAny(Exited, Task.Delay(limit / 2, _context.Clock.Time, CancellationToken.None));
        }

        await CloseAsync(reason);
    }

    /// <summary>Notes the end of a run, killing it where it still runs.</summary>
    public async Task CloseAsync(EndReason reason)
    {
        await _ffmpeg.DisposeAsync();
        var exit = await Exited;
        _context.Journal.Append(new TakeEnded(
            _context.Clock.Now, _id, reason.ToString(), exit.Code, Relay.Packets, Relay.Missing, exit.CpuSeconds));
    }

    private static Take Begin(CaptureContext context, string id, TrackTap tap, ChildProcess ffmpeg, int port)
    {
        context.Journal.Append(new TakeBegan(
            context.Clock.Now, id, tap.TrackId, FileName(id), tap.MimeType, tap.ClockRate, tap.Ssrc));
        var relay = new TakeRelay(id, tap, context.Outlet, port, context.Journal);
        relay.PinClock();
        return new Take(context, id, ffmpeg, relay);
    }

    private static string FileName(string id) => id + ".mkv";

    private static async Task<bool> IsListeningAsync(ChildProcess ffmpeg, int port, TimeProvider time, CancellationToken cancellationToken)
    {
        var since = time.GetTimestamp();
        while (!ffmpeg.Exited.IsCompleted && time.GetElapsedTime(since) < ReadyTimeout)
        {
            if (LoopbackPorts.IsBound(port) && LoopbackPorts.IsBound(port + 1))
                return true;
            await Task.Delay(BoundPollInterval, time, cancellationToken);
        }

        return false;
    }

    private static List<string> Arguments(string description, string file) =>
    [
        "-hide_banner", "-nostats", "-benchmark",
        "-protocol_whitelist", "file,udp,rtp", "-localaddr", "127.0.0.1", "-buffer_size", "4194304",
        "-reorder_queue_size", "512", "-max_delay", $"{TakeRelay.ReorderDelay * 1_000_000:F0}",
        // The first packet tells all there is to know; without this nothing is written for five seconds.
        "-analyzeduration", "500000", "-fpsprobesize", "0",
        "-copyts", "-f", "sdp", "-i", description,
        "-map", "0", "-c", "copy", "-avoid_negative_ts", "disabled",
        // A crash loses the cluster being gathered: at most one second.
        "-cluster_time_limit", "1000", "-flush_packets", "1", "-f", "matroska", file,
    ];
}
