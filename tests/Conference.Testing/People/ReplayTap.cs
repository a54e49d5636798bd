using System.Net;
using Conference.Recorder.Contracts;

namespace Conference.Testing.People;

/// <summary>What a worker has of one consumer: an SSRC and sequence numbers of its own, and where its packets go.</summary>
internal sealed class ReplayTap(TapDestination destination, uint ssrc, bool isVideo)
{
    public SocketAddress Destination { get; } = new IPEndPoint(IPAddress.Parse(destination.Ip), destination.Port).Serialize();

    public uint Ssrc { get; } = ssrc;

    public ushort Sequence { get; set; } = (ushort)(ssrc * 7919);

    public bool Flows { get; set; }

    /// <summary>A consumer of video begins with a key frame, after a pause too.</summary>
    public bool WaitsForKeyFrame { get; set; } = isVideo;

    /// <summary>True time of the last sender report.</summary>
    public double ReportedAt { get; set; } = double.NegativeInfinity;
}
