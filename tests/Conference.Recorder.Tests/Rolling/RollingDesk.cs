using Conference.Recorder.Compose;
using Conference.Recorder.Contracts;
using Conference.Recorder.Director;
using Conference.Recorder.Ffmpeg;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Tests.Rolling;

/// <summary>Opens compositions.</summary>
internal sealed class RollingDesk : IDisposable
{
    private readonly IOptions<RecorderOptions> _options = Options.Create(new RecorderOptions());
    private readonly RenderSlots _slots;
    private readonly FfmpegTools _tools;

    public RollingDesk()
    {
        _slots = new RenderSlots(_options);
        _tools = new FfmpegTools(_options, TimeProvider.System);
    }

    public async Task<RollingComposer> OpenAsync(RecordingFolder folder, RecordingSettings settings)
    {
        await _tools.EnsureUsableAsync(CancellationToken.None);
        return await RollingComposer.OpenAsync(
            new CompositionContext(folder, settings, _options.Value, _tools, _slots, TimeProvider.System, NullLogger.Instance), CancellationToken.None);
    }

    public void Dispose() => _slots.Dispose();
}
