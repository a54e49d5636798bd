namespace Conference.Testing.People;

/// <summary>The payload of one RTP packet.</summary>
/// <param name="Time">Seconds in the loop at which it was captured.</param>
/// <param name="Payload">Everything behind the RTP header.</param>
/// <param name="Marker">The last packet of a frame of video.</param>
/// <param name="BeginsKeyFrame">Whether a decoder can begin here; every packet of sound is such a one.</param>
/// <param name="Frame">Number of the frame in the loop.</param>
public sealed record MediaPacket(double Time, byte[] Payload, bool Marker, bool BeginsKeyFrame, int Frame);
