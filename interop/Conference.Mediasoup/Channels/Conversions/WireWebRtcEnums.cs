namespace Conference.Mediasoup.Channels;

/// <summary>The enums of ICE and DTLS. A value that has no name throws.</summary>
internal static class WireWebRtcEnums
{
    public static IceRole ToPublic(this Fbs.WebRtcTransport.IceRole value) => value switch
    {
        Fbs.WebRtcTransport.IceRole.Controlled => IceRole.Controlled,
        Fbs.WebRtcTransport.IceRole.Controlling => IceRole.Controlling,
    };

    public static IceState ToPublic(this Fbs.WebRtcTransport.IceState value) => value switch
    {
        Fbs.WebRtcTransport.IceState.New => IceState.New,
        Fbs.WebRtcTransport.IceState.Connected => IceState.Connected,
        Fbs.WebRtcTransport.IceState.Completed => IceState.Completed,
        Fbs.WebRtcTransport.IceState.Disconnected => IceState.Disconnected,
    };

    public static IceCandidateType ToPublic(this Fbs.WebRtcTransport.IceCandidateType value) => value switch
    {
        Fbs.WebRtcTransport.IceCandidateType.Host => IceCandidateType.Host,
    };

    public static IceCandidateTcpType ToPublic(this Fbs.WebRtcTransport.IceCandidateTcpType value) => value switch
    {
        Fbs.WebRtcTransport.IceCandidateTcpType.Passive => IceCandidateTcpType.Passive,
    };

    public static Fbs.WebRtcTransport.DtlsRole ToWire(this DtlsRole value) => value switch
    {
        DtlsRole.Auto => Fbs.WebRtcTransport.DtlsRole.Auto,
        DtlsRole.Client => Fbs.WebRtcTransport.DtlsRole.Client,
        DtlsRole.Server => Fbs.WebRtcTransport.DtlsRole.Server,
    };

    public static DtlsRole ToPublic(this Fbs.WebRtcTransport.DtlsRole value) => value switch
    {
        Fbs.WebRtcTransport.DtlsRole.Auto => DtlsRole.Auto,
        Fbs.WebRtcTransport.DtlsRole.Client => DtlsRole.Client,
        Fbs.WebRtcTransport.DtlsRole.Server => DtlsRole.Server,
    };

    public static DtlsState ToPublic(this Fbs.WebRtcTransport.DtlsState value) => value switch
    {
        Fbs.WebRtcTransport.DtlsState.New => DtlsState.New,
        Fbs.WebRtcTransport.DtlsState.Connecting => DtlsState.Connecting,
        Fbs.WebRtcTransport.DtlsState.Connected => DtlsState.Connected,
        Fbs.WebRtcTransport.DtlsState.Failed => DtlsState.Failed,
        Fbs.WebRtcTransport.DtlsState.Closed => DtlsState.Closed,
    };

    public static Fbs.WebRtcTransport.FingerprintAlgorithm ToWire(this FingerprintAlgorithm value) => value switch
    {
        FingerprintAlgorithm.Sha1 => Fbs.WebRtcTransport.FingerprintAlgorithm.Sha1,
        FingerprintAlgorithm.Sha224 => Fbs.WebRtcTransport.FingerprintAlgorithm.Sha224,
        FingerprintAlgorithm.Sha256 => Fbs.WebRtcTransport.FingerprintAlgorithm.Sha256,
        FingerprintAlgorithm.Sha384 => Fbs.WebRtcTransport.FingerprintAlgorithm.Sha384,
        FingerprintAlgorithm.Sha512 => Fbs.WebRtcTransport.FingerprintAlgorithm.Sha512,
    };

    public static FingerprintAlgorithm ToPublic(this Fbs.WebRtcTransport.FingerprintAlgorithm value) => value switch
    {
        Fbs.WebRtcTransport.FingerprintAlgorithm.Sha1 => FingerprintAlgorithm.Sha1,
        Fbs.WebRtcTransport.FingerprintAlgorithm.Sha224 => FingerprintAlgorithm.Sha224,
        Fbs.WebRtcTransport.FingerprintAlgorithm.Sha256 => FingerprintAlgorithm.Sha256,
        Fbs.WebRtcTransport.FingerprintAlgorithm.Sha384 => FingerprintAlgorithm.Sha384,
        Fbs.WebRtcTransport.FingerprintAlgorithm.Sha512 => FingerprintAlgorithm.Sha512,
    };
}
