using Conference.Recorder;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Conference.Benchmarks.Recording;

/// <summary>A recording engine as a host has it.</summary>
internal sealed class EngineHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private EngineHost(ServiceProvider services) => _services = services;

    public IRecordingEngine Engine => _services.GetRequiredService<IRecordingEngine>();

    /// <param name="quality">x264's constant rate factor, where it is not the recorder's own.</param>
    public static EngineHost Create(IMeetingSource meetings, string dataFolder, TimeProvider time, int? quality = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(time).AddSingleton(meetings).AddRecorder(options => options.DataFolder = dataFolder);
        if (quality is { } factor)
        {
            // A reference is better than what the options allow to a service.
            services.AddSingleton(Options.Create(new RecorderOptions { DataFolder = dataFolder, VideoQuality = factor }));
        }

        return new EngineHost(services.BuildServiceProvider());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
