using Conference.Mediasoup.Channels;

namespace Conference.Mediasoup;

/// <summary>How a pipe transport begins.</summary>
internal sealed record PipeTransportState(
    TransportTuple Tuple, bool Rtx, SrtpParameters? SrtpParameters, SctpParameters? SctpParameters, SctpState? SctpState)
{
    public static PipeTransportState From(Fbs.PipeTransport.DumpResponse dump) => new(
        WireTransport.Read(dump.Tuple),
        dump.Rtx,
        dump.HasSrtpParameters ? WireSrtp.Read(dump.SrtpParameters) : null,
        dump.Base.HasSctpParameters ? WireTransport.Read(dump.Base.SctpParameters) : null,
        dump.Base.SctpState?.ToPublic());
}
