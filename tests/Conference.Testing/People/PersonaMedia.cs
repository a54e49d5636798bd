using System.Collections.Concurrent;
using System.Globalization;

namespace Conference.Testing.People;

/// <summary>What personas send, encoded once: so twenty-five of them cost no more than their packets.</summary>
public static class PersonaMedia
{
    private static readonly ConcurrentDictionary<(int Number, int Width, int Height), Task<MediaLoop>> Pictures = new();
    private static readonly ConcurrentDictionary<int, Task<MediaLoop>> Sounds = new();

    // A key frame twice a second stands for the sender's answer to a request.
    private const int KeyFrameInterval = Persona.FrameRate / 2;

    public static Task<MediaLoop> PictureAsync(Persona persona, int width = 640, int height = 360) =>
        Pictures.GetOrAdd((persona.Number, width, height), _ => EncodePictureAsync(SourceOf(persona, width, height), Persona.LoopSeconds));

    public static Task<MediaLoop> SoundAsync(Persona persona) => Sounds.GetOrAdd(persona.Number, _ => EncodeSoundAsync(persona));

    /// <summary>The same picture in H.264.</summary>
    public static async Task<MediaLoop> H264PictureAsync(Persona persona, int width = 640, int height = 360) => H264Packets.Split(
        await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-nostdin", "-f", "lavfi", "-i", SourceOf(persona, width, height), "-t", $"{Persona.LoopSeconds}", "-pix_fmt", "yuv420p", "-c:v", "libx264",
                "-preset", "superfast", "-tune", "zerolatency", "-profile:v", "baseline", "-g", $"{KeyFrameInterval}", "-x264-params", "aud=1:repeat-headers=1:scenecut=0",
                "-threads", "1", "-f", "h264", "-",
            ],
            CancellationToken.None),
        Persona.FrameRate);

    /// <summary>Any source of lavfi with <see cref="Persona.FrameRate"/> frames per second, as a loop.</summary>
    public static async Task<MediaLoop> EncodePictureAsync(string source, int seconds, int bitrate = 600_000)
    {
        var ivf = await MediaTool.RunAsync(
            "ffmpeg",
            [
                "-v", "error", "-nostdin", "-f", "lavfi", "-i", source, "-t", $"{seconds}", "-pix_fmt", "yuv420p", "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8",
                "-lag-in-frames", "0", "-b:v", $"{bitrate}", "-maxrate", $"{bitrate}", "-bufsize", $"{bitrate}", "-g", $"{KeyFrameInterval}",
                "-threads", "1", "-f", "ivf", "-",
            ],
            CancellationToken.None);
        return Vp8Packets.Split(ivf, Persona.FrameRate);
    }

    private static async Task<MediaLoop> EncodeSoundAsync(Persona persona)
    {
        var source = string.Create(
            CultureInfo.InvariantCulture, $"aevalsrc='0.25*sin(2*PI*{persona.Beep}*t)*({Windows(persona, "t")})':s=48000:d={Persona.LoopSeconds}");
        var ogg = await MediaTool.RunAsync(
            "ffmpeg",
            ["-v", "error", "-nostdin", "-f", "lavfi", "-i", source, "-c:a", "libopus", "-b:a", "64k", "-ac", "2", "-frame_duration", "20", "-f", "ogg", "-"],
            CancellationToken.None);
        return OpusPackets.Split(ogg, Persona.LoopSeconds);
    }

    // A hand goes around once a second in the upper part, the flash is a square in the middle; both stand on the frame's number.
    /// <summary>The picture as a source of lavfi, <see cref="Persona.LoopSeconds"/> of which are a loop.</summary>
    public static string SourceOf(Persona persona, int width, int height) => string.Create(
        CultureInfo.InvariantCulture,
        $"color=c={persona.ColorName}:s={width}x{height}:r={Persona.FrameRate}[wall];"
        + $"color=c=black:s={width / Persona.FrameRate}x{height / 8}:r={Persona.FrameRate}[hand];"
        + $"[wall][hand]overlay=x='W*floor(mod(t+0.005,1)*{Persona.FrameRate})/{Persona.FrameRate}':y=H*0.12,"
        + $"drawbox=x=iw/2-ih/6:y=ih/3:w=ih/3:h=ih/3:c=white:t=fill:enable='{Windows(persona, "(t+0.005)")}'");

    private static string Windows(Persona persona, string time) => string.Join(
        '+',
        persona.Moments.Select(moment => string.Create(
            CultureInfo.InvariantCulture, $"gte({time},{moment:F6})*lt({time},{moment + Persona.EventSeconds:F6})")));
}
