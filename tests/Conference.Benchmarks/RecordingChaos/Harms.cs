using System.Text.RegularExpressions;
using Conference.Testing.Faults;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>What is done for each kind of fault. What was begun is ended, whatever happens.</summary>
internal sealed partial class Harms(ChaosService service, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Harms, and returns when all is whole again.</summary>
    /// <returns>Null when there was nothing to harm.</returns>
    public async Task<Strike?> DoAsync(FaultKind kind, CancellationToken cancellationToken)
    {
        switch (kind)
        {
            case FaultKind.Ffmpeg:
                return await KillFfmpegAsync(cancellationToken);
            case FaultKind.Worker:
                return Processes.KillChild(service.Controller.ProcessId, "mediasoup-worke", _random) is null ? null : Strike.Now(); // the kernel keeps 15 characters of a name
            case FaultKind.Controller:
                return await KillControllerAsync();
            case FaultKind.Recorder:
                return await KillRecorderAsync(cancellationToken);
            case FaultKind.Database:
                return service.Controller.KillDatabase() ? Strike.Now() : null;
            case FaultKind.DiskFull:
                return await FillDiskAsync(cancellationToken);
            case FaultKind.Storage:
                return await KillStorageAsync(cancellationToken);
            case FaultKind.StorageError:
                return await DisturbAsync(_ => new Fault.Answer(500, "InternalError"), cancellationToken);
            case FaultKind.StorageBusy:
                return await DisturbAsync(_ => new Fault.Answer(503, "SlowDown"), cancellationToken);
            case FaultKind.StorageSlow:
                return await DisturbAsync(_ => new Fault.Slow(200_000), cancellationToken);
            case FaultKind.StorageCut:
                return await DisturbAsync(request => request.BodyBytes > 0 ? new Fault.CutRequest(request.BodyBytes / 2) : new Fault.CutAnswer(20), cancellationToken);
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "Nobody knows how to do this harm.");
        }
    }

    private async Task<Strike> KillControllerAsync()
    {
        var strike = Strike.Now();
        await service.Controller.KillAsync();
        await service.Controller.StartAgainAsync(CancellationToken.None);
        return strike;
    }

    private async Task<Strike> KillStorageAsync(CancellationToken cancellationToken)
    {
        var strike = Strike.Now();
        await service.Storage.KillAsync();
        await WaitAsync(Often(2, 6, 15, 25), cancellationToken);
        await service.Storage.RestartAsync(CancellationToken.None);
        return strike;
    }

    private async Task<Strike?> KillFfmpegAsync(CancellationToken cancellationToken)
    {
        // An FFmpeg lives for a moment only: a few looks find one where anything is composed.
        for (var look = 0; look < 40; look++)
        {
            var recorder = AnyRecorder();
            if (Processes.KillChild(recorder.Process.ProcessId, "ffmpeg", _random) is { } command)
                return Strike.Now(recorder.Name, RecordingFolder().Match(command) is { Success: true } match ? match.Groups["id"].Value : null);
            await Task.Delay(50, cancellationToken);
        }

        return null;
    }

    // Most come back at once, as a supervisor starts them; some stay away for longer than their leases hold.
    private async Task<Strike> KillRecorderAsync(CancellationToken cancellationToken)
    {
        var recorder = AnyRecorder();
        var strike = Strike.Now(recorder.Name);
        await recorder.Process.KillAsync();
        await WaitAsync(Often(0, 1, 22, 30), cancellationToken);
        await recorder.Process.StartInsistingAsync(CancellationToken.None);
        return strike;
    }

    private async Task<Strike> FillDiskAsync(CancellationToken cancellationToken)
    {
        var recorder = AnyRecorder();
        var strike = Strike.Now(recorder.Name);
        await recorder.Disk.FillAsync(CancellationToken.None);
        await WaitAsync(Between(2, 5), cancellationToken);
        recorder.Disk.Free();
        return strike;
    }

    private async Task<Strike> DisturbAsync(Func<ProxiedRequest, Fault?> script, CancellationToken cancellationToken)
    {
        var strike = Strike.Now();
        service.Proxy.Script = script;
        await WaitAsync(Often(2, 8, 15, 25), cancellationToken);
        service.Proxy.Script = _ => null;
        return strike;
    }

    private RecorderHost AnyRecorder() => service.Recorders[_random.Next(service.Recorders.Count)];

    // One in four lasts for so long that tries run out.
    private TimeSpan Often(double least, double most, double longLeast, double longMost) =>
        _random.Next(4) == 0 ? Between(longLeast, longMost) : Between(least, most);

    private TimeSpan Between(double least, double most) => TimeSpan.FromSeconds(least + _random.NextDouble() * (most - least));

    private static async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken) => await Task.WhenAny(Task.Delay(time, cancellationToken));

    [GeneratedRegex("/recordings/(?<id>[0-9a-f]{32})", RegexOptions.NonBacktracking)]
    private static partial Regex RecordingFolder();
}
