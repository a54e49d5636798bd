using System.Diagnostics;

namespace Conference.Mediasoup.Tests.Support;

/// <summary>An FFmpeg that sends RTP until it is disposed.</summary>
internal sealed class Ffmpeg : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Ffmpeg(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("ffmpeg")
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in (string[])["-hide_banner", "-loglevel", "error", "-re", .. arguments]) start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>A tone of 440 Hz in Opus.</summary>
    public static Ffmpeg Tone(int port, uint ssrc) => new(
    [
        "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-ac", "2", "-c:a", "libopus",
        .. RtpTo(port, TestMedia.OpusPayloadType, ssrc),
    ]);

    /// <summary>A moving picture in VP8 with a key frame each second; with several SSRCs in as many sizes.</summary>
    public static Ffmpeg Picture(int port, params uint[] ssrcs) => new(
    [
        "-f", "lavfi", "-i", "testsrc=size=320x240:rate=15",
        .. ssrcs.SelectMany((ssrc, index) => (string[])
        [
            "-map", "0:v", "-vf", $"scale={160 * (index + 1)}:-2", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8",
            "-b:v", $"{100 * (index + 1)}k", "-g", "15", .. RtpTo(port, TestMedia.Vp8PayloadType, ssrc),
        ]),
    ]);

    public async ValueTask DisposeAsync()
    {
        Assert.False(_process.HasExited, _process.HasExited ? $"FFmpeg ended by itself: {await _errors}" : "");
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string[] RtpTo(int port, byte payloadType, uint ssrc) =>
    [
        "-ssrc", ssrc.ToString(), "-payload_type", payloadType.ToString(), "-f", "rtp", $"rtp://127.0.0.1:{port}?rtcpport={port}&pkt_size=1200",
    ];
}
