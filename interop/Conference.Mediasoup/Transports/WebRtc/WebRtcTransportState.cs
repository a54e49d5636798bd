using Conference.Mediasoup.Channels;

namespace Conference.Mediasoup;

/// <summary>How a WebRTC transport begins.</summary>
internal sealed record WebRtcTransportState(
    IceRole IceRole,
    IceParameters IceParameters,
    IReadOnlyList<IceCandidate> IceCandidates,
    IceState IceState,
    DtlsParameters DtlsParameters,
    DtlsState DtlsState,
    SctpParameters? SctpParameters,
    SctpState? SctpState)
{
    public static WebRtcTransportState From(Fbs.WebRtcTransport.DumpResponse dump) => new(
        dump.IceRole.ToPublic(),
        WireWebRtc.Read(dump.IceParameters),
        dump.IceCandidates.ToArray(WireWebRtc.Read),
        dump.IceState.ToPublic(),
        WireWebRtc.Read(dump.DtlsParameters),
        dump.DtlsState.ToPublic(),
        dump.Base.HasSctpParameters ? WireTransport.Read(dump.Base.SctpParameters) : null,
        dump.Base.SctpState?.ToPublic());
}
