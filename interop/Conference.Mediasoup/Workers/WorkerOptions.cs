using System.Text.Json.Serialization;

namespace Conference.Mediasoup;

/// <summary>The settings of a worker process.</summary>
public sealed record WorkerOptions
{
    /// <summary>
    /// The mediasoup-worker binary. Default: the environment variable MEDIASOUP_WORKER_BIN, then that of the package
    /// Conference.Mediasoup.Worker, then the cache that <c>dotnet cake --target=Worker</c> fills.
    /// </summary>
    public string? WorkerPath { get; init; }

    /// <summary>How much the worker logs. Default <see cref="WorkerLogLevel.Error"/>.</summary>
    public WorkerLogLevel LogLevel { get; init; } = WorkerLogLevel.Error;

    /// <summary>The areas to log about. Default none.</summary>
    public IReadOnlyList<WorkerLogTag> LogTags { get; init; } = [];

    /// <summary>
    /// The ports to take a free one from where <see cref="ListenInfo"/> has neither a port nor a range. Default 10000 to 59999.
    /// </summary>
    public PortRange? PortRange { get; init; }

    /// <summary>The DTLS certificate in PEM format. Default: the worker makes one. Needs <see cref="DtlsPrivateKeyFile"/>.</summary>
    public string? DtlsCertificateFile { get; init; }

    /// <summary>The private key of <see cref="DtlsCertificateFile"/> in PEM format.</summary>
    public string? DtlsPrivateKeyFile { get; init; }

    /// <summary>Field trials of libwebrtc. Default those of the worker. An invalid value makes the worker crash.</summary>
    public string? LibwebrtcFieldTrials { get; init; }

    /// <summary>What <see cref="Worker.AppData"/> begins with. Default null.</summary>
    [JsonIgnore]
    public object? AppData { get; init; }
}
