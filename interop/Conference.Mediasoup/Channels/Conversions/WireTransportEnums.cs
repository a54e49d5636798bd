namespace Conference.Mediasoup.Channels;

/// <summary>The enums of all transports. A value that has no name throws.</summary>
internal static class WireTransportEnums
{
    public static Fbs.Transport.Protocol ToWire(this TransportProtocol value) => value switch
    {
        TransportProtocol.Udp => Fbs.Transport.Protocol.Udp,
        TransportProtocol.Tcp => Fbs.Transport.Protocol.Tcp,
    };

    public static TransportProtocol ToPublic(this Fbs.Transport.Protocol value) => value switch
    {
        Fbs.Transport.Protocol.Udp => TransportProtocol.Udp,
        Fbs.Transport.Protocol.Tcp => TransportProtocol.Tcp,
    };

    public static SctpState ToPublic(this Fbs.SctpAssociation.SctpState value) => value switch
    {
        Fbs.SctpAssociation.SctpState.New => SctpState.New,
        Fbs.SctpAssociation.SctpState.Connecting => SctpState.Connecting,
        Fbs.SctpAssociation.SctpState.Connected => SctpState.Connected,
        Fbs.SctpAssociation.SctpState.Failed => SctpState.Failed,
        Fbs.SctpAssociation.SctpState.Closed => SctpState.Closed,
    };

    public static Fbs.Transport.TraceEventType ToWire(this TransportTraceEventType value) => value switch
    {
        TransportTraceEventType.Probation => Fbs.Transport.TraceEventType.Probation,
        TransportTraceEventType.Bwe => Fbs.Transport.TraceEventType.Bwe,
    };

    public static TransportTraceEventType ToPublic(this Fbs.Transport.TraceEventType value) => value switch
    {
        Fbs.Transport.TraceEventType.Probation => TransportTraceEventType.Probation,
        Fbs.Transport.TraceEventType.Bwe => TransportTraceEventType.Bwe,
    };

    public static TraceDirection ToPublic(this Fbs.Common.TraceDirection value) => value switch
    {
        Fbs.Common.TraceDirection.DirectionIn => TraceDirection.In,
        Fbs.Common.TraceDirection.DirectionOut => TraceDirection.Out,
    };

    public static BweType ToPublic(this Fbs.Transport.BweType value) => value switch
    {
        Fbs.Transport.BweType.TransportCc => BweType.TransportCc,
        Fbs.Transport.BweType.Remb => BweType.Remb,
    };

    public static Fbs.SrtpParameters.SrtpCryptoSuite ToWire(this SrtpCryptoSuite value) => value switch
    {
        SrtpCryptoSuite.AeadAes256Gcm => Fbs.SrtpParameters.SrtpCryptoSuite.AeadAes256Gcm,
        SrtpCryptoSuite.AeadAes128Gcm => Fbs.SrtpParameters.SrtpCryptoSuite.AeadAes128Gcm,
        SrtpCryptoSuite.AesCm128HmacSha1Tag80 => Fbs.SrtpParameters.SrtpCryptoSuite.AesCm128HmacSha1_80,
        SrtpCryptoSuite.AesCm128HmacSha1Tag32 => Fbs.SrtpParameters.SrtpCryptoSuite.AesCm128HmacSha1_32,
    };

    public static SrtpCryptoSuite ToPublic(this Fbs.SrtpParameters.SrtpCryptoSuite value) => value switch
    {
        Fbs.SrtpParameters.SrtpCryptoSuite.AeadAes256Gcm => SrtpCryptoSuite.AeadAes256Gcm,
        Fbs.SrtpParameters.SrtpCryptoSuite.AeadAes128Gcm => SrtpCryptoSuite.AeadAes128Gcm,
        Fbs.SrtpParameters.SrtpCryptoSuite.AesCm128HmacSha1_80 => SrtpCryptoSuite.AesCm128HmacSha1Tag80,
        Fbs.SrtpParameters.SrtpCryptoSuite.AesCm128HmacSha1_32 => SrtpCryptoSuite.AesCm128HmacSha1Tag32,
    };
}
