using System.Diagnostics;
using System.Text.Json;

namespace Conference.Benchmarks.Interop.Sides;

/// <summary>One of the two processes that are compared, seen from outside.</summary>
internal sealed class Side : IDisposable
{
    private readonly Process _process;

    private Side(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
    }

    public static Side StartOurs(string workerPath) => Start("dotnet", [typeof(Side).Assembly.Location, OurSide.Verb], workerPath);

    /// <param name="modules">The folder whose node_modules hold mediasoup.</param>
    /// <param name="workerPath">The worker that both sides run.</param>
    public static Side StartPeer(string modules, string workerPath) =>
        Start("node", ["--expose-gc", Path.Combine(AppContext.BaseDirectory, "Interop", "peer", "peer.mjs"), modules], workerPath);

    public async Task<RunResult> RunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var line = JsonSerializer.Serialize(request, SideJson.Default.RunRequest);
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var answer = await _process.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException($"{_process.StartInfo.FileName} ended in {request.Workload}; its reason stands above.");
        return JsonSerializer.Deserialize(answer, SideJson.Default.RunResult)!;
    }

    public void Dispose()
    {
        // Its workers go with it: they end when their channels close.
        _process.Kill();
        _process.Dispose();
    }

    private static Side Start(string program, IEnumerable<string> arguments, string workerPath)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["MEDIASOUP_WORKER_BIN"] = workerPath;
        return new Side(start);
    }
}
