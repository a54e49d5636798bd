using Microsoft.Extensions.Logging.Abstractions;

namespace Conference.Benchmarks.Interop.Workloads;

/// <summary>Something that both libraries do, here on ours; peer/workloads.mjs has the same under the same name.</summary>
internal abstract class Workload : IAsyncDisposable
{
    private Worker? _worker;
    private Router? _router;

    public Worker Worker => _worker ?? throw new InvalidOperationException($"{nameof(SetUpAsync)} comes first.");

    protected Router Router => _router ?? throw new InvalidOperationException($"{nameof(SetUpAsync)} comes first.");

    /// <summary>The binary that stands for the worker; null for the real one.</summary>
    protected virtual string? WorkerPath => null;

    /// <summary>What is not measured.</summary>
    public virtual async Task SetUpAsync(int count, CancellationToken cancellationToken)
    {
        _worker = await Worker.StartAsync(new WorkerOptions { WorkerPath = WorkerPath }, NullLoggerFactory.Instance, cancellationToken);
        _router = await _worker.CreateRouterAsync(Media.Router, cancellationToken);
    }

    /// <summary>What is measured.</summary>
    public abstract Task RunAsync(int count, CancellationToken cancellationToken);

    public ValueTask DisposeAsync() => _worker?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Does something <paramref name="count"/> times, <paramref name="atOnce"/> of them together.</summary>
    protected static async Task PipelineAsync(int count, int atOnce, Func<int, Task> once)
    {
        var running = new List<Task>(atOnce);
        for (var done = 0; done < count; done += running.Count)
        {
            running.Clear();
            for (var i = done; i < Math.Min(count, done + atOnce); i++) running.Add(once(i));
            await Task.WhenAll(running);
        }
    }
}
