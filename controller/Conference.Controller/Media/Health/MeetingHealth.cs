using Conference.Mediasoup;

namespace Conference.Controller.Media.Health;

/// <summary>How a meeting's media does: what everybody sends and gets, and how joining goes.</summary>
internal sealed record MeetingHealth(DateTimeOffset At, JoinHealth Joins, IReadOnlyList<ParticipantHealth> Participants);

/// <summary>Joins since the meeting was loaded, of those that succeeded or had 30 s to.</summary>
/// <param name="Pending">Begun within the last 30 s and not connected yet.</param>
/// <param name="SuccessRatio">0 to 1; null before the first.</param>
/// <param name="LatencyP50Ms">From the join call to the first connected transport; within 8 %.</param>
internal sealed record JoinHealth(
    int Succeeded, int Failed, int Pending, double? SuccessRatio, double? LatencyP50Ms, double? LatencyP95Ms);

internal sealed record ParticipantHealth(
    string ParticipantId, IReadOnlyList<ProducerHealth> Sending, IReadOnlyList<ReceiverHealth> Receiving);

/// <summary>A stream as it arrives at the server; of simulcast the one with the highest bitrate, and the bitrate of all.</summary>
/// <param name="Bitrate">Bits per second.</param>
/// <param name="Loss">0 to 1 since the last receiver report; null before anything has arrived.</param>
/// <param name="RttMs">Null when the sender answers no extended reports.</param>
/// <param name="Score">0 (nothing arrives) to 10 (no loss).</param>
/// <param name="Width">As the device reports it; null when it does not.</param>
internal sealed record ProducerHealth(
    ProducerId ProducerId,
    MediaKind Kind,
    TrackSource Source,
    bool Paused,
    long Bitrate,
    double? Loss,
    double? JitterMs,
    double? RttMs,
    int? Score,
    int? Width,
    int? Height,
    double? FrameRate);

/// <summary>What one device gets, and how the way to it does.</summary>
/// <param name="AvailableBitrate">The estimate towards the device; null without one.</param>
/// <param name="Loss">0 to 1; null before the device has reported.</param>
internal sealed record ReceiverHealth(
    long Bitrate, long? AvailableBitrate, double? Loss, double? RttMs, IReadOnlyList<ConsumerHealth> Consumers);

/// <param name="Score">At the device, 0 to 10.</param>
/// <param name="ProducerScore">From the sender, 0 to 10.</param>
/// <param name="SpatialLayer">What is forwarded now; null when nothing is, or without layers.</param>
internal sealed record ConsumerHealth(
    ConsumerId ConsumerId, ProducerId ProducerId, bool Paused, int Score, int ProducerScore, int? SpatialLayer, int? TemporalLayer);
