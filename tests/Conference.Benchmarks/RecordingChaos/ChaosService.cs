using Conference.Benchmarks.Service;
using Conference.Testing.Faults;
using Conference.Testing.S3;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>Everything that may be harmed: controller with its recorder, worker and PostgreSQL, the recordings' disk, and an S3 server behind a proxy.</summary>
internal sealed class ChaosService : IAsyncDisposable
{
    private const string Bucket = "recordings";

    private ChaosService(SwiftServer storage, FaultProxy proxy, SmallDisk disk, ControllerProcess controller) =>
        (Storage, Proxy, Disk, Controller) = (storage, proxy, disk, controller);

    public SwiftServer Storage { get; }

    public FaultProxy Proxy { get; }

    public SmallDisk Disk { get; }

    public ControllerProcess Controller { get; }

    public static async Task<ChaosService> StartAsync(CancellationToken cancellationToken)
    {
        var storage = await SwiftServer.StartAsync(cancellationToken);
        await storage.CreateBucketAsync(Bucket, cancellationToken);
        var proxy = FaultProxy.Start(storage.Address);
        var disk = await SmallDisk.MountAsync(cancellationToken);
        ControllerProcess controller;
        try
        {
            controller = await StartControllerAsync(disk, proxy, cancellationToken);
        }
        catch
        {
            await disk.DisposeAsync();
            await proxy.DisposeAsync();
            await storage.DisposeAsync();
            throw;
        }

        return new ChaosService(storage, proxy, disk, controller);
    }

    public async ValueTask DisposeAsync()
    {
        await Controller.DisposeAsync();
        await Disk.DisposeAsync();
        await Proxy.DisposeAsync();
        await Storage.DisposeAsync();
    }

    // Short patience everywhere: what fails must fail, and be tried again, while the benchmark looks on.
    private static Task<ControllerProcess> StartControllerAsync(SmallDisk disk, FaultProxy proxy, CancellationToken cancellationToken) =>
        ControllerProcess.StartAsync(
            [
                $"--Recorder:DataFolder={disk.Folder}", "--Recorder:MinimumFreeDisk=20000000", "--Recorder:MaxRecordings=20", "--Recorder:KeepLocal=00:00:00",
                "--Recorder:MaxAttempts=3", "--Recorder:RetryDelay=00:00:02", "--Recorder:LongestRetryDelay=00:00:10",
                $"--Recorder:Storage:Primary:Bucket={Bucket}", $"--Recorder:Storage:Primary:ServiceUrl={proxy.Address}",
                $"--Recorder:Storage:Primary:AccessKey={SwiftServer.AccessKey}", $"--Recorder:Storage:Primary:SecretKey={SwiftServer.SecretKey}",
                $"--Recorder:Storage:Primary:Region={SwiftServer.Region}", "--Recorder:Storage:PartBytes=5242880", "--Recorder:Storage:Attempts=3",
                "--Recorder:Storage:RetryDelay=00:00:00.2", "--Recorder:Storage:StallTimeout=00:00:05", "--Recorder:Storage:StartCheck=Off",
                "--Serilog:MinimumLevel:Override:Conference.Recorder=Information", "--Serilog:MinimumLevel:Override:Conference.Controller.Recordings=Information",
            ],
            cancellationToken);
}
