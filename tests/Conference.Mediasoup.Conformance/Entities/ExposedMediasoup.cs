namespace Conference.Mediasoup.Conformance;

/// <summary>What mediasoup's module itself has.</summary>
internal sealed class ExposedMediasoup(Session session) : ExposedObject(session, "Mediasoup")
{
    public override MemberTable Members => Table;

    private static readonly MemberTable Table = new MemberTable<ExposedMediasoup>()
        .Getter("version", _ => MediasoupVersion.Value)
        .Getter("workerBin", _ => WorkerBinary.Find(null))
        .Question("getSupportedRtpCapabilities", (_, _) => RtpCapabilities.Supported)
        .Question("parseScalabilityMode", (_, call) => Parse(call.ReadOptional<string>(0)))
        .Question("forwardLogs", (exposed, call) => exposed.ForwardLogs(call.Read<string[]>(0)))
        .Method("createWorker", (exposed, call) => exposed.CreateWorkerAsync(call));

    private static object Parse(string? text)
    {
        var mode = ScalabilityMode.Parse(text);
        return new { mode.SpatialLayers, mode.TemporalLayers, Ksvc = mode.KeySvc };
    }

    private object? ForwardLogs(string[] levels)
    {
        Session.Logs.Forward(levels);
        return null;
    }

    private async Task<Worker> CreateWorkerAsync(Call call)
    {
        var options = call.Options();
        options.Rename("workerBin", "workerPath");
        var appData = options.TakeAppData();
        var worker = await Session.StartWorkerAsync(options.Read<WorkerOptions>() with { AppData = appData }, call.HungUp);
        Emit(OnObserver("newworker", worker));
        return worker;
    }
}
