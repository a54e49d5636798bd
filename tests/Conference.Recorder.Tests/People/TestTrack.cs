using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Conference.Recorder.Contracts;
using Conference.Recorder.Rtp;

namespace Conference.Recorder.Tests.People;

/// <summary>What the media node has of one track: it forwards the sender's packets under an SSRC of its own, as a consumer does.</summary>
internal sealed class TestTrack(string id, string participantId, TrackKind kind, TrackSource source, Socket outlet)
{
    private static int _ssrcs = 1000;

    private readonly uint _ssrc = (uint)Interlocked.Increment(ref _ssrcs);
    private volatile IPEndPoint? _destination;
    private volatile bool _flowing;
    private int _keyFrameRequests;

    public string Id { get; } = id;

    public string ParticipantId { get; } = participantId;

    public TrackKind Kind { get; } = kind;

    public TrackSource Source { get; } = source;

    public bool Paused { get; set; }

    public int KeyFrameRequests => Volatile.Read(ref _keyFrameRequests);

    /// <summary>Loses packets for which this says so.</summary>
    public Func<ushort, bool>? Loses { get; set; }

    public TrackTap Tap(TapDestination destination)
    {
        _destination = new IPEndPoint(IPAddress.Parse(destination.Ip), destination.Port);
        return Kind == TrackKind.Video
            ? new TrackTap(Id, "video/VP8", 96, 90_000, null, _ssrc, "")
            : new TrackTap(Id, "audio/opus", 97, 48_000, 2, _ssrc, "minptime=10;useinbandfec=1");
    }

    public void Resume() => _flowing = true;

    public void Close() => _destination = null;

    public void CountKeyFrameRequest() => Interlocked.Increment(ref _keyFrameRequests);

    public void Forward(ReadOnlySpan<byte> original)
    {
        if (_destination is not { } destination || !_flowing || Paused)
            return;

        var packet = original.ToArray();
        if (SenderReport.IsRtcp(packet))
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), _ssrc);
        else if (Loses?.Invoke(BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(2))) == true)
            return;
        else
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), _ssrc);
        outlet.SendTo(packet, destination);
    }
}
