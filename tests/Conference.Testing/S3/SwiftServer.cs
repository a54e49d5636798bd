using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;

namespace Conference.Testing.S3;

/// <summary>
/// A real S3 server, OpenStack Swift with its S3 layer: four processes on loopback and a folder of their own. It starts in about 4 s;
/// whoever owns it is followed by it, even when killed.
/// </summary>
public sealed class SwiftServer : IAsyncDisposable
{
    private static readonly SwiftPart[] Parts = Enum.GetValues<SwiftPart>();

    private readonly Dictionary<SwiftPart, SwiftProcess> _running = [];
    private readonly int _port;

    private SwiftServer(string folder, int port)
    {
        Folder = folder;
        _port = port;
    }

    /// <summary>Credentials that it takes, and its region.</summary>
    public const string AccessKey = "test:tester", SecretKey = "testing", Region = "us-east-1";

    public Uri Address => new($"http://127.0.0.1:{_port}");

    /// <summary>Where it keeps everything, with its log swift.log.</summary>
    public string Folder { get; }

    /// <summary>Process ids of the servers that run.</summary>
    public IReadOnlyDictionary<SwiftPart, int> ProcessIds => _running.ToDictionary(entry => entry.Key, entry => entry.Value.Id);

    public static async Task<SwiftServer> StartAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("conference-swift-").FullName;
        var ports = FreePorts();
        var server = new SwiftServer(folder, ports[^1]);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "swift_server.py"), Script(), cancellationToken);
            await SwiftProcess.RunToEndAsync(folder, ["configure", .. ports.Select(port => $"{port}")], cancellationToken);
            await server.RestartAsync(Parts, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client with the SDK's defaults.</summary>
    public AmazonS3Client CreateClient() => new(
        new BasicAWSCredentials(AccessKey, SecretKey),
        new AmazonS3Config { ServiceURL = Address.ToString(), ForcePathStyle = true, AuthenticationRegion = Region });

    /// <summary>Makes a bucket.</summary>
    public async Task CreateBucketAsync(string bucket, CancellationToken cancellationToken)
    {
        using var client = CreateClient();
        await client.PutBucketAsync(bucket, cancellationToken);
    }

    /// <summary>Kills all its processes, as kill -9 does.</summary>
    public Task KillAsync() => KillAsync(Parts);

    /// <summary>Kills some of its processes, as kill -9 does.</summary>
    public async Task KillAsync(params IReadOnlyCollection<SwiftPart> parts)
    {
        foreach (var part in parts)
        {
            if (_running.Remove(part, out var process))
                await process.DisposeAsync();
        }
    }

    /// <summary>Starts what was killed, on the same ports and with all that was stored; returns when it answers.</summary>
    public Task RestartAsync(CancellationToken cancellationToken) => RestartAsync([.. Parts.Except(_running.Keys)], cancellationToken);

    /// <summary>Kills what still runs and deletes all that was stored.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task RestartAsync(SwiftPart[] parts, CancellationToken cancellationToken)
    {
        var starting = parts.Select(part => (part, process: SwiftProcess.StartAsync(Folder, part, cancellationToken))).ToArray();
        // Every one is waited for, so that one that started is known, and ends, when another fails.
        await Task.WhenAll(starting.Select(start => start.process)).ContinueWith(_ => { }, TaskScheduler.Default);
        foreach (var (part, process) in starting.Where(start => start.process.IsCompletedSuccessfully))
            _running[part] = await process;
        await Task.WhenAll(starting.Select(start => start.process));
    }

    // Below the range from which the system gives ports away, so that they are still free when a killed server comes back.
    private static List<int> FreePorts()
    {
        var ports = new List<int>();
        while (ports.Count < Parts.Length)
        {
            var port = RandomNumberGenerator.GetInt32(20_000, 32_000);
            if (!ports.Contains(port) && IsFree(port))
                ports.Add(port);
        }

        return ports;
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false; // somebody has it
        }
    }

    private static string Script()
    {
        using var stream = typeof(SwiftServer).Assembly.GetManifestResourceStream("swift_server.py")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
