using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Conference.Recorder.Rtp;

namespace Conference.Recorder.Tests.People;

/// <summary>
/// An FFmpeg that sends a picture and Opus with sender reports on one clock. Its picture is of one colour with a clock hand; once a second a
/// white square flashes for 100 ms and a beep sounds; a soft tone of its own is always there.
/// </summary>
internal sealed class TestPerson : IAsyncDisposable
{
    private readonly Process _ffmpeg;
    private readonly Socket _video;
    private readonly Socket _audio;
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _sending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;

    private TestPerson(string id, string name, Look look, Process ffmpeg, Socket video, Socket audio)
    {
        Id = id;
        Name = name;
        Look = look;
        _ffmpeg = ffmpeg;
        _video = video;
        _audio = audio;
    }

    public string Id { get; }

    public string Name { get; }

    public Look Look { get; }

    public TestTrack? VideoTrack { get; set; }

    public TestTrack? AudioTrack { get; set; }

    /// <summary>Returns when both tracks flow.</summary>
    public static async Task<TestPerson> StartAsync(string id, string name, Look look)
    {
        var video = Listen();
        var audio = Listen();
        var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", Arguments(look, PortOf(video), PortOf(audio)))
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("FFmpeg did not start.");
        var person = new TestPerson(id, name, look, ffmpeg, video, audio);
        person._receiving = Task.WhenAll(
            person.ReceiveAsync(video, () => person.VideoTrack, person._closing.Token),
            person.ReceiveAsync(audio, () => person.AudioTrack, person._closing.Token));
        await person._sending.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        _ffmpeg.Kill();
        await _ffmpeg.WaitForExitAsync();
        _ffmpeg.Dispose();
        await _closing.CancelAsync();
        await _receiving;
        _video.Dispose();
        _audio.Dispose();
        _closing.Dispose();
    }

    private static string[] Arguments(Look look, int videoPort, int audioPort)
    {
        // Without it each of FFmpeg's two outputs counts its reports from its own start: they differ by some hundred milliseconds.
        var epoch = ((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10).ToString(CultureInfo.InvariantCulture);
        var picture =
            $"color=c={look.Color}:s={look.Width}x{look.Height}:r=30,"
            + "drawbox=x='mod(t*80,iw)':y=ih-20:w=40:h=10:c=black:t=fill,"
            + "drawbox=x=iw/2-ih/6:y=ih/3:w=ih/3:h=ih/3:c=white:t=fill:enable='lt(mod(t+0.001,1),0.1)'";
        var sound = string.Create(
            CultureInfo.InvariantCulture,
            $"aevalsrc='0.08*sin(2*PI*{look.Tone}*t)+0.4*sin(2*PI*{look.Beep}*t)*lt(mod(t,1),0.1)':s=48000");
        return
        [
            "-hide_banner", "-loglevel", "error", "-nostdin",
            "-re", "-f", "lavfi", "-i", picture, "-re", "-f", "lavfi", "-i", sound,
            "-start_time_realtime", epoch, "-map", "0:v", .. EncodingOf(look.Codec), "-b:v", "600k", "-g", "30", "-threads", "1",
            "-f", "rtp", "-payload_type", "96", $"rtp://127.0.0.1:{videoPort}?rtcpport={videoPort}&pkt_size=1200",
            "-start_time_realtime", epoch, "-map", "1:a", "-c:a", "libopus", "-b:a", "64k", "-ac", "2",
            "-f", "rtp", "-payload_type", "97", $"rtp://127.0.0.1:{audioPort}?rtcpport={audioPort}&pkt_size=1200",
        ];
    }

    private static string[] EncodingOf(string codec) => codec switch
    {
        "VP8" => ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8"],
        "VP9" => ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-lag-in-frames", "0", "-auto-alt-ref", "0", "-strict", "experimental"],
        "H264" => ["-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-bsf:v", "dump_extra"],
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "FFmpeg sends no such codec here."),
    };

    private static Socket Listen()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static int PortOf(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;

    private async Task ReceiveAsync(Socket socket, Func<TestTrack?> track, CancellationToken cancellationToken)
    {
        var buffer = new byte[2048];
        SenderClock? clock = null;
        try
        {
            while (true)
            {
                var length = await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken);
                ReadOnlySpan<byte> packet = buffer.AsSpan(0, length);
                if (SenderReport.TryTake(ref packet, out var report))
                    clock = new SenderClock(report);
                else
                    track()?.Forward(packet, clock);
                if (socket == _audio)
                    _sending.TrySetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // The person has left.
        }
    }
}
