using System.Text.Json.Nodes;

namespace Conference.Mediasoup.Conformance;

/// <summary>What mediasoup's module itself has.</summary>
internal sealed class ExposedMediasoup : ExposedObject
{
    private static readonly MemberTable Table = new MemberTable<ExposedMediasoup>()
        .Getter("version", _ => MediasoupVersion.Value)
        .Getter("workerBin", _ => WorkerBinary.Find(null))
        .Question("getSupportedRtpCapabilities", (_, _) => RtpCapabilities.Supported)
        .Question("parseScalabilityMode", (_, call) => Parse(call.ReadOptional<string>(0)))
        .Question("forwardLogs", (exposed, call) => exposed.ForwardLogs(call.Read<string[]>(0)))
        .Method("createWorker", (exposed, call) => exposed.CreateWorkerAsync(call));

    public ExposedMediasoup(Session session)
        : base(session, "Mediasoup") => Worker.Started += (_, worker) => Emit(OnObserver("newworker", worker));

    public override MemberTable Members => Table;

    private static object Parse(string? text)
    {
        var mode = ScalabilityMode.Parse(text);
        return new { mode.SpatialLayers, mode.TemporalLayers, Ksvc = mode.KeySvc };
    }

    /// <summary>mediasoup has the two ends of the range as options of their own, with these defaults.</summary>
    private static JsonObject PortRange(CallOptions options) => new()
    {
        ["min"] = options.Take("rtcMinPort") ?? 10_000,
        ["max"] = options.Take("rtcMaxPort") ?? 59_999,
    };

    private object? ForwardLogs(string[] levels)
    {
        Session.Logs.Forward(levels);
        return null;
    }

    private Task<Worker> CreateWorkerAsync(Call call)
    {
        var options = call.Options();
        options.Rename("workerBin", "workerPath");
        if (options.Has("rtcMinPort") || options.Has("rtcMaxPort")) options.Set("portRange", PortRange(options));
        var appData = options.TakeAppData();
        return Session.StartWorkerAsync(options.Read<WorkerOptions>() with { AppData = appData }, call.HungUp);
    }
}
