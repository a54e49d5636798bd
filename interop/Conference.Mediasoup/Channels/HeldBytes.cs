namespace Conference.Mediasoup.Channels;

/// <summary>A part of a received message that outlives the message until its event is delivered.</summary>
/// <param name="Memory">The bytes.</param>
/// <param name="Buffer">Where they stand, held once; null when they stand for themselves.</param>
internal readonly record struct HeldBytes(ReadOnlyMemory<byte> Memory, ReceiveBuffer? Buffer);
