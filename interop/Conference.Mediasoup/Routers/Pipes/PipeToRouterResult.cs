namespace Conference.Mediasoup;

/// <summary>The two ends of what was piped; each is closed with the other.</summary>
/// <param name="PipeConsumer">Where it leaves the router.</param>
/// <param name="PipeProducer">Where it enters the other router; paused while nothing comes through.</param>
public sealed record PipeToRouterResult(Consumer? PipeConsumer, Producer? PipeProducer);
