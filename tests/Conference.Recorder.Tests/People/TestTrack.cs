using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Conference.Recorder.Contracts;
using Conference.Recorder.Rtp;

namespace Conference.Recorder.Tests.People;

/// <summary>What the media node has of one track: it forwards the sender's packets under an SSRC of its own, as a consumer does.</summary>
internal sealed class TestTrack(string id, string participantId, TrackKind kind, TrackSource source, Socket outlet, string codec = "VP8")
{
    private static int _ssrcs = 1000;

    private uint _ssrc = (uint)Interlocked.Increment(ref _ssrcs);
    private volatile IPEndPoint? _destination;
    private volatile bool _flowing;
    private volatile bool _waitsForKeyFrame;
    private int _keyFrameRequests;
    private long _reportedAt;

    public string Id { get; } = id;

    public int Number => int.Parse(Id.AsSpan(1));

    public string ParticipantId { get; } = participantId;

    public TrackKind Kind { get; } = kind;

    public TrackSource Source { get; } = source;

    public bool Paused { get; set; }

    /// <summary>Where a recorder wanted it last; 0 before one did.</summary>
    public int Port { get; private set; }

    public int KeyFrameRequests => Volatile.Read(ref _keyFrameRequests);

    /// <summary>Loses packets for whose sequence number this says so.</summary>
    public Func<ushort, bool>? Loses { get; set; }

    public TrackTap Tap(TapDestination destination)
    {
        _destination = new IPEndPoint(IPAddress.Parse(destination.Ip), destination.Port);
        Port = destination.Port;
        return Kind == TrackKind.Video
            ? new TrackTap(Id, "video/" + codec, 96, 90_000, null, _ssrc, "")
            : new TrackTap(Id, "audio/opus", 97, 48_000, 2, _ssrc, "minptime=10;useinbandfec=1");
    }

    /// <summary>Sends under an SSRC that a recorder in another process knows.</summary>
    public void Tap(TapDestination destination, uint ssrc)
    {
        _ssrc = ssrc;
        Tap(destination);
    }

    public void Resume() => _flowing = true;

    public void Close() => _destination = null;

    /// <summary>Another sender takes over, whose first packet, as behind a real consumer, begins a key frame.</summary>
    public void WaitForKeyFrame() => _waitsForKeyFrame = true;

    public void CountKeyFrameRequest() => Interlocked.Increment(ref _keyFrameRequests);

    public void Forward(ReadOnlySpan<byte> original, SenderClock? clock)
    {
        if (_destination is not { } destination || !_flowing || Paused)
            return;

        var packet = original.ToArray();
        if (!RtpHeader.TryRead(packet, out var header) || Loses?.Invoke(header.Sequence) == true)
        {
            return;
        }
        else
        {
            if (_waitsForKeyFrame && !Vp8Payload.StartsKeyFrame(packet.AsSpan(header.PayloadOffset)))
                return;
            _waitsForKeyFrame = false;
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), _ssrc);
        }

        outlet.SendTo(packet, destination);
        if (clock is not null)
            Report(destination, clock);
    }

    /// <summary>As a worker does, once a second while media flows, from what the sender said of its clock last.</summary>
    private void Report(IPEndPoint destination, SenderClock clock)
    {
        if (TimeProvider.System.GetElapsedTime(_reportedAt) < TimeSpan.FromSeconds(1))
            return;

        _reportedAt = TimeProvider.System.GetTimestamp();
        var packet = new byte[SenderReport.Length];
        clock.Now(Kind == TrackKind.Video ? 90_000 : 48_000, _ssrc).Write(packet);
        outlet.SendTo(packet, destination);
    }
}
