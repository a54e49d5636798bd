namespace Conference.Mediasoup;

/// <summary>What a worker process knows about itself, for diagnosis.</summary>
/// <param name="ProcessId">The id of the process.</param>
/// <param name="WebRtcServerIds">The WebRTC servers it has.</param>
/// <param name="RouterIds">The routers it has.</param>
/// <param name="RequestHandlers">The ids that requests can be sent to.</param>
/// <param name="NotificationHandlers">The ids that notifications can be sent to.</param>
public sealed record WorkerDump(
    int ProcessId,
    IReadOnlyList<WebRtcServerId> WebRtcServerIds,
    IReadOnlyList<RouterId> RouterIds,
    IReadOnlyList<string> RequestHandlers,
    IReadOnlyList<string> NotificationHandlers);
