using Conference.EndToEnd.Tests.Support;

namespace Conference.EndToEnd.Tests.People;

/// <summary>The files that Chromium plays, over and over, in place of a camera and a microphone.</summary>
internal sealed class DeviceFiles : IDisposable
{
    private const int FramesPerSecond = 15;

    private readonly ScratchFolder _folder = new();

    public async Task<(string Camera, string Microphone)> MakeAsync(Identity identity)
    {
        var camera = _folder.File($"{identity.Name}.y4m");
        var microphone = _folder.File($"{identity.Name}.wav");
        if (!File.Exists(camera))
        {
            await MakeCameraAsync(identity, camera);
            await MakeMicrophoneAsync(identity, microphone);
        }

        return (camera, microphone);
    }

    public void Dispose() => _folder.Dispose();

    // A white bar crosses the colour in two seconds, which is also the length of the loop.
    private static async Task MakeCameraAsync(Identity identity, string file)
    {
        var (r, g, b) = identity.Colour;
        var graph = $"color=c=0x{r:X2}{g:X2}{b:X2}:s=640x360:r={FramesPerSecond}:d=2[ground];"
            + $"color=c=white:s=40x360:r={FramesPerSecond}:d=2[bar];[ground][bar]overlay=x='mod(t*320\\,640)'";
        await ChildProgram.ReadAsync(
            "ffmpeg", "-v", "error", "-f", "lavfi", "-i", graph, "-t", "2", "-pix_fmt", "yuv420p", "-f", "yuv4mpegpipe", file);
    }

    // Two syllables a second: browsers filter a tone that never stops as if it were noise.
    private static async Task MakeMicrophoneAsync(Identity identity, string file)
    {
        var syllable = "min(1,20*max(0,min(mod(t\\,0.5),0.35-mod(t\\,0.5))))";
        var graph = $"aevalsrc='0.5*sin(2*PI*{identity.ToneHz}*t)*{syllable}':s=48000:d=10";
        await ChildProgram.ReadAsync("ffmpeg", "-v", "error", "-f", "lavfi", "-i", graph, "-c:a", "pcm_s16le", file);
    }
}
