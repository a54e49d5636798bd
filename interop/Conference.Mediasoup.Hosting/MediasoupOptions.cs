namespace Conference.Mediasoup.Hosting;

/// <summary>The settings of the workers of this host.</summary>
public sealed class MediasoupOptions
{
    /// <summary>How many workers to run, at least 1. Default one for each core.</summary>
    public int WorkerCount { get; set; } = Environment.ProcessorCount;

    /// <summary>The mediasoup-worker binary; empty looks for it as <see cref="WorkerOptions.WorkerPath"/> tells.</summary>
    public string? WorkerPath { get; set; }

    /// <summary>How much the workers log. Default <see cref="WorkerLogLevel.Error"/>.</summary>
    public WorkerLogLevel LogLevel { get; set; } = WorkerLogLevel.Error;

    /// <summary>The areas to log about. Default none.</summary>
    public IList<WorkerLogTag> LogTags { get; set; } = [];

    /// <summary>
    /// The addresses that media is received on, each told to endpoints as it is. Default 127.0.0.1; 0.0.0.0 needs an
    /// <see cref="AnnouncedAddress"/>.
    /// </summary>
    public IReadOnlyList<string> ListenIps { get; set; } = ["127.0.0.1"];

    /// <summary>The address or host name that endpoints are told instead of the only one of <see cref="ListenIps"/>. Default none.</summary>
    public string? AnnouncedAddress { get; set; }

    /// <summary>
    /// The first worker's port, for UDP and for TCP on each address; the next workers have the next ports. 0 takes free ones. Default 40000.
    /// </summary>
    public int BasePort { get; set; } = 40_000;

    /// <summary>How often the CPU of the workers is looked at, for the spread of routers and for metrics: 1 s to 1 minute. Default 5 s.</summary>
    public TimeSpan SampleInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a host that stops waits for the routers to be closed, while everything else still runs and no new routers are given
    /// out: 0 to 1 day. Default zero, which waits for none.
    /// </summary>
    /// <remarks>Give the host as much: its <c>HostOptions.ShutdownTimeout</c> of 30 s ends the wait too.</remarks>
    public TimeSpan DrainTimeout { get; set; }

    internal ushort PortOf(int index) => (ushort)(BasePort == 0 ? 0 : BasePort + index);

    internal WorkerOptions ToWorkerOptions() => new()
    {
        WorkerPath = string.IsNullOrEmpty(WorkerPath) ? null : WorkerPath,
        LogLevel = LogLevel,
        LogTags = [.. LogTags],
    };

    internal WebRtcServerOptions ToWebRtcServerOptions(int index) => new()
    {
        ListenInfos =
        [
            .. ListenIps.Select(ip => ListenInfo(TransportProtocol.Udp, ip, index)),
            .. ListenIps.Select(ip => ListenInfo(TransportProtocol.Tcp, ip, index)),
        ],
    };

    private ListenInfo ListenInfo(TransportProtocol protocol, string ip, int index) => new()
    {
        Protocol = protocol,
        Ip = ip,
        AnnouncedAddress = string.IsNullOrEmpty(AnnouncedAddress) ? null : AnnouncedAddress,
        Port = PortOf(index),
    };
}
