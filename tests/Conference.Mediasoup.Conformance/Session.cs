using System.Text.Json;

namespace Conference.Mediasoup.Conformance;

/// <summary>The host's side of a session with the Node module: takes calls, gives answers, and tells events before them.</summary>
internal sealed class Session : IAsyncDisposable
{
    private readonly FrameWriter _frames;
    private readonly JsonSerializerOptions _json;
    private readonly CancellationTokenSource _hungUp = new();
    private readonly Lock _gate = new();
    private readonly List<Worker> _workers = [];
    private long _emitted;

    public Session(FrameWriter frames)
    {
        _frames = frames;
        Objects = new ObjectTable(this);
        Objects.AddRoot(handle => new ExposedMediasoup(this) { Handle = handle });
        Objects.AddRoot(handle => new ExposedOrtc(this) { Handle = handle });
        _json = NodeJson.Create(Objects);
        Logs = new NodeLogs(log => _frames.Write(new LogFrame(log), _json));
    }

    public ObjectTable Objects { get; }

    public NodeLogs Logs { get; }

    /// <summary>Answers calls until Node hangs up; blocks, and begins the calls in their order.</summary>
    public void Serve(Stream calls)
    {
        using var reader = new StreamReader(calls);
        while (reader.ReadLine() is { } line)
        {
            var call = JsonSerializer.Deserialize<Call>(line, _json) ?? throw new InvalidDataException("Node sent null for a call.");
            _ = AnswerAsync(call with { Json = _json, HungUp = _hungUp.Token });
        }
    }

    public async Task<Worker> StartWorkerAsync(WorkerOptions options, CancellationToken cancellationToken)
    {
        var worker = await Worker.StartAsync(options, Logs, cancellationToken);
        lock (_gate) _workers.Add(worker);
        return worker;
    }

    public void Emit(EventsFrame events)
    {
        Interlocked.Increment(ref _emitted);
        _frames.Write(events, _json);
    }

    /// <summary>Waits until the events that our library has raised so far are sent, and those that it raises because of them.</summary>
    public async Task SettleAsync()
    {
        long before;
        do
        {
            before = Interlocked.Read(ref _emitted);
            Worker[] workers;
            lock (_gate) workers = [.. _workers];
            foreach (var worker in workers)
            {
                // Events of a worker are delivered one by one, so this one comes when those before it were sent.
                var delivered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                worker.Channel.Events.Raise((_, _) => delivered.SetResult(), worker, EventArgs.Empty);
                await delivered.Task;
            }
        }
        while (Interlocked.Read(ref _emitted) != before);
    }

    public async ValueTask DisposeAsync()
    {
        await _hungUp.CancelAsync();
        await Task.WhenAll(_workers.Select(worker => worker.DisposeAsync().AsTask()));
        _hungUp.Dispose();
    }

    private async Task AnswerAsync(Call call)
    {
        try
        {
            var target = Objects.Find(call.Object);
            var value = await target.Members.InvokeAsync(target, call);
            if (call.Settle) await SettleAsync();
            _frames.Write(new AnswerFrame(call.Id, value), _json);
        }
        catch (Exception exception)
        {
            // Every failure of a call is its answer, a mistake of this host included: Node's test then tells what is wrong.
            if (call.Settle) await SettleAsync();
            _frames.Write(new ErrorFrame(call.Id, NodeErrors.From(exception)), _json);
        }
    }
}
