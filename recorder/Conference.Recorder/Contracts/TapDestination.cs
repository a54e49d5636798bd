namespace Conference.Recorder.Contracts;

/// <summary>The recorder's UDP endpoint for one participant: an IP address that the media node can reach, and a port.</summary>
public sealed record TapDestination(string Ip, int Port);
