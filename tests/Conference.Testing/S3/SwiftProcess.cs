using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Conference.Testing.S3;

/// <summary>One run of swift_server.py.</summary>
internal sealed class SwiftProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private SwiftProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts a server and waits until it takes connections, which it tells as it would tell systemd.</summary>
    public static async Task<SwiftProcess> StartAsync(string folder, SwiftPart part, CancellationToken cancellationToken)
    {
        var name = part.ToString().ToLowerInvariant();
        var notifications = Path.Combine(folder, name + ".ready");
        File.Delete(notifications);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(notifications));
        var process = Run(folder, [name], notifications);
        try
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(StartTimeout);
            var ready = socket.ReceiveAsync(new byte[256], timeout.Token).AsTask();
            var ended = process._process.WaitForExitAsync(timeout.Token);
            if (await Task.WhenAny(ready, ended) == ended)
                throw new InvalidOperationException($"Swift's {name} server ended: {process._output} {LogOf(folder)}");
            await ready;
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public static async Task RunToEndAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        await using var process = Run(folder, arguments, notifications: "");
        await process._process.WaitForExitAsync(cancellationToken);
        if (process._process.ExitCode != 0)
            throw new InvalidOperationException($"Swift could not be configured: {process._output}");
    }

    /// <summary>Kills it with SIGKILL.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static SwiftProcess Run(string folder, string[] arguments, string notifications)
    {
        var info = new ProcessStartInfo(SwiftInstallation.Python, ["-B", Path.Combine(folder, "swift_server.py"), folder, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true, // it ends when this does, should this process be killed
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["NOTIFY_SOCKET"] = notifications;
        foreach (var (variable, value) in SwiftInstallation.Environment)
            info.Environment[variable] = value;

        var run = new SwiftProcess(new Process { StartInfo = info });
        run._process.OutputDataReceived += run.Keep;
        run._process.ErrorDataReceived += run.Keep;
        run._process.Start();
        run._process.BeginOutputReadLine();
        run._process.BeginErrorReadLine();
        return run;
    }

    private static string LogOf(string folder)
    {
        var log = Path.Combine(folder, "swift.log");
        return File.Exists(log) ? File.ReadAllText(log) : "";
    }

    // Standard output and error are read by threads of their own.
    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
            _output.AppendLine(line.Data);
    }
}
