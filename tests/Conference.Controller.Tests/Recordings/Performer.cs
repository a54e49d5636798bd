using Conference.Controller.Tests.Events;
using Conference.Controller.Tests.Media;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests.Recordings;

/// <summary>Somebody in a meeting whose camera and microphone are an FFmpeg: one colour and one tone.</summary>
internal sealed class Performer(RpcClient signal, FfmpegRun ffmpeg) : IAsyncDisposable
{
    /// <param name="ssrc">Of the camera; the microphone's is the next.</param>
    public static Task<Performer> StartAsync(EventClient who, Look look, uint ssrc) => StartAsync(who.Who, look, ssrc);

    /// <param name="ssrc">Of the camera; the microphone's is the next.</param>
    public static async Task<Performer> StartAsync(Joined who, Look look, uint ssrc)
    {
        var (signal, _) = await who.SignalAsync();
        var camera = await SrtpTrack.OpenAsync(signal, "send");
        var microphone = await SrtpTrack.OpenAsync(signal, "send");
        await signal.ProduceVideoAsync(camera.TransportId, "camera", ssrc);
        await signal.ProduceAudioAsync(microphone.TransportId, ssrc + 1);
        return new Performer(signal, FfmpegRun.Start(
            [
                "-re", "-f", "lavfi", "-i", $"color={look.Color}:size=160x90:rate=10",
                "-re", "-f", "lavfi", "-i", $"sine=frequency={look.Hertz}:sample_rate=48000",
                "-map", "0:v", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-g", "5", "-ssrc", $"{ssrc}", "-payload_type", "96",
                .. camera.Output,
                "-map", "1:a", "-c:a", "libopus", "-ssrc", $"{ssrc + 1}", "-payload_type", "111", .. microphone.Output,
            ]));
    }

    public async ValueTask DisposeAsync()
    {
        await ffmpeg.DisposeAsync();
        await signal.DisposeAsync();
    }
}
