using System.Security.Cryptography;
using Conference.Benchmarks.Service;
using Conference.Testing.Faults;
using Conference.Testing.S3;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>
/// Everything that may be harmed: a controller with worker and PostgreSQL, recorders in processes of their own with a disk each, and an S3
/// server behind a proxy.
/// </summary>
internal sealed class ChaosService : IAsyncDisposable
{
    private const string Bucket = "recordings";

    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly List<RecorderHost> _recorders = [];
    private readonly List<SmallDisk> _disks = [];
    private readonly TimeSpan _keepLocal;
    private ControllerProcess? _controller;

    private ChaosService(SwiftServer storage, TimeSpan keepLocal) => (Storage, Proxy, _keepLocal) = (storage, FaultProxy.Start(storage.Address), keepLocal);

    public SwiftServer Storage { get; }

    public FaultProxy Proxy { get; }

    public ControllerProcess Controller => _controller!;

    public IReadOnlyList<RecorderHost> Recorders => _recorders;

    /// <summary>What each process prints.</summary>
    public IEnumerable<string> LogFiles => _recorders.Select(recorder => recorder.Process.LogFile).Prepend(Controller.LogFile).Distinct();

    /// <param name="recorders">In so many processes of their own; 0: one in the controller's.</param>
    /// <param name="keepLocal">How long recorders keep the files of what is uploaded.</param>
    public static async Task<ChaosService> StartAsync(int recorders, TimeSpan keepLocal, CancellationToken cancellationToken)
    {
        var service = new ChaosService(await SwiftServer.StartAsync(cancellationToken), keepLocal);
        try
        {
            await service.Storage.CreateBucketAsync(Bucket, cancellationToken);
            if (recorders == 0)
                await service.StartInOneAsync(cancellationToken);
            else
                await service.StartApartAsync(recorders, cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Copies what recorders still have of recordings beside the logs, to be looked into.</summary>
    public void Keep(IEnumerable<string> recordingIds, TextWriter progress)
    {
        var logs = Path.GetDirectoryName(Controller.LogFile)!;
        foreach (var folder in recordingIds.SelectMany(id => _disks.Select(disk => Path.Combine(disk.Folder, "recordings", id))).Where(Directory.Exists))
        {
            var copy = Path.Combine(logs, Path.GetFileName(folder));
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(copy, Path.GetRelativePath(folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target, overwrite: true);
            }

            progress.WriteLine($"kept: {copy}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var recorder in _recorders.Where(recorder => recorder.Process != _controller))
            await recorder.Process.DisposeAsync();
        if (_controller is not null)
            await _controller.DisposeAsync();
        foreach (var disk in _disks)
            await disk.DisposeAsync();
        await Proxy.DisposeAsync();
        await Storage.DisposeAsync();
    }

    private async Task StartInOneAsync(CancellationToken cancellationToken)
    {
        var disk = await MountAsync(cancellationToken);
        _controller = await ControllerProcess.StartAsync([.. Common(), .. RecorderSettings("recorder-1", disk)], cancellationToken);
        _recorders.Add(new RecorderHost("recorder-1", _controller, disk));
    }

    private async Task StartApartAsync(int count, CancellationToken cancellationToken)
    {
        _controller = await ControllerProcess.StartAsync([.. Common(), "--roles=api,events,media,scheduler"], cancellationToken);
        for (var number = 1; number <= count; number++)
        {
            var disk = await MountAsync(cancellationToken);
            var name = $"recorder-{number}";
            var process = await ControllerProcess.StartAsync(
                [.. Common(), "--roles=recorder", $"--Storage:ConnectionString={_controller.ConnectionString}", .. RecorderSettings(name, disk)], cancellationToken);
            _recorders.Add(new RecorderHost(name, process, disk));
        }
    }

    private async Task<SmallDisk> MountAsync(CancellationToken cancellationToken)
    {
        var disk = await SmallDisk.MountAsync(cancellationToken);
        _disks.Add(disk);
        return disk;
    }

    // Short patience everywhere: what fails must fail, and be tried again, while the benchmark looks on; and some of it must fail for good.
    private IEnumerable<string> Common() =>
    [
        $"--Access:MasterKey={_masterKey}",
        $"--Recorder:Storage:Primary:Bucket={Bucket}", $"--Recorder:Storage:Primary:ServiceUrl={Proxy.Address}",
        $"--Recorder:Storage:Primary:AccessKey={SwiftServer.AccessKey}", $"--Recorder:Storage:Primary:SecretKey={SwiftServer.SecretKey}",
        $"--Recorder:Storage:Primary:Region={SwiftServer.Region}", "--Recorder:Storage:PartBytes=5242880", "--Recorder:Storage:Attempts=3",
        "--Recorder:Storage:RetryDelay=00:00:00.2", "--Recorder:Storage:StallTimeout=00:00:05", "--Recorder:Storage:StartCheck=Off",
        "--Serilog:MinimumLevel:Override:Conference.Recorder=Information", "--Serilog:MinimumLevel:Override:Conference.Controller.Recordings=Information",
    ];

    private IEnumerable<string> RecorderSettings(string name, SmallDisk disk) =>
    [
        $"--Recorder:Name={name}", $"--Recorder:DataFolder={disk.Folder}", "--Recorder:MinimumFreeDisk=20000000", "--Recorder:MaxRecordings=20",
        "--Recorder:MaxCompositions=6", $"--Recorder:KeepLocal={_keepLocal}", "--Recorder:MaxAttempts=3", "--Recorder:RetryDelay=00:00:02",
        "--Recorder:LongestRetryDelay=00:00:10",
    ];
}
