using System.Diagnostics;

namespace Conference.Benchmarks.RecordingChaos;

/// <summary>A file system of its own for the recordings, in memory, that can be filled up. Mounting needs root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Mebibytes = 800;
    private const int BlockBytes = 1 << 20;

    private SmallDisk(string folder) => Folder = folder;

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    public static async Task<SmallDisk> MountAsync(CancellationToken cancellationToken)
    {
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("conference-chaos-disk-").FullName);
        await RunAsync("mount", ["-t", "tmpfs", "-o", $"size={Mebibytes}m,mode=0777", "tmpfs", disk.Folder], cancellationToken);
        return disk;
    }

    /// <summary>Leaves not one block to write to.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = BlockBytes; size >= 512;)
        {
            try
            {
                await file.WriteAsync(new byte[size], cancellationToken);
            }
            catch (IOException)
            {
                size /= 2; // full to this measure
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", ["-l", Folder], CancellationToken.None);
        Directory.Delete(Folder);
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: this benchmark mounts a small disk and needs root.");
    }
}
