using Conference.Mediasoup.Channels;

namespace Conference.Mediasoup;

/// <summary>How a plain transport begins.</summary>
internal sealed record PlainTransportState(
    TransportTuple Tuple,
    TransportTuple? RtcpTuple,
    SrtpParameters? SrtpParameters,
    SctpParameters? SctpParameters,
    SctpState? SctpState)
{
    public static PlainTransportState From(Fbs.PlainTransport.DumpResponse dump) => new(
        WireTransport.Read(dump.Tuple),
        dump.HasRtcpTuple ? WireTransport.Read(dump.RtcpTuple) : null,
        dump.HasSrtpParameters ? WireSrtp.Read(dump.SrtpParameters) : null,
        dump.Base.HasSctpParameters ? WireTransport.Read(dump.Base.SctpParameters) : null,
        dump.Base.SctpState?.ToPublic());
}
