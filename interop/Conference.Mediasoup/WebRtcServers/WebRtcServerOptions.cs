namespace Conference.Mediasoup;

/// <summary>The settings of a WebRTC server.</summary>
public sealed record WebRtcServerOptions
{
    /// <summary>Where it listens, at least one place; usually one for UDP and one for TCP.</summary>
    public required IReadOnlyList<ListenInfo> ListenInfos { get; init; }
}
