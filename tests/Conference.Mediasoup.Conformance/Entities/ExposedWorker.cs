namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedWorker : ExposedObject
{
    private static readonly MemberTable Table = new MemberTable<ExposedWorker>()
        .Getter("pid", exposed => exposed._worker.ProcessId)
        .Getter("closed", exposed => exposed._worker.IsClosed)
        .Getter("died", exposed => exposed._death is not null)
        .Getter("subprocessClosed", exposed => exposed._death is not null || exposed._worker.Exited.IsCompleted)
        .Getter("appData", exposed => exposed._worker.AppData ?? new object())
        .Getter("routersForTesting", exposed => new { Size = exposed._worker.Routers.Count })
        .Getter("webRtcServersForTesting", exposed => new { Size = exposed._worker.WebRtcServers.Count })
        .Setter("appData", (exposed, call) => exposed._worker.AppData = call.Read<object>(0))
        .Question("close", (exposed, _) => exposed.BeginClose())
        .Method("dump", async (exposed, call) => WorkerShapes.Dump(await exposed._worker.DumpAsync(call.HungUp)))
        .Method("getResourceUsage", async (exposed, call) =>
            WorkerShapes.ResourceUsage(await exposed._worker.GetResourceUsageAsync(call.HungUp)))
        .Method("updateSettings", (exposed, call) =>
            exposed._worker.UpdateSettingsAsync(call.Options().Read<WorkerSettings>(), call.HungUp))
        .Method("createRouter", (exposed, call) => exposed.CreateRouterAsync(call))
        .Method("createWebRtcServer", (exposed, call) => exposed.CreateWebRtcServerAsync(call));

    private readonly Worker _worker;
    private volatile WorkerExit? _death;

    public ExposedWorker(Session session, Worker worker)
        : base(session, "WorkerImpl")
    {
        _worker = worker;
        worker.RouterCreated += (_, router) => Emit(OnObserver("newrouter", router));
        worker.WebRtcServerCreated += (_, server) => Emit(OnObserver("newwebrtcserver", server));
        worker.Died += (_, exit) => _death = exit;
        worker.Closed += (_, _) => Emit(ClosedEvents());
        _ = TellOfEndAsync();
    }

    public override MemberTable Members => Table;

    private Task<Router> CreateRouterAsync(Call call)
    {
        var options = call.Options();
        var appData = options.TakeAppData();
        return _worker.CreateRouterAsync(options.Read<RouterOptions>() with { AppData = appData }, call.HungUp);
    }

    private Task<WebRtcServer> CreateWebRtcServerAsync(Call call)
    {
        var options = call.Options();
        var appData = options.TakeAppData();
        return _worker.CreateWebRtcServerAsync(options.Read<WebRtcServerOptions>() with { AppData = appData }, call.HungUp);
    }

    /// <summary>mediasoup tells of a death in one go, which our library has as two events, the death first.</summary>
    private List<NodeEvent> ClosedEvents() => _death is { } exit
        ? [OnObject("died", new NodeErrorValue($"exit code {exit.ExitCode}")), OnObject("subprocessclose"), OnObserver("close")]
        : [OnObserver("close")];

    /// <summary>Closing in Node waits for nobody; ours is closed at once too, and what is awaited is the end of the process.</summary>
    private object? BeginClose()
    {
        _ = _worker.DisposeAsync().AsTask();
        return null;
    }

    private async Task TellOfEndAsync()
    {
        var exit = await _worker.Exited;
        if (exit.Requested) EmitLater(OnObject("subprocessclose"));
    }
}
