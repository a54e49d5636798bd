using Conference.Recorder.Compose;
using Conference.Recorder.Ffmpeg;
using Conference.Recorder.Layouts;
using Conference.Recorder.Tests.Analysis;
using Conference.Recorder.Tests.Media;
using Conference.Recorder.Tests.Units;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Tests.Compose;

/// <summary>Makes people's pictures, and renders scenes with them.</summary>
internal sealed class Studio : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public string File(string name) => _folder.File(name);

    public async Task<Mp4> RenderAsync(Scene scene)
    {
        var work = Directory.CreateDirectory(_folder.File("work")).FullName;
        var options = new RecorderOptions();
        var runs = new FfmpegRuns(new FfmpegTools(Options.Create(options), TimeProvider.System), work, name => _folder.File(name + ".log"), StallLimits.Default);
        var name = $"scene-{scene.FirstFrame}";
        await new SceneRenderer(runs, options, NullLogger.Instance)
            .RenderAsync(name, scene, video => _folder.File(video.File), _ => { }, CancellationToken.None);
        return new Mp4(runs.PathOf(SceneRenderer.FileName(name)));
    }

    /// <summary>Somebody's picture, of one colour.</summary>
    public Task CameraAsync(Meetings meeting, string id, string color, int width, int height, string filter = "null")
    {
        meeting.Camera(id, 0, null, (0, width, height));
        return MakeAsync($"{id}-Camera.mkv", color, width, height, filter);
    }

    /// <summary>What somebody shares, of one colour.</summary>
    public Task ScreenAsync(Meetings meeting, string id, string color, int width, int height, string filter = "null")
    {
        meeting.Screen(id, 0, null, (0, width, height));
        return MakeAsync($"{id}-Screen.mkv", color, width, height, filter);
    }

    private async Task MakeAsync(string file, string color, int width, int height, string filter) => await MediaTool.RunAsync(
        "ffmpeg", "-v", "error", "-f", "lavfi", "-i", $"color=c=0x{color}:s={width}x{height}:r=30:d=7", "-vf", filter, "-pix_fmt", "yuv420p",
        "-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "2M", _folder.File(file));
}
