namespace Conference.Recorder.Contracts;

/// <summary>The recorder's UDP endpoint for one participant: an IP address that the media node can reach, and a port.</summary>
/// <param name="Srtp">With what the recorder would encrypt; null where the media stays on one host and is not encrypted.</param>
public sealed record TapDestination(string Ip, int Port, SrtpKey? Srtp = null);
