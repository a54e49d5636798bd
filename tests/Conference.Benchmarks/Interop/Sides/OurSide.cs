using System.Text.Json;
using Conference.Benchmarks.Interop.Workloads;
using Conference.Benchmarks.Support;

namespace Conference.Benchmarks.Interop.Sides;

/// <summary>The process that runs workloads on our library and does nothing else: a request on each line of input, a result on each of output.</summary>
internal static class OurSide
{
    public const string Verb = "our-side";

    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        while (await Terminal.Input.ReadLineAsync(cancellationToken) is { } line)
        {
            var request = JsonSerializer.Deserialize(line, SideJson.Default.RunRequest)!;
            var result = await MeasureAsync(request, cancellationToken);
            Terminal.Output.WriteLine(JsonSerializer.Serialize(result, SideJson.Default.RunResult));
        }

        return 0;
    }

    private static async Task<RunResult> MeasureAsync(RunRequest request, CancellationToken cancellationToken)
    {
        await using var workload = Catalog.Find(request.Workload).Create();
        await workload.SetUpAsync(request.Count, cancellationToken);
        var before = Usage.Take(workload.Worker.ProcessId);
        await workload.RunAsync(request.Count, cancellationToken);
        var spent = Usage.Take(workload.Worker.ProcessId) - before;
        var memory = Memory.Measure(workload.Worker.ProcessId);
        GC.KeepAlive(workload);
        return new RunResult(
            spent.Time.TotalSeconds,
            spent.Cpu.TotalSeconds,
            spent.WorkerCpu.TotalSeconds,
            spent.AllocatedBytes,
            memory.Resident,
            memory.Heap,
            memory.WorkerResident);
    }
}
