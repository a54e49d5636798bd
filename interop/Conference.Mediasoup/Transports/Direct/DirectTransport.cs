using Conference.Mediasoup.Channels.Notifications;
using Conference.Mediasoup.Channels.Requests;

namespace Conference.Mediasoup;

/// <summary>A transport whose endpoint is this process: RTP, RTCP and data messages go into and out of .NET.</summary>
/// <remarks>
/// Its producers take packets with <see cref="Producer.Send"/> and its data producers messages with
/// <see cref="DataProducer.Send(ReadOnlySpan{byte}, DataSendOptions?)"/>; its consumers hand them out with
/// <see cref="Consumer.RtpReceived"/> and <see cref="DataConsumer.MessageReceived"/>.
/// </remarks>
public sealed class DirectTransport : Transport
{
    // What the worker takes: its MTU and some room (DirectTransport.cpp).
    private const int MaxRtcpLength = 1_600;

    internal DirectTransport(Router router, TransportId id, DirectTransportOptions options)
        : base(router, id, sctpParameters: null, sctpState: null) => MaxReceiveMessageSize = options.MaxReceiveMessageSize;

    /// <summary>Raised for each RTCP packet that the router has for this side, e.g. a request for a key frame to a producer.</summary>
    /// <remarks>
    /// On a direct transport the worker sends no reports at intervals.
    /// The bytes are valid only while the handler runs, up to its first await. When handlers are so slow that 64 MiB wait for them, what
    /// comes then is lost, logged and counted in <see cref="Worker.DroppedPackets"/>.
    /// </remarks>
    public event EventHandler<ReadOnlyMemory<byte>>? RtcpReceived;

    internal uint MaxReceiveMessageSize { get; }

    /// <summary>Gives the router an RTCP packet, simple or compound.</summary>
    /// <remarks>The bytes are copied before it returns. Nobody answers: of what is no RTCP the worker logs a warning.</remarks>
    /// <exception cref="ArgumentException">The packet is empty or longer than 1,600 bytes.</exception>
    /// <exception cref="ObjectDisposedException">The transport is closed.</exception>
    /// <exception cref="MediasoupException">The worker has died or is closed.</exception>
    public void SendRtcp(ReadOnlySpan<byte> packet)
    {
        if (packet.Length is 0 or > MaxRtcpLength)
            throw new ArgumentException($"An RTCP packet has 1 to {MaxRtcpLength} bytes, not {packet.Length}.", nameof(packet));
        ThrowIfClosed();
        Channel.Notify(new SendRtcpNotification(HandlerId, packet));
    }

    /// <summary>Not on a direct transport, which has no network to spare.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Task SetMaxIncomingBitrateAsync(ulong bitrate, CancellationToken cancellationToken = default) => throw NoBitrates();

    /// <inheritdoc cref="SetMaxIncomingBitrateAsync"/>
    public override Task SetMaxOutgoingBitrateAsync(ulong bitrate, CancellationToken cancellationToken = default) => throw NoBitrates();

    /// <inheritdoc cref="SetMaxIncomingBitrateAsync"/>
    public override Task SetMinOutgoingBitrateAsync(ulong bitrate, CancellationToken cancellationToken = default) => throw NoBitrates();

    /// <inheritdoc cref="Transport.GetStatsAsync"/>
    public new Task<DirectTransportStats> GetStatsAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new GetDirectTransportStatsRequest(HandlerId), cancellationToken);

    /// <inheritdoc cref="Transport.DumpAsync"/>
    public new Task<DirectTransportDump> DumpAsync(CancellationToken cancellationToken = default) =>
        RequestAsync(new DirectTransportDumpRequest(HandlerId), cancellationToken);

    private protected override async Task<TransportStats> GetTransportStatsAsync(CancellationToken cancellationToken) =>
        await GetStatsAsync(cancellationToken);

    private protected override async Task<TransportDump> DumpTransportAsync(CancellationToken cancellationToken) =>
        await DumpAsync(cancellationToken);

    private protected override void Handle(Fbs.Notification.Notification notification)
    {
        if (notification.Event != Fbs.Notification.Event.DirecttransportRtcp)
            throw new InvalidDataException($"A direct transport knows no {notification.Event}.");
        Channel.RaisePacket(RtcpReceived, this, notification.BodyAsDirectTransportRtcpNotification().Data);
    }

    private NotSupportedException NoBitrates() => new($"{this} has no network and so no bitrates to limit.");
}
