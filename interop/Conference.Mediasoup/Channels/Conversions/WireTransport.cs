using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>What all transports have in common.</summary>
internal static class WireTransport
{
    public static Offset<Fbs.Transport.ListenInfo> Write(FlatWriter writer, ListenInfo listen) => Fbs.Transport.ListenInfo.Create(
        writer,
        protocol: listen.Protocol.ToWire(),
        ip: writer.String(listen.Ip),
        announcedAddress: writer.String(listen.AnnouncedAddress),
        exposeInternalIp: listen.ExposeInternalIp,
        port: listen.Port ?? 0,
        portRange: Fbs.Transport.PortRange.Create(writer, min: listen.PortRange?.Min ?? 0, max: listen.PortRange?.Max ?? 0),
        flags: Fbs.Transport.SocketFlags.Create(
            writer,
            ipv6Only: listen.Flags.HasFlag(SocketFlags.Ipv6Only),
            udpReusePort: listen.Flags.HasFlag(SocketFlags.UdpReusePort)),
        sendBufferSize: listen.SendBufferSize ?? 0,
        recvBufferSize: listen.RecvBufferSize ?? 0);

    public static Offset<Fbs.Transport.Options> WriteOptions(
        FlatWriter writer, SctpTransportOptions options, ulong? initialAvailableOutgoingBitrate, bool isDataChannel) =>
        Fbs.Transport.Options.Create(
            writer,
            initialAvailableOutgoingBitrate: initialAvailableOutgoingBitrate,
            enableSctp: options.EnableSctp,
            maxSendMessageSize: options.MaxSendMessageSize,
            maxReceiveMessageSize: options.MaxReceiveMessageSize,
            sctpSendBufferSize: options.SctpSendBufferSize,
            sctpPerStreamSendQueueLimit: options.SctpPerStreamSendQueueLimit,
            sctpMaxReceiverWindowBufferSize: options.SctpMaxReceiverWindowBufferSize,
            sctpDefaultStreamBufferedAmountLowThreshold: options.SctpDefaultStreamBufferedAmountLowThreshold,
            isDataChannel: isDataChannel);

    public static TransportTuple Read(Fbs.Transport.Tuple tuple)
    {
        // An endpoint that is not known yet has an empty address and port 0.
        var isRemoteKnown = tuple.RemoteIpUtf8.Length > 0;
        return new TransportTuple(
            tuple.LocalAddress,
            tuple.LocalPort,
            tuple.Protocol.ToPublic(),
            isRemoteKnown ? tuple.RemoteIp : null,
            isRemoteKnown ? tuple.RemotePort : null);
    }

    public static SctpParameters Read(Fbs.SctpParameters.SctpParameters parameters) => new()
    {
        Port = parameters.Port,
        MaxSendMessageSize = parameters.MaxSendMessageSize,
        MaxReceiveMessageSize = parameters.MaxReceiveMessageSize,
        SendBufferSize = parameters.SendBufferSize,
        PerStreamSendQueueLimit = parameters.PerStreamSendQueueLimit,
        MaxReceiverWindowBufferSize = parameters.MaxReceiverWindowBufferSize,
        IsDataChannel = parameters.IsDataChannel,
    };

    public static SctpNegotiatedCapabilities Read(Fbs.SctpAssociation.SctpNegotiatedCapabilities capabilities) =>
        new(capabilities.NegotiatedMaxOutboundStreams, capabilities.NegotiatedMaxInboundStreams);

    public static TransportTrace Read(Fbs.Transport.TraceNotification trace) => new(
        trace.Type.ToPublic(),
        TimeSpan.FromMilliseconds((long)trace.Timestamp),
        trace.Direction.ToPublic(),
        trace.InfoType == Fbs.Transport.TraceInfoType.BweTraceInfo ? Read(trace.InfoAsBweTraceInfo()) : null);

    private static BweTrace Read(Fbs.Transport.BweTraceInfo info) => new(
        info.BweType.ToPublic(),
        info.DesiredBitrate,
        info.EffectiveDesiredBitrate,
        info.MinBitrate,
        info.MaxBitrate,
        info.StartBitrate,
        info.MaxPaddingBitrate,
        info.AvailableBitrate);
}
