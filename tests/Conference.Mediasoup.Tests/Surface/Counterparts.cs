using System.Reflection;

namespace Conference.Mediasoup.Tests.Surface;

/// <summary>Where a member of Node's library is in ours.</summary>
internal static class Counterparts
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    /// <summary>What has no member of its own here, and why.</summary>
    public static IReadOnlyDictionary<string, string> Without { get; } = new Dictionary<string, string>
    {
        ["DirectTransport.connect"] = "it does nothing in Node either",
        ["Transport.type"] = "the class tells",
        ["WebRtcTransport.type"] = "the class tells",
        ["PlainTransport.type"] = "the class tells",
        ["PipeTransport.type"] = "the class tells",
        ["DirectTransport.type"] = "the class tells",
        ["RtpObserver.type"] = "the class tells",
        ["AudioLevelObserver.type"] = "the class tells",
        ["ActiveSpeakerObserver.type"] = "the class tells",
        ["Index.observer"] = "its one event is Worker.Started",
        ["Index.workerBin"] = "WorkerOptions.WorkerPath tells how the worker is found",
        ["Index.setLogEventListeners"] = "Worker.StartAsync takes an ILoggerFactory",
    };

    /// <summary>What is named or placed otherwise: by type and name, or by name on any type.</summary>
    public static IReadOnlyDictionary<string, string> Renamed { get; } = new Dictionary<string, string>
    {
        ["closed"] = "IsClosed",
        ["close"] = "DisposeAsync",
        ["observer"] = "Closed",
        ["enableTraceEvent"] = "EnableTraceAsync",
        ["dtlsRemoteCert"] = "DtlsRemoteCertificate",
        ["Transport.connect"] = "WebRtcTransport.ConnectAsync",
        ["Worker.pid"] = "ProcessId",
        ["Worker.died"] = "Exited",
        ["Worker.subprocessClosed"] = "Exited",
        ["Index.version"] = "MediasoupVersion.Value",
        ["Index.createWorker"] = "Worker.StartAsync",
        ["Index.getSupportedRtpCapabilities"] = "RtpCapabilities.Supported",
        ["Index.parseScalabilityMode"] = "ScalabilityMode.Parse",

        ["WorkerSettings.workerBin"] = "WorkerOptions.WorkerPath",
        ["WorkerSettings.rtcMinPort"] = "WorkerOptions.PortRange",
        ["WorkerSettings.rtcMaxPort"] = "WorkerOptions.PortRange",
        ["listenIp"] = "ListenInfo",
        ["listenIps"] = "ListenInfos",
        ["PlainTransportListenIp.port"] = "ListenInfo.Port",
        ["PipeTransportListenIp.port"] = "ListenInfo.Port",
        ["WebRtcTransportListenIndividualListenIp.port"] = "ListenInfo.Port",
        ["announcedIp"] = "AnnouncedAddress",
    };

    /// <summary>The events, which Node names in lower case and after the moment.</summary>
    public static IReadOnlyDictionary<string, string> Events { get; } = new Dictionary<string, string>
    {
        ["close"] = "Closed",
        ["workerclose"] = "Closed",
        ["routerclose"] = "Closed",
        ["transportclose"] = "Closed",
        ["listenserverclose"] = "Closed",
        ["producerclose"] = "Closed",
        ["dataproducerclose"] = "Closed",
        ["died"] = "Died",
        ["subprocessclose"] = "Exited",
        ["newworker"] = "Worker.Started",
        ["newrouter"] = "RouterCreated",
        ["newwebrtcserver"] = "WebRtcServerCreated",
        ["newtransport"] = "TransportCreated",
        ["newrtpobserver"] = "RtpObserverCreated",
        ["newproducer"] = "ProducerCreated",
        ["newconsumer"] = "ConsumerCreated",
        ["newdataproducer"] = "DataProducerCreated",
        ["newdataconsumer"] = "DataConsumerCreated",
        ["webrtctransporthandled"] = "TransportAdded",
        ["webrtctransportunhandled"] = "TransportRemoved",
        ["addproducer"] = "ProducerAdded",
        ["removeproducer"] = "ProducerRemoved",
        ["pause"] = "PausedChanged",
        ["resume"] = "PausedChanged",
        ["producerpause"] = "ProducerPausedChanged",
        ["producerresume"] = "ProducerPausedChanged",
        ["dataproducerpause"] = "DataProducerPausedChanged",
        ["dataproducerresume"] = "DataProducerPausedChanged",
        ["score"] = "ScoreChanged",
        ["layerschange"] = "LayersChanged",
        ["videoorientationchange"] = "VideoOrientationChanged",
        ["trace"] = "Traced",
        ["rtp"] = "RtpReceived",
        ["rtcp"] = "RtcpReceived",
        ["message"] = "MessageReceived",
        ["sctpsendbufferfull"] = "SctpSendBufferFull",
        ["bufferedamountlow"] = "BufferedAmountLow",
        ["tuple"] = "TupleChanged",
        ["rtcptuple"] = "RtcpTupleChanged",
        ["icestatechange"] = "IceStateChanged",
        ["iceselectedtuplechange"] = "IceSelectedTupleChanged",
        ["dtlsstatechange"] = "DtlsStateChanged",
        ["sctpstatechange"] = "SctpStateChanged",
        ["dominantspeaker"] = "DominantSpeakerChanged",
        ["volumes"] = "VolumesChanged",
        ["silence"] = "Silence",
    };

    /// <summary>Whether our library has the member.</summary>
    public static bool Exists(NodeMember member)
    {
        if (Without.ContainsKey(member.ToString())) return true;
        return NamesOf(member).Any(Exists);
    }

    private static bool Exists(string counterpart)
    {
        var dot = counterpart.IndexOf('.', StringComparison.Ordinal);
        var type = typeof(Worker).Assembly.GetType($"{typeof(Worker).Namespace}.{counterpart[..dot]}");
        return type is { IsPublic: true } && type.GetMember(counterpart[(dot + 1)..], Public).Length > 0;
    }

    private static IEnumerable<string> NamesOf(NodeMember member)
    {
        var isEvent = member.Kind is NodeMemberKind.Event or NodeMemberKind.ObserverEvent;
        var renamed = isEvent
            ? Events.GetValueOrDefault(member.Name)
            : Renamed.GetValueOrDefault(member.ToString()) ?? Renamed.GetValueOrDefault(member.Name);
        var type = TypeOf(member);
        if (renamed is not null) return [renamed.Contains('.') ? renamed : $"{type}.{renamed}"];
        var name = $"{type}.{char.ToUpperInvariant(member.Name[0])}{member.Name[1..]}";
        return member.Kind == NodeMemberKind.Method ? [name + "Async", name] : [name];
    }

    private static string TypeOf(NodeMember member) => member.Type switch
    {
        "WorkerSettings" => nameof(WorkerOptions),
        "TransportListenInfo" or "TransportListenIp" => nameof(ListenInfo),
        "TransportPortRange" => nameof(PortRange),
        "TransportSocketFlags" => nameof(SocketFlags),
        "WebRtcTransportOptionsBase" => nameof(WebRtcTransportOptions),
        // PlainTransportListenInfo and the like are parts of PlainTransportOptions.
        var part when member.Kind == NodeMemberKind.Option && part.Contains("Listen", StringComparison.Ordinal) =>
            part[..part.IndexOf("Listen", StringComparison.Ordinal)] + "Options",
        var type => type,
    };
}
