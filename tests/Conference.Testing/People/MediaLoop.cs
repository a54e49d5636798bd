namespace Conference.Testing.People;

/// <summary>Encoded media that may be sent over and over.</summary>
/// <param name="Seconds">Length of a turn.</param>
/// <param name="Frames">Number of frames in a turn.</param>
public sealed record MediaLoop(double Seconds, int Frames, IReadOnlyList<MediaPacket> Packets);
