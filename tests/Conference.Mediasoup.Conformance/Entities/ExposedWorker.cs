namespace Conference.Mediasoup.Conformance;

internal sealed class ExposedWorker : ExposedObject
{
    private static readonly MemberTable Table = new MemberTable<ExposedWorker>()
        .Getter("pid", exposed => exposed._worker.ProcessId)
        .Getter("closed", exposed => exposed._worker.IsClosed)
        .Getter("died", exposed => exposed._exit is { Requested: false })
        .Getter("subprocessClosed", exposed => exposed._exit is not null)
        .Getter("appData", exposed => exposed._worker.AppData ?? new object())
        .Getter("routersForTesting", exposed => new { Size = exposed._worker.Routers.Count })
        .Getter("webRtcServersForTesting", exposed => new { Size = exposed._worker.WebRtcServers.Count })
        .Setter("appData", (exposed, call) => exposed._worker.AppData = call.Read<object>(0))
        .Method("close", (exposed, _) => exposed.CloseAsync())
        .Method("dump", async (exposed, call) => WorkerShapes.Dump(await exposed._worker.DumpAsync(call.HungUp)))
        .Method("getResourceUsage", async (exposed, call) =>
            WorkerShapes.ResourceUsage(await exposed._worker.GetResourceUsageAsync(call.HungUp)))
        .Method("updateSettings", (exposed, call) =>
            exposed._worker.UpdateSettingsAsync(call.Options().Read<WorkerSettings>(), call.HungUp))
        .Method("createRouter", (exposed, call) => exposed.CreateRouterAsync(call))
        .Method("createWebRtcServer", (exposed, call) => exposed.CreateWebRtcServerAsync(call));

    private readonly Worker _worker;
    private WorkerExit? _exit;

    public ExposedWorker(Session session, Worker worker)
        : base(session, "WorkerImpl")
    {
        _worker = worker;
        worker.RouterCreated += (_, router) => Emit(OnObserver("newrouter", router));
        worker.WebRtcServerCreated += (_, server) => Emit(OnObserver("newwebrtcserver", server));
        _ = FollowAsync();
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

    /// <summary>Closing in Node waits for nobody; the end of the process is told when it comes.</summary>
    private async Task CloseAsync()
    {
        if (_worker.IsClosed) return;
        _ = _worker.DisposeAsync().AsTask();
        // mediasoup tells of the routers first.
        await Session.SettleAsync();
        Emit(OnObserver("close"));
    }

    private async Task FollowAsync()
    {
        var exit = await _worker.Exited;
        // What was in the worker is told before the worker itself.
        await Session.SettleAsync();
        _exit = exit;
        if (exit.Requested)
            EmitLater(OnObject("subprocessclose"));
        else
            EmitLater(OnObject("died", new NodeErrorValue($"exit code {exit.ExitCode}")), OnObject("subprocessclose"), OnObserver("close"));
    }
}
