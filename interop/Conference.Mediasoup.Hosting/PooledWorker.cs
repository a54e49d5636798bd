namespace Conference.Mediasoup.Hosting;

/// <summary>A running worker of the pool.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="WebRtcServer">Its ports, for all WebRTC transports on it.</param>
public sealed record PooledWorker(Worker Worker, WebRtcServer WebRtcServer);
